// Aligner: which sentences of one report stand in another, edited or not.
//
//   Aligner aligner(text);                          // the new report
//   for (const Match& m : aligner.match(other))     // sentence by sentence
//     m.sentence == 3; m.other == 0; m.common == 17; m.likeness == 0.93;
//
// Shapes: at most one match for each sentence of `text`, in their order. Units: sentence numbers;
//   words; likeness 0..1 = 2 * words in common order / words of both.
// Needs `text` to outlive it. Threads: one Aligner a thread. Errors: cannot fail.
// Method: sentences that share a row of three words are compared by the longest common subsequence
//   of words (a moved clause by the words in any order); a sentence between two that follow each
//   other in both reports is taken on less proof.
#pragma once

#include <cstdint>
#include <vector>

#include "lineage/words.h"

namespace kilde::lineage {

struct Match {
  uint32_t sentence = 0, other = 0;
  uint32_t common = 0;  // words
  float likeness = 0;
};

class Aligner {
 public:
  explicit Aligner(const WordText& text);
  std::vector<Match> match(const WordText& other);

 private:
  struct Row {
    uint32_t hash = 0, sentence = 0;
  };
  using Pair = std::pair<uint32_t, uint32_t>;

  void find_pairs(const WordText& other);
  Match compare(const WordText& other, uint32_t mine, uint32_t theirs);
  void take_between(const WordText& other, std::vector<Match>& matches);
  static void drop_formulas(std::vector<Match>& matches);

  const WordText& text_;
  std::vector<Row> rows_;          // of three words, by hash
  std::vector<uint32_t> buckets_;  // first of rows_ by the upper bits
  uint32_t shift_ = 0;
  std::vector<Pair> pairs_;     // sentences that share a row
  std::vector<uint16_t> line_;  // of the subsequence's table
  std::vector<uint32_t> mine_, theirs_;
};

// The words of the matches together.
uint32_t common_words(const std::vector<Match>& matches);

}  // namespace kilde::lineage
