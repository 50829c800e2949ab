// kilde sources: who is quoted by whom, how often, how precisely named, and through which hands.
#include <memory>

#include "ask_options.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde sources                     the most quoted ones\n"
    "  kilde sources Zaluzhnyi           who quotes him, through whom, doing what, since when\n"
    "Counted over the newest versions of reports that are not withdrawn. A description (\"western\n"
    "diplomats\") stands for all whom these words describe.";

}  // namespace

void add_sources(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("sources", "Show who is quoted by whom, and how often");
  auto choices = std::make_shared<AskChoices>();
  command->add_option("NAME", choices->filter.source, "A name in any spelling, or an id");
  define_answer_options(*command, *choices);
  command->footer(kExamples);
  command->callback(
      [choices, &context] { context.exit_code = answer(*choices, context, &Ledger::sources); });
}

}  // namespace kilde::cli
