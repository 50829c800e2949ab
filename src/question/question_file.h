// parse_questions: the file of `kilde ask`, a YAML text, as questions; or everything that is wrong.
//
//   auto questions = parse_questions(text, "cable.yaml");
//   questions.error().message     // "cable.yaml:7:9: expected one of name, sentence, claims,
//   speaks,
//                                 //  weight, found 'sentense'\ncable.yaml:9:3: ..."
//
// Shapes: at least one question, in each two hypotheses and one indicator at least, and at most
// those
//   below. Units: lines and columns from 1. Gives: questions that own their strings.
// Threads: a pure function.
// Errors: a line of the message for each mistake, at most kMostMistakes, without a place of the
// whole
//   (kFormat); those of yaml_tree.h. Unknown keys and keys given twice are mistakes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "question/questions.h"

namespace kilde::question {

inline constexpr size_t kMostMistakes = 50;
inline constexpr size_t kMostHypotheses = 12, kMostIndicators = 500, kMostQuestions = 100;
inline constexpr double kGreatestWeight = 100;

Result<std::vector<Question>> parse_questions(std::string_view text, const std::string& file);

}  // namespace kilde::question
