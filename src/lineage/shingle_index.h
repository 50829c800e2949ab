// ShingleIndex: which earlier reports share rows of words with a new one.
//
//   ShingleIndex index;
//   for (const Candidate& c : index.add(text))    // the best first
//     c.doc == 7; c.hits == 12;                   // twelve sampled shingles in common
//
// Shapes: reports are numbered in the order they are added. Units: hits are sampled shingles.
// Owns its table: about 12 bytes for each sampled shingle, one for every kSample words.
// Threads: one at a time may add. Errors: cannot fail.
// Candidates share two rows at least, and rows that not everybody has, or many.
// Method: containment, not likeness: shingles of kShingle words are sampled by their hash (the same
//   ones everywhere: Manber's "modulo" fingerprints), so that a sentence lifted into another report
//   is found as well as a whole copy. A row of words that stands in more than kMostHolders reports
//   is standing text: its first holders are still found, more are not kept.
#pragma once

#include <cstdint>
#include <vector>

#include "lineage/words.h"

namespace kilde::lineage {

struct Candidate {
  uint32_t doc = 0;
  uint32_t hits = 0;
  float rare = 0;  // hits, each parted among those that have the row of words
};

class ShingleIndex {
 public:
  static constexpr uint32_t kShingle = 4, kSample = 2, kMostHolders = 48, kMostCandidates = 96;

  ShingleIndex();

  // The reports before `text` that may share text with it; then `text` is one of them.
  std::vector<Candidate> add(const WordText& text);
  uint32_t size() const { return docs_; }

 private:
  struct Entry {
    uint32_t tag = 0;  // of the shingle; the table's place tells the rest
    uint32_t doc = 0;
    uint32_t next = 0;  // entry + 1, 0: the last
  };

  void sample(const WordText& text);
  void look_up(uint64_t shingle, uint32_t doc);
  void grow();

  std::vector<uint32_t> heads_;  // entry + 1, a power of two of them
  std::vector<Entry> entries_;
  std::vector<uint64_t> hashes_;  // of `entries_`, to grow by
  std::vector<uint64_t> sampled_;
  std::vector<Candidate> hits_;    // of each report with the one that is being added
  std::vector<uint32_t> holders_;  // of the row of words that is looked up
  std::vector<uint32_t> touched_;
  uint32_t docs_ = 0;
};

}  // namespace kilde::lineage
