// kilde watch: what touches the indicators of a file of questions since the last look.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <kilde/date.h>

#include "ask_options.h"
#include "messages.h"
#include "question_view.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde watch questions.yaml || test $? -eq 3      what is new since the last time\n"
    "  kilde watch --format json questions.yaml         a line an alert\n"
    "  kilde watch --since yesterday questions.yaml     what came since a day, whoever looked\n"
    "  */15 * * * *  kilde watch --ledger /srv/a.db /srv/questions.yaml      in a crontab\n"
    "The first look only notes what is there. Nothing is printed when nothing is new.\n"
    "Exit code: 0 no alert, 3 alerts, 1 failed, 2 wrong usage, 130 interrupted.";

Result<void> compare(const QuestionChoices& choices, QuestionView& view) {
  if (choices.since.empty()) return compare_with_last(choices, "watch", view);
  Result<pipeline::Days> days = days_of(choices.since, "", "--since");
  if (!days) return days.error();
  compare_with_day(date_of(days->from).to_string(), view);
  return {};
}

void tell_first_looks(const QuestionChoices& choices, const QuestionView& view) {
  for (size_t row = 0; row < view.questions.size(); ++row)
    if (view.since[row].empty())
      note(choices.file, "question " + view.questions[row].id +
                             ": first look, alerts are for what comes from now on");
}

int run_watch(const QuestionChoices& choices, Context& context) {
  Result<QuestionView> view = view_of_questions(choices, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  if (auto compared = compare(choices, *view); !compared) return fail(compared.error());
  tell_first_looks(choices, *view);
  const int written = write_view(
      choices, choices.format == "json"
                   ? format::alerts_json(view->told(), view->answers(), choices.unit())
                   : format::alerts_text(view->told(), view->answers(), choices.text_options()));
  if (written != kDone) return written;
  if (!choices.no_mark && choices.since.empty())
    if (auto kept = keep_look(choices, "watch", *view); !kept) return fail(kept.error());
  const bool alerts =
      std::ranges::any_of(view->changes, [](const auto& changes) { return !changes.empty(); });
  return alerts ? kAlerts : kDone;
}

}  // namespace

void add_watch(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("watch", "Tell what is new for the indicators of questions");
  auto choices = std::make_shared<QuestionChoices>();
  define_question_options(*command, *choices);
  command
      ->add_option("--since", choices->since,
                   "What was added since that day (UTC), not since the last look; marks nothing")
      ->option_text("DATE");
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_watch(*choices, context); });
}

}  // namespace kilde::cli
