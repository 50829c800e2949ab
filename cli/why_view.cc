#include "why_view.h"

#include <optional>

#include "format/trace.h"
#include "format/trace_html.h"
#include "format/why.h"
#include "proposition/reasons.h"

namespace kilde::cli {

std::string list_of(const ViewChoices& choices, const PropositionView& view,
                    const std::vector<uint32_t>& rows) {
  const format::Told told = view.told();
  if (choices.format == "csv") return format::propositions_csv(told, rows);
  const bool json = choices.format == "json";
  if (!choices.why)
    return json ? format::propositions_json(told, rows, choices.unit())
                : format::propositions_text(told, rows, choices.text_options());
  const proposition::Reasoner reasoner(*view.resolver, view.set.reports, view.set.descents,
                                       view.propositions);
  std::string out;
  for (const uint32_t row : rows) {
    const proposition::Trace trace = view.trace(row);
    const proposition::Reasons reasons = reasoner.of(row, trace);
    out += json ? format::why_json(format::propositions_json(told, {row}, choices.unit()), told,
                                   row, trace, reasons)
                : format::propositions_text(told, {row}, choices.text_options()) +
                      format::why_text(told, row, trace, reasons, choices.text_options());
  }
  return out;
}

std::string traced(const ViewChoices& choices, const PropositionView& view, uint32_t row,
                   const proposition::Trace& trace) {
  const format::Told told = view.told();
  std::optional<proposition::Reasons> reasons;
  if (choices.why)
    reasons = proposition::Reasoner(*view.resolver, view.set.reports, view.set.descents,
                                    view.propositions)
                  .of(row, trace);
  if (choices.format == "html")
    return format::trace_html(told, row, trace, reasons ? &*reasons : nullptr);
  if (choices.format == "json") {
    const std::string line = format::trace_json(told, row, trace, choices.unit());
    return reasons ? format::why_json(line, told, row, trace, *reasons) : line;
  }
  const std::string tree = format::trace_text(told, row, trace, choices.text_options());
  if (!reasons) return tree;
  return tree + "\n" + format::why_text(told, row, trace, *reasons, choices.text_options());
}

}  // namespace kilde::cli
