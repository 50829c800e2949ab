// RareIndex: how many reports hold a feature, and which reports share rare ones with another.
//
//   RareIndex index;
//   index.add(row, features);                      // rows 0, 1, 2, ... in turn
//   index.count(hash);                             // reports that hold it
//   for (uint32_t row : index.holders(hash)) ...   // the newest first
//
// Shapes: a chain of rows for each slot of a table of hashes; features whose hashes meet in a slot
//   keep chains of their own by their hash. Units: reports.
// Owns its table: about 12 bytes for each feature of a report, none for features that more than
//   kMostHolders reports hold (these only count on). Threads: one at a time may add; reading is
//   const.
// Errors: cannot fail. Method: chained hashing in flat arrays.
#pragma once

#include <cstdint>
#include <vector>

#include "story/features.h"

namespace kilde::story {

class RareIndex {
 public:
  static constexpr uint32_t kMostHolders = 4096;

  RareIndex();

  void add(uint32_t row, const StoryFeatures& features);
  uint32_t count(uint32_t hash) const;
  uint32_t reports() const { return reports_; }

  // Calls `visit(row)` for each holder that was added while it was rare.
  template <typename Visit>
  void holders(uint32_t hash, Visit visit) const {
    const uint32_t slot = find(hash);
    if (slot == kNone) return;
    for (uint32_t at = slots_[slot].head; at != kNone; at = entries_[at].next)
      visit(entries_[at].row);
  }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  struct Slot {
    uint32_t hash = 0;  // 0: free
    uint32_t count = 0;
    uint32_t head = kNone;
  };
  struct Entry {
    uint32_t row = 0, next = kNone;
  };

  uint32_t find(uint32_t hash) const;
  void hold(uint32_t hash, uint32_t row);
  void grow();

  std::vector<Slot> slots_;  // a power of two of them
  std::vector<Entry> entries_;
  uint32_t used_ = 0, reports_ = 0;
};

}  // namespace kilde::story
