// kilde trace: how a claim came here, on how many origins it rests.
#include "format/trace.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "export/trace_prov.h"
#include "format/trace_svg.h"
#include "messages.h"
#include "proposition/attributions.h"
#include "proposition/claim_names.h"
#include "why_view.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde trace p7k2m9q4xtr                 as kilde propositions, origins or disputes name it\n"
    "  kilde trace '#17:a4'                    as kilde claims names a claim; or w3:a4\n"
    "  kilde trace bridge closed three weeks   what has most of these words, in any language's\n"
    "                                          report, and is said most often\n"
    "  kilde trace --format html p7k2m9q4xtr > claim.html    the picture, and every step in words\n"
    "  kilde trace --why p7k2m9q4xtr           what joined each claim, and what is counted as one\n"
    "  kilde trace --format dot p7k2m9q4xtr | dot -Tpdf > claim.pdf\n"
    "Each beginning is somebody who said or saw it; what was copied, taken over from an outlet or\n"
    "repeated in a paper's own voice stands below what it leads back to (docs/origins.md).";

struct TraceChoices {
  ViewChoices view;
  std::vector<std::string> words;
};

// "#17:a4", as kilde claims has it, or "w3:a4": the fourth attribution of a document.
struct NamedAttribution {
  int64_t document = 0;
  int32_t attribution = 0;  // from 0
};

using MaybeNamed = std::optional<NamedAttribution>;

Result<MaybeNamed> attribution_named(const TraceChoices& choices, Context& context) {
  if (choices.words.size() != 1) return MaybeNamed();
  const std::string& name = choices.words.front();
  const size_t mark = name.rfind(":a");
  if (mark == std::string::npos || mark == 0) return MaybeNamed();
  int32_t number = 0;
  const char* end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + mark + 2, end, number);
  if (read.ec != std::errc() || read.ptr != end) return MaybeNamed();
  Result<OpenLedger> ledger =
      open_ledger(choices.view.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  Result<int64_t> document = ledger->store->find(name.substr(0, mark));
  if (!document) return document.error();
  return MaybeNamed({*document, number - 1});
}

std::optional<uint32_t> row_of_attribution(const NamedAttribution& named,
                                           const PropositionView& view) {
  const auto& numbers = view.set.numbers;
  const auto at = std::ranges::lower_bound(numbers, named.document);
  if (at == numbers.end() || *at != named.document) return std::nullopt;
  const proposition::AttributionIndex index(view.set.reports, view.propositions);
  const auto places = index.of(static_cast<uint32_t>(at - numbers.begin()), named.attribution);
  return places.empty() ? std::nullopt : std::optional(places.front().proposition);
}

// The proposition with a claim that has most of the words; of several that which is said most.
std::optional<uint32_t> row_with(const std::vector<std::string>& words, const PropositionView& view,
                                 const text::SearchWords& search) {
  std::vector<std::vector<std::string>> wanted;
  for (const std::string& phrase : words)
    for (const std::string& word : search.words_of(phrase))
      wanted.push_back(search.alternatives(word));
  auto hits = [&](const proposition::ClaimRow& at) {
    const std::string form =
        search.index_form(format::claim_words(view.told(), at), view.set.reports[at.report].lang);
    std::set<std::string, std::less<>> found;
    for (size_t begin = 0; begin < form.size();) {
      const size_t end = std::min(form.find(' ', begin), form.size());
      found.emplace(form, begin, end - begin);
      begin = end + 1;
    }
    return std::ranges::count_if(wanted, [&](const auto& forms) {
      return std::ranges::any_of(forms, [&](const std::string& f) { return found.contains(f); });
    });
  };
  std::tuple<std::ptrdiff_t, size_t> most = {0, 0};
  std::optional<uint32_t> best;
  for (uint32_t row = 0; row < view.propositions.size(); ++row) {
    const auto& claims = view.propositions[row].claims;
    std::ptrdiff_t count = 0;
    for (const proposition::ClaimRow& at : claims) count = std::max(count, hits(at));
    const std::tuple rank(count, claims.size());
    if (count > 0 && rank > most) most = rank, best = row;
  }
  return best;
}

bool tells_why(const std::string& format) {
  return format == "text" || format == "json" || format == "html";
}

Result<std::string> rendered(const TraceChoices& choices, const PropositionView& view, uint32_t row,
                             const Context& context) {
  const proposition::Trace trace = view.trace(row);
  if (choices.view.format == "dot") return format::trace_dot(view.told(), row, trace);
  if (choices.view.format == "svg") return format::trace_svg(view.told(), row, trace);
  if (choices.view.format == "prov") {
    Result<OpenLedger> ledger =
        open_ledger(choices.view.ledger, {.read_only = true}, context.interrupt);
    if (!ledger) return ledger.error();
    return exporting::trace_prov(ledger->store->database(), view.told(), row, trace);
  }
  return traced(choices.view, view, row, trace);
}

template <typename Value>
std::vector<Value> row_of(std::optional<Value> found) {
  return found ? std::vector<Value>{*found} : std::vector<Value>{};
}

int run_trace(const TraceChoices& choices, Context& context) {
  if (choices.view.why && !tells_why(choices.view.format))
    return wrong_usage("--why: expected --format text, json or html, found " + choices.view.format);
  Result<text::SearchWords> search = load_search_words();
  if (!search) return fail(search.error());
  const Result<MaybeNamed> read = attribution_named(choices, context);
  if (!read) return fail(read.error());
  const MaybeNamed& named = *read;
  const Asked asked = {[&](const PropositionView& view) {
                         if (named) return row_of(row_of_attribution(*named, view));
                         std::optional<uint32_t> row;
                         if (choices.words.size() == 1) row = row_named(choices.words[0], view);
                         return row_of(row ? row : row_with(choices.words, view, *search));
                       },
                       [&](registry::Lists& lists) {
                         if (named)
                           return row_of(lists.of_attribution(named->document, named->attribution));
                         const bool may_name = choices.words.size() == 1 &&
                                               proposition::is_claim_name(choices.words[0]);
                         const auto id = may_name ? lists.named(choices.words[0]) : std::nullopt;
                         return row_of(id ? id : lists.with_words(choices.words));
                       }};
  Result<PropositionView> view = view_of_ledger(choices.view, asked, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  if (!view->rows.empty()) {
    Result<std::string> text = rendered(choices, *view, view->rows.front(), context);
    return text ? write_view(choices.view, *text) : fail(text.error());
  }
  tell({Code::kNotFound, choices.words.front(),
        "expected a proposition (p7k2m9q4xtr), a claim (#17:a4) or words of one, found none with "
        "them in the ledger"});
  return kSomeFailed;
}

}  // namespace

void add_trace(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("trace", "Show how a claim came here, from its beginnings");
  auto choices = std::make_shared<TraceChoices>();
  define_view_options(*command, choices->view, {"html", "svg", "dot", "prov"});
  define_why_option(*command, choices->view);
  command
      ->add_option("CLAIM", choices->words,
                   "A proposition's name (p7k2m9q4xtr), a claim's (#17:a4), or words of one")
      ->required();
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_trace(*choices, context); });
}

}  // namespace kilde::cli
