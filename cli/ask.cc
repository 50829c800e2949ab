// kilde ask: what a ledger says for and against the hypotheses of a file of questions.
#include <memory>
#include <string>

#include "messages.h"
#include "question_view.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde ask --ledger archive.db questions.yaml     a row an indicator, a column a hypothesis\n"
    "  kilde ask --format html questions.yaml > matrix.html\n"
    "  kilde ask --no-mark --format json questions.yaml\n"
    "Each cell is the sign that the file gives, times what the indicator weighs by the "
    "independent\n"
    "origins of the claims that it finds; in brackets without what is disputed. What is new since "
    "the\n"
    "last look stands below. docs/questions.md tells how to write the file and what it cannot "
    "tell.";

std::string rendered(const QuestionChoices& choices, const QuestionView& view) {
  if (choices.format == "json")
    return format::questions_json(view.told(), view.answers(), choices.unit());
  if (choices.format == "html") return format::questions_html(view.told(), view.answers());
  return format::questions_text(view.told(), view.answers(), choices.text_options());
}

int run_ask(const QuestionChoices& choices, Context& context) {
  Result<QuestionView> view = view_of_questions(choices, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  if (auto compared = compare_with_last(choices, "ask", *view); !compared)
    return fail(compared.error());
  const int written = write_view(choices, rendered(choices, *view));
  if (written != kDone || choices.no_mark) return written;
  const Result<void> kept = keep_look(choices, "ask", *view);
  return kept ? kDone : fail(kept.error());
}

}  // namespace

void add_ask(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("ask", "Weigh hypotheses by what a ledger says for and against them");
  auto choices = std::make_shared<QuestionChoices>();
  define_question_options(*command, *choices, {"html"});
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_ask(*choices, context); });
}

}  // namespace kilde::cli
