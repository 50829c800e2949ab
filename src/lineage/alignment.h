// Aligner: which sentences of one report stand in another, edited or not.
//
//   Aligner aligner(text);                          // the new report
//   for (const Match& m : aligner.match(other))     // sentence by sentence
//     m.sentence == 3; m.other == 0; m.common == 17; m.likeness() == 0.93;
//
// Shapes: the best match for each sentence of either text that has one, by sentence of `text`, then
//   of the other; a long sentence that was cut in two has two. match(a, b) and match(b, a) are the
//   same but for the roles. Units: sentence numbers; words; likeness 0..1 = 2 * words in common
//   order / words of both, in steps of 1/200 (a byte in a store).
// Needs `text` to outlive it. Threads: one Aligner a thread. Errors: cannot fail.
// Method: sentences that share a row of three words are compared by the longest common subsequence
//   of words (Hyyrö's bit-parallel form; a moved clause by the words in any order); a sentence
//   between two that follow each other in both reports is taken on less proof. A row that stands in
//   more than sixteen sentences is looked up in the first sixteen alone.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "lineage/words.h"

namespace kilde::lineage {

struct Match {
  static constexpr uint32_t kSteps = 200;

  uint32_t sentence = 0, other = 0;
  uint16_t common = 0;  // words
  uint16_t steps = 0;   // of likeness
  uint32_t edge = 0;    // edge_row() of a sentence that begins or ends its text, else 0

  double likeness() const { return static_cast<double>(steps) / kSteps; }
  bool operator==(const Match&) const = default;
};

// The places of each word of one short row of words, as bits.
class WordPlaces {
 public:
  struct Common {
    uint32_t in_order = 0, in_any_order = 0;
  };

  void set(std::span<const uint32_t> words);  // at most 64
  Common common(std::span<const uint32_t> words);

 private:
  struct Slot {
    uint32_t word = 0, turn = 0;
    uint64_t places = 0;
  };
  static constexpr uint32_t kSlotBits = 7;

  Slot& slot_of(uint32_t word);
  uint64_t places_of(uint32_t word);

  std::array<Slot, size_t{1} << kSlotBits> slots_;  // free where not of this turn
  uint32_t turn_ = 0, size_ = 0;
};

class Aligner {
 public:
  explicit Aligner(const WordText& text);
  std::vector<Match> match(const WordText& other);

 private:
  struct Row {
    uint32_t hash = 0, sentence = 0;
    uint32_t at = 0;    // word
    uint32_t next = 0;  // next + 1, 0: the last
  };
  struct Hit {
    uint32_t hash = 0, at = 0;  // word of the other text
  };
  using Pair = std::pair<uint32_t, uint32_t>;

  const Row* row_of(uint32_t hash, uint32_t row) const;
  uint32_t further(const Row& row, const WordText& other, TokenSpan at) const;
  uint64_t& mark_of(uint32_t hash) { return marks_[hash >> mark_shift_]; }
  std::span<const Hit> find_hits(const WordText& other);
  void find_pairs(const WordText& other);
  Match compare(const WordText& other, uint32_t mine, uint32_t theirs, uint32_t least);
  void take_best(const WordText& other, std::vector<Match>& matches);
  void take_between(const WordText& other, std::vector<Match>& matches);
  void mark_edges(const WordText& other, std::vector<Match>& matches) const;
  static void drop_formulas(std::vector<Match>& matches);

  const WordText& text_;
  std::vector<Row> rows_;          // of three words
  std::vector<uint8_t> repeated_;  // of the word that a row begins with: the row is in rows_ twice
  std::vector<int64_t> mine_to_, theirs_to_;
  std::vector<uint32_t> heads_;  // row + 1, a power of two of them
  std::vector<uint64_t> marks_;  // bits of rows_, by hash: most rows of others are none
  uint32_t mark_shift_ = 0;
  std::vector<Hit> hits_;
  std::vector<Pair> pairs_;                    // sentences that share a row
  std::vector<Match> compared_;                // from 1 on
  std::vector<uint32_t> of_mine_, of_theirs_;  // row of compared_, 0: none
  WordPlaces places_;
};

// The words that the matches hold, of the text of which they hold fewer.
uint32_t common_words(const std::vector<Match>& matches);

}  // namespace kilde::lineage
