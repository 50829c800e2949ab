// kilde search: the reports of a ledger that have some words.
#include <memory>

#include "ask_options.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde search grain ship                     both words, whatever their endings\n"
    "  kilde search '\"grain ship\" odesa'           two of them in a row\n"
    "  kilde search --from \"last week\" --lang uk дрон\n"
    "The best fit first. The words found stand between asterisks, on a terminal in colour.";

}  // namespace

void add_search(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("search", "Find reports of a ledger by their words");
  auto choices = std::make_shared<AskChoices>();
  command
      ->add_option("WORDS", choices->words,
                   "Words that are all needed; those in quotation marks in a row")
      ->required();
  define_document_options(*command, *choices);
  define_answer_options(*command, *choices);
  command->footer(kExamples);
  command->callback(
      [choices, &context] { context.exit_code = answer(*choices, context, &Ledger::search); });
}

}  // namespace kilde::cli
