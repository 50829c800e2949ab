// kilde propose: propositions that nearly were one, for an editor to look at.
#include <memory>

#include "format/why.h"
#include "messages.h"
#include "proposition/reasons.h"
#include "proposition_view.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde propose                       the 20 pairs that were nearest to being one\n"
    "  kilde propose --format json --limit 500 > near.jsonl\n"
    "Each pair with the score of both on the average (joined from -1.4 on), and of their two most\n"
    "alike claims with what these share and what keeps them apart. What disputes each other is no\n"
    "near miss.";

struct ProposeChoices {
  ViewChoices view;
  size_t limit = 20;
};

int run_propose(const ProposeChoices& choices, Context& context) {
  Result<PropositionView> view = view_of_all(choices.view, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  const proposition::Reasoner reasoner(*view->resolver, view->set.reports, view->set.descents,
                                       view->propositions);
  const auto misses = reasoner.near_misses(choices.limit);
  return write_view(
      choices.view,
      choices.view.format == "json"
          ? format::near_misses_json(view->told(), misses, choices.view.unit())
          : format::near_misses_text(view->told(), misses, choices.view.text_options()));
}

}  // namespace

void add_propose(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("propose", "List propositions that nearly were one, for an editor");
  auto choices = std::make_shared<ProposeChoices>();
  define_view_options(*command, choices->view);
  command->add_option("--limit", choices->limit, "Most pairs to show (default: 20)")
      ->option_text("N");
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_propose(*choices, context); });
}

}  // namespace kilde::cli
