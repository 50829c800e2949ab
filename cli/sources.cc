// kilde sources: who is quoted by whom, how often, how precisely named, and through which hands.
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "ask_options.h"
#include "attributed.h"
#include "format/json_line.h"
#include "format/record.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde sources                     the most quoted ones\n"
    "  kilde sources Zaluzhnyi           who quotes him, through whom, doing what, since when\n"
    "  kilde sources Zaluzhnyi --record  and what became of what he said; --grade: a letter for "
    "it\n"
    "Counted over the newest versions of reports that are not withdrawn. A description (\"western\n"
    "diplomats\") stands for all whom these words describe. A letter is always told with the "
    "counts\n"
    "that it rests on; F: cannot be judged (docs/origins.md).";

constexpr size_t kMostClaims = 1'000'000;

struct SourceChoices : AskChoices {
  bool record = false, grade = false;
};

class Recorder {
 public:
  Recorder(const SourceChoices& choices, Ledger& ledger, const Attributed& attributed)
      : choices_(choices), ledger_(ledger), attributed_(attributed) {}

  Result<std::string> rendered(const std::vector<SourceAccount>& rows) {
    auto all = nlohmann::ordered_json::parse(query::to_json(rows));
    std::string text, lines;
    for (size_t i = 0; i < rows.size(); ++i) {
      Result<proposition::Record> record = record_of(rows[i]);
      if (!record) return record.error();
      format::put_record(all[i], *record, choices_.grade);
      lines += (i > 0 ? ",\n" : "") + format::json_line(all[i]);
      lines.pop_back();
      text += (i > 0 ? "\n" : "") + query::to_text({rows[i]}, choices_.text_options()) +
              format::record_text(*record, choices_.grade, choices_.text_options());
    }
    return choices_.format == "json" ? "[" + lines + "]\n" : text;
  }

 private:
  Result<proposition::Record> record_of(const SourceAccount& account) {
    Filter filter;
    filter.source = account.id.empty() ? account.name : account.id;
    filter.limit = kMostClaims;
    Result<Answer<Claim>> claims = ledger_.claims(filter);
    if (!claims) return claims.error();
    std::vector<proposition::ClaimRow> rows;
    for (const Claim& claim : claims->rows)
      for (const auto& place : attributed_.places_of(claim)) rows.push_back(place.claim);
    return proposition::record_of(rows, attributed_.view().set.reports,
                                  attributed_.view().propositions,
                                  [&](uint32_t row) { return attributed_.view().trace(row); });
  }

  const SourceChoices& choices_;
  Ledger& ledger_;
  const Attributed& attributed_;
};

int run_record(SourceChoices& choices, Context& context) {
  if (choices.filter.source.empty()) return wrong_usage("--record: expected a NAME, found none");
  if (choices.format == "csv")
    return wrong_usage("--record: expected --format text or json, found csv");
  Result<Attributed> attributed = Attributed::load(choices.ledger, context);
  if (context.interrupt.raised()) return kStopped;
  if (!attributed) return fail(attributed.error());
  Result<Ledger> ledger = open_to_ask(choices.ledger, context);
  if (!ledger) return fail(ledger.error());
  Result<Answer<SourceAccount>> found = ledger->sources(choices.filter);
  if (!found) return context.interrupt.raised() ? int{kStopped} : fail(found.error());
  for (const std::string& text : found->notes) note("", text);
  Result<std::string> text = Recorder(choices, *ledger, *attributed).rendered(found->rows);
  return text ? print(*text) : fail(text.error());
}

}  // namespace

void add_sources(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("sources", "Show who is quoted by whom, and how often");
  auto choices = std::make_shared<SourceChoices>();
  command->add_option("NAME", choices->filter.source, "A name in any spelling, or an id");
  command->add_flag(
      "--record", choices->record,
      "What became of what the source said: confirmed, disputed, corrected, retracted");
  command->add_flag("--grade", choices->grade, "A letter for the record, A to F; implies --record");
  define_answer_options(*command, *choices);
  command->footer(kExamples);
  command->callback([choices, &context] {
    context.exit_code = choices->record || choices->grade
                            ? run_record(*choices, context)
                            : answer(*choices, context, &Ledger::sources);
  });
}

}  // namespace kilde::cli
