// group: which claims are one proposition.
//
//   Comparer comparer(model, said);                                 // said in the order of
//   `before` group(comparer, pairs_to_compare(comparer, said), said.size())   // rows, each once
//
// Shapes: every row is in one group; rows of a group and groups by their first row are in order.
//   Needs: `said` in the order of `before`; reports with ids that differ. Threads: a pure function.
//   Errors: cannot fail.
// Method: claims that share a rare term, two weighty ones, a number or their wording are compared;
//   groups grow from the most alike pair on, while they are alike on the average (average linkage
//   over log-odds, where pairs that share nothing count against). Ties are broken by what claims
//   hold, never by the order in which they came, so the groups are the same for any order.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "proposition/compare.h"

namespace kilde::proposition {

using Pair = std::pair<uint32_t, uint32_t>;

// A place in an order of claims that does not depend on how they came: by time, then by id.
bool before(const Said& a, const Said& b);

// The keys of which two claims that may be the same share at least one.
std::vector<uint64_t> keys_of(const Claim& claim);
// Rows that share a key or a term that is rare among these; each pair once, a < b.
std::vector<Pair> pairs_to_compare(const Comparer& comparer, const std::vector<Said>& said);

std::vector<std::vector<uint32_t>> group(const Comparer& comparer, const std::vector<Pair>& pairs,
                                         size_t count);

}  // namespace kilde::proposition
