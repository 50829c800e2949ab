// Which elements of two rows are the same ones, in order: the base of every comparison here.
//
//   same_elements({A, B, C, D}, {A, C, X, D})  ->  {0,0} {2,1} {3,3}
//
// Shapes: pairs of indexes, both rising. Threads: a pure function. Errors: cannot fail.
// Method: what is equal at both ends; then elements that stand once on each side, in the longest
//   row that keeps the order (Cohen's patience diff), and between these the shortest script of
//   Myers (An O(ND) Difference Algorithm, 1986), of at most kMostEdits; what is farther apart than
//   that has nothing in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kilde::revision {

inline constexpr size_t kMostEdits = 1000;

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

Pairs same_elements(std::span<const uint64_t> before, std::span<const uint64_t> after);

}  // namespace kilde::revision
