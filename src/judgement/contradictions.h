// Contradictions: which merges and splits can hold together.
//
//   keep_consistent(rulings, {"j1", "j2"});     // ids by time; rulings.conflicts tells what went
//
// Threads: a pure function. Errors: cannot fail.
// Method: from the latest judgement back, each is taken where no two claims would have to be one
//   and apart; the sets of claims that are one grow as in Kruskal's algorithm.
#pragma once

#include <string>
#include <vector>

#include "judgement/rulings.h"

namespace kilde::judgement {

void keep_consistent(Rulings& rulings, const std::vector<std::string>& by_time);

}  // namespace kilde::judgement
