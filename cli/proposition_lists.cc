// kilde origins, disputes, predictions: the propositions of a ledger that an editor asks for.
#include <algorithm>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>

#include "ask_options.h"
#include "messages.h"
#include "why_view.h"

namespace kilde::cli {
namespace {

using Rows = std::vector<uint32_t>;
using proposition::Proposition;

constexpr const char* kOriginsExamples =
    "Examples:\n"
    "  kilde origins --ledger archive.db               what most of independent origins say\n"
    "  kilde origins --min-origins 2 --format json\n"
    "An origin is an institution that vouches for it at first hand; docs/origins.md tells of the\n"
    "four levels. What one report alone says is not listed.";
constexpr const char* kDisputesExamples =
    "Examples:\n"
    "  kilde disputes --ledger archive.db              what cannot all be true\n"
    "Those that dispute each other stand together; kilde trace NAME shows who says one of them.";
constexpr const char* kPredictionsExamples =
    "Examples:\n"
    "  kilde predictions --ledger archive.db           what was foretold, and what came of it\n"
    "By the end of the time for which it was foretold. The outcome is what later claims say: "
    "true,\n"
    "false, unclear, or open where none decides.";

struct ListChoices {
  ViewChoices view;
  registry::Slice slice;
  size_t least = 0;
};

// Which of the propositions, in which order: among few; of many.
struct Choose {
  std::function<Rows(const format::Told&, const ListChoices&)> of_few;
  std::function<registry::Lists::Ids(registry::Lists&, const ListChoices&)> of_many;
};

Rows most_origins_first(const format::Told& told, const ListChoices& choices) {
  Rows rows = format::all_rows(told);
  auto of = [&](uint32_t row) -> const Proposition& { return told.propositions[row]; };
  std::erase_if(rows, [&](uint32_t row) {
    return of(row).claims.size() < 2 || of(row).origins.institution < choices.least;
  });
  std::ranges::stable_sort(rows, std::ranges::greater(), [&](uint32_t row) {
    const proposition::Origins& origins = of(row).origins;
    return std::tuple(origins.institution, origins.speaker, origins.occasion,
                      of(row).claims.size());
  });
  return rows;
}

// Each that is disputed, and behind it those of its disputes that have not been told.
Rows disputes_together(const format::Told& told, const ListChoices&) {
  Rows rows;
  std::vector<bool> taken(told.propositions.size());
  for (const uint32_t first : format::all_rows(told)) {
    Rows open = {first};
    if (told.propositions[first].disputes.empty()) continue;
    for (size_t at = 0; at < open.size(); ++at) {
      const uint32_t row = open[at];
      if (taken[row]) continue;
      taken[row] = true;
      rows.push_back(row);
      for (const uint32_t other : told.propositions[row].disputes) open.push_back(other);
    }
  }
  return rows;
}

Rows predictions_by_time(const format::Told& told, const ListChoices&) {
  Rows rows = format::all_rows(told);
  std::erase_if(rows, [&](uint32_t row) { return !told.propositions[row].prediction; });
  std::ranges::stable_sort(rows, {}, [&](uint32_t row) {
    const int32_t to = told.propositions[row].prediction->to;
    return std::pair(to == claim::kNoDay, to);  // what has no end comes last
  });
  return rows;
}

Rows cut(Rows rows, registry::Slice slice) {
  rows.erase(rows.begin(),
             rows.begin() + static_cast<std::ptrdiff_t>(std::min(slice.offset, rows.size())));
  if (slice.limit > 0 && rows.size() > slice.limit) rows.resize(slice.limit);
  return rows;
}

int run(const ListChoices& choices, const Choose& choose, Context& context) {
  if (choices.view.why && choices.view.format == "csv")
    return wrong_usage("--why: expected --format text or json, found csv");
  const Asked asked = {[&](const PropositionView& view) {
                         return cut(choose.of_few(view.told(), choices), choices.slice);
                       },
                       [&](registry::Lists& lists) { return choose.of_many(lists, choices); }};
  Result<PropositionView> view = view_of_ledger(choices.view, asked, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  if (view->rows.empty()) tell_nothing(choices.view, choices.slice.offset);
  return write_view(choices.view, list_of(choices.view, *view, view->rows));
}

CLI::App* add_list(CLI::App& app, Context& context, const std::string& name,
                   const std::string& about, const char* examples, const Choose& choose,
                   const std::shared_ptr<ListChoices>& choices) {
  CLI::App* command = app.add_subcommand(name, about);
  define_view_options(*command, choices->view, {"csv"});
  define_why_option(*command, choices->view);
  command->add_option("--limit", choices->slice.limit, "Most propositions to show (default: all)")
      ->check(CLI::Range(size_t{0}, size_t{1'000'000'000}))
      ->option_text("N");
  command->add_option("--offset", choices->slice.offset, "Propositions to pass over (default: 0)")
      ->check(CLI::Range(size_t{0}, size_t{1'000'000'000}))
      ->option_text("N");
  command->footer(examples);
  command->callback(
      [choices, choose, &context] { context.exit_code = run(*choices, choose, context); });
  return command;
}

}  // namespace

void add_proposition_lists(CLI::App& app, Context& context) {
  auto origins = std::make_shared<ListChoices>();
  CLI::App* command = add_list(app, context, "origins",
                               "List what is said, by its independent origins", kOriginsExamples,
                               {most_origins_first,
                                [](registry::Lists& lists, const ListChoices& choices) {
                                  return lists.by_origins(choices.least, choices.slice);
                                }},
                               origins);
  command
      ->add_option("--min-origins", origins->least,
                   "Fewest institutions that vouch for it (default: 0)")
      ->check(CLI::Range(size_t{0}, size_t{1'000'000}))
      ->option_text("N");
  add_list(
      app, context, "disputes", "List what reports dispute", kDisputesExamples,
      {disputes_together, [](registry::Lists& lists,
                             const ListChoices& choices) { return lists.disputes(choices.slice); }},
      std::make_shared<ListChoices>());
  add_list(app, context, "predictions", "List what was foretold, and what came of it",
           kPredictionsExamples,
           {predictions_by_time,
            [](registry::Lists& lists, const ListChoices& choices) {
              return lists.predictions(choices.slice);
            }},
           std::make_shared<ListChoices>());
}

}  // namespace kilde::cli
