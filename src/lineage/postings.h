// Postings: which reports hold which rows of words, in memory or in a store; and from these the
// reports that may share text with a new one.
//
//   MemoryPostings postings;
//   Finder finder;
//   const auto rows = fingerprints(text);
//   for (const Candidate& c : finder.find(postings, rows))    // the best first
//     c.doc == 7; c.hits == 12;                               // twelve sampled rows in common
//   postings.insert(8, rows);
//
// Shapes: at most kMostHolders reports for each hash, kMostCandidates candidates.
// Owns: MemoryPostings about 12 bytes for each hash, 32 for one with several holders. A store of
//   its own kind implements PostingStore (posting_bucket.h has the blob that it may keep).
// Threads: one at a time. Errors: MemoryPostings cannot fail; a store keeps its own.
// Method: containment, not likeness. Each row in common counts the more the fewer have it; a row
//   that kMostHolders reports have is a phrase or standing text: it counts little, and no further
//   holders are kept. So the work for one report is bounded, whatever the collection's size.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace kilde::lineage {

inline constexpr uint32_t kMostHolders = 48, kMostCandidates = 64;

class PostingStore {
 public:
  using Visit = std::function<void(std::span<const uint32_t> holders)>;

  PostingStore() = default;
  PostingStore(const PostingStore&) = delete;
  PostingStore& operator=(const PostingStore&) = delete;
  virtual ~PostingStore() = default;

  // Calls `visit` once for each hash that has holders, with all of them.
  virtual void look_up(std::span<const uint32_t> hashes, const Visit& visit) = 0;
  // `doc` holds these from now on, except those that kMostHolders others hold.
  virtual void insert(uint32_t doc, std::span<const uint32_t> hashes) = 0;
  virtual void remove(uint32_t doc, std::span<const uint32_t> hashes) = 0;
};

class MemoryPostings : public PostingStore {
 public:
  MemoryPostings() : slots_(size_t{1} << 12) {}

  void look_up(std::span<const uint32_t> hashes, const Visit& visit) override;
  void insert(uint32_t doc, std::span<const uint32_t> hashes) override;
  void remove(uint32_t doc, std::span<const uint32_t> hashes) override;

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t value = 0;  // 0: free; doc + 1; above kManyBit: a row of blocks_
  };
  struct Block {
    uint32_t next = 0, count = 0;  // next + 1, 0: the last; in all blocks from here on
    uint32_t docs[6] = {};
  };

  Slot& slot_of(uint32_t hash);
  void grow();
  void add_holder(Slot& slot, uint32_t doc);
  void gather(const Slot& slot, std::vector<uint32_t>& holders) const;

  std::vector<Slot> slots_;  // a power of two of them
  size_t used_ = 0;
  std::vector<Block> blocks_;
  std::vector<uint32_t> holders_;
};

struct Candidate {
  uint32_t doc = 0;
  uint32_t hits = 0;
  float weight = 0;  // hits, rare ones more
};

// Counts who holds what; kept from report to report, so that nothing is allocated anew.
class Finder {
 public:
  Finder() : seen_(size_t{1} << 10) {}
  std::vector<Candidate> find(PostingStore& postings, std::span<const uint32_t> hashes);

 private:
  Candidate& of(uint32_t doc);

  std::vector<uint32_t> seen_;  // row of candidates_ + 1, a power of two of them
  std::vector<Candidate> candidates_;
};

}  // namespace kilde::lineage
