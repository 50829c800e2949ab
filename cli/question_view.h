// What `kilde ask` and `kilde watch` share: questions from a file, answered by a ledger, and what
// has changed since the last look.
//
//   Result<QuestionView> view = view_of_questions(choices, context);
//   compare_with_last(choices, "watch", *view);            // fills the changes
//   write_view(choices, format::alerts_text(view->told(), view->answers(), ...));
//   keep_look(choices, "watch", *view);
//
// What was seen is kept in the ledger, or in a file where --state names one or the ledger may only
// be read: FILE.looks.json beside the questions. Owns: everything that is told of. Threads: the
// main thread. Errors: those of the file (each mistake a line), of the ledger, and kNotFound or
// kFormat where kilde's tables are not there or wrong.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "command.h"
#include "format/questions.h"
#include "proposition_view.h"
#include "question/changes.h"
#include "question/evidence.h"
#include "question/questions.h"

namespace kilde::cli {

struct QuestionChoices : ViewChoices {
  std::string file, state, since;
  bool no_mark = false;
};

struct QuestionView {
  PropositionView propositions;
  std::vector<question::Question> questions;
  std::vector<std::vector<std::vector<question::ClaimRow>>> touched;  // by question and indicator
  std::vector<question::Assessment> assessments;
  std::vector<std::string> added;  // when each document came, UTC
  std::vector<std::string> since;  // by question; empty: nobody has looked
  std::vector<std::vector<question::Change>> changes;

  format::Told told() const { return propositions.told(); }
  question::Telling telling() const {
    return {propositions.set.reports, propositions.set.descents, propositions.propositions};
  }
  format::Answers answers() const;
};

// FILE, --state, --no-mark, and the options of views.
void define_question_options(CLI::App& command, QuestionChoices& choices,
                             const std::vector<std::string>& more = {});
Result<QuestionView> view_of_questions(const QuestionChoices& choices, Context& context);

Result<void> compare_with_last(const QuestionChoices& choices, const std::string& looker,
                               QuestionView& view);
// The same as if the last look had been before the first document of that day came.
void compare_with_day(const std::string& day, QuestionView& view);
Result<void> keep_look(const QuestionChoices& choices, const std::string& looker,
                       const QuestionView& view);

}  // namespace kilde::cli
