// weigh: what was found for each indicator -> what speaks for and against each hypothesis.
//
//   strength_of(1) == 1;  strength_of(3) == 2;  strength_of(7) == 3       // log2(1 + institutions)
//   Weighed w = weigh(question, {{3, 1}, {0, 0}});
//   w.cells[0][1].undisputed == 4            // sign "++" x weight 1 x strength of 3 institutions
//   w.totals[1].against == 0;  w.totals[1].rank == 1
//   w.decisive == {0}                     // without it another hypothesis would come first
//
// Shapes: `found` and `cells` have a row an indicator, cells a column a hypothesis, `totals` a row
// a
//   hypothesis. Units: one origin of an indicator of weight 1 and sign "+" is 1.
// Threads: pure functions. Errors: cannot fail.
// Method: each further origin adds less than the one before. What is disputed is counted apart: a
//   cell and a total have a value with it and one without; what was corrected or retracted weighs
//   nothing. Hypotheses are ordered by what speaks against them, the least first (Heuer: evidence
//   that fits may fit all), then by what speaks for them, each with what is disputed and then
//   without: who denies something does not make it go away. No probabilities.
#pragma once

#include <cstdint>
#include <vector>

#include "question/questions.h"

namespace kilde::question {

// Independent institutions behind what an indicator found.
struct Strength {
  uint32_t undisputed = 0;  // of what nobody disputes
  uint32_t all = 0;         // of that and of what is disputed
};

struct Value {
  double undisputed = 0, all = 0;
  bool operator==(const Value&) const = default;
};

struct Total {
  Value pro, against;  // both 0 or more
  uint32_t rank = 0;   // from 1; the same where nothing tells two apart
};

struct Weighed {
  std::vector<std::vector<Value>> cells;
  std::vector<Total> totals;
  std::vector<uint32_t> order;            // of hypotheses, that which stands best first
  std::vector<uint32_t> best_undisputed;  // those that stand best without what is disputed
  std::vector<uint32_t> decisive;         // indicators without which another would stand best
};

double strength_of(uint32_t institutions);
Weighed weigh(const Question& question, const std::vector<Strength>& found);
// Whether it speaks alike of all hypotheses, so that it cannot tell them apart.
bool tells_nothing_apart(const Indicator& indicator);

}  // namespace kilde::question
