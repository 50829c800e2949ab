// The best dependency tree for a sentence, given a score for every possible arc.
//
//   std::vector<float> scores(n * (n + 1));   // [dependent][head], head 0 the root, h word h - 1
//   std::vector<int32_t> heads = best_tree(scores, n);   // as the columns of scores
//
// Shapes: n words; heads[i] is 0 for the one word under the root, else 1 + the head's index.
// Gives: a tree (no cycle, exactly one root) with the highest sum of scores. May be non-projective.
// Threads: pure. Errors: cannot fail; scores that are not numbers count as very low.
// Method: greedy when that is a tree already, else Chu-Liu-Edmonds (Edmonds 1967) by contraction in
//   place, O(n^2) memory; a single root by trying the best 8 roots that the free solution chose
//   (exact unless more than 8 words compete for the root).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kilde::analysis {

std::vector<int32_t> best_tree(std::span<const float> scores, size_t n);

}  // namespace kilde::analysis
