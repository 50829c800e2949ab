// Questions with what was found for them, for people and for programs.
//
//   std::vector<Answered> answers{{question, assessment, "2026-11-27T08:00:00Z", changes}};
//   questions_text(told, answers, {})       // the matrix: a row an indicator, a column a
//   hypothesis
//
//     1  The ship's anchor cut the cable             ++ 6.4 (5.2)      -- 6.4 (5.2)
//        8 institutions, 6 without what is disputed
//        p7k2m9q4xtr  disputed, 11 institutions  A subsea power cable was severed by the anchor of
//        …
//
//   questions_html(told, answers)           // one self-contained page
//   questions_json(told, answers)           // a line a question (docs/schema/ask.schema.json)
//   alerts_text, alerts_json                // the changes alone; a line a change
//   (watch.schema.json)
//
// Shapes: as propositions.h. Units: weights as question/weighing.h; lines no wider than `width`.
// Gives: HTML with every string escaped, no script and no request, a policy that allows its own
// style
//   alone. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include "format/propositions.h"
#include "question/changes.h"
#include "question/evidence.h"

namespace kilde::format {

struct Answered {
  const question::Question& question;
  const question::Assessment& assessment;
  std::string since = {};  // when somebody looked last; empty: nobody has
  std::vector<question::Change> changes = {};
};
using Answers = std::vector<Answered>;

std::string questions_text(const Told& told, const Answers& answers,
                           const TextOptions& options = {});
std::string questions_html(const Told& told, const Answers& answers);
std::string questions_json(const Told& told, const Answers& answers,
                           Offsets offsets = Offsets::kCodePoints);
std::string alerts_text(const Told& told, const Answers& answers, const TextOptions& options = {});
std::string alerts_json(const Told& told, const Answers& answers,
                        Offsets offsets = Offsets::kCodePoints);

}  // namespace kilde::format
