// kilde timeline: what is said to have happened, or to happen, when.
#include <memory>

#include "ask_options.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde timeline --about Minsk\n"
    "  kilde timeline --from yesterday offensive      from then on, predictions too\n"
    "By the days that claims speak of, the earliest first; --from and --to bound these days, not\n"
    "those of publication.";

}  // namespace

void add_timeline(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("timeline", "Show what is said to have happened or to happen, by day");
  auto choices = std::make_shared<AskChoices>();
  define_claim_question(*command, *choices);
  command->footer(kExamples);
  command->callback(
      [choices, &context] { context.exit_code = answer(*choices, context, &Ledger::timeline); });
}

}  // namespace kilde::cli
