// Record: what became of what a source said, and the letter that can be given for it.
//
//   Record record = record_of(claims, reports, propositions, trace_of);
//   record.confirmed, .disputed, .corrected, .retracted
//   grade_of(record).letter      // 'B'; 'F': too little can be checked (docs/origins.md)
//
// Shapes: `claims` are the source's, each a row of reports and of their claims. Units:
// propositions,
//   but for `claims`. Threads: pure functions. Errors: cannot fail.
// Method: a proposition is confirmed where it also begins with an institution that none of the
//   source's own beginnings belong to, in more than a phrase. It can be judged where it is
//   confirmed, disputed, corrected, retracted or was foretold and decided; it held where it was
//   confirmed or came true, and was neither corrected nor retracted.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "proposition/propositions.h"

namespace kilde::proposition {

class Outcomes {
 public:
  size_t& operator[](Outcome outcome) { return counts_[static_cast<size_t>(outcome)]; }
  size_t operator[](Outcome outcome) const { return counts_[static_cast<size_t>(outcome)]; }

 private:
  std::array<size_t, 4> counts_{};
};

struct Record {
  size_t claims = 0, propositions = 0;
  size_t confirmed = 0, disputed = 0, corrected = 0, retracted = 0;
  size_t foretold = 0, came_true = 0, failed = 0;  // as persons decided, else as guessed
  Outcomes decided, guessed;                       // the same apart; guesses of all
  size_t judged = 0, held = 0;
};

// How a proposition came here, by its row.
using TraceOf = std::function<Trace(uint32_t)>;

Record record_of(const std::vector<ClaimRow>& claims, const std::vector<claim::Report>& reports,
                 const std::vector<Proposition>& propositions, const TraceOf& trace_of);

struct Grade {
  char letter = 'F';
  std::string words;  // "4 of 5 propositions that can be judged held"
};

Grade grade_of(const Record& record);

}  // namespace kilde::proposition
