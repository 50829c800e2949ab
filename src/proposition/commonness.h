// Commonness: how many claims hold a term, and how rare that makes it.
//
//   Commonness few(said, Size::kFew);                  // of these claims
//   few.rarity(mark_of("drone"))                       // 1: hardly any other; 0.12: nearly all
//   Commonness many = Commonness::of_many(count);      // of a ledger, which counts them itself
//
// Shapes: a mark is a term, a number or a wording as 64 bits (mark_of). Owns its counts, or asks
//   for them. Threads: const functions, where `count` has them. Errors: cannot fail.
// Method: among few claims the logarithm of how many hold a term, in relation to all. Among many,
//   four steps (under 16, 64, 4096, more), whatever the number of all claims: a
//   report more changes the rarity of few terms, so that what was found before stays true but where
//   one of them is held. What 4096 claims hold tells as little in a larger ledger as in a small
//   one.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claim/claim.h"
#include "proposition/sketch.h"

namespace kilde::proposition {

// Reports up to this many are compared as few, with rarities among them alone.
inline constexpr size_t kFewReports = 256;
// Claims that may hold a mark that makes claims comparable among many: alone; with another such.
inline constexpr uint32_t kFewHolders = 64, kManyHolders = 4096;
// Among many claims: most of a strand (grouping.h).
inline constexpr size_t kLongestStrand = 1024;

enum class Size : uint8_t { kFew, kMany };
constexpr Size size_of(size_t reports) { return reports > kFewReports ? Size::kMany : Size::kFew; }

uint64_t mark_of(std::string_view term);
uint64_t mark_of_number(double low);
uint64_t mark_of_wording(uint64_t wording);
// Everything of a claim by which it is counted, each once, sorted.
std::vector<uint64_t> marks_of(const Sketch& claim);

class Commonness {
 public:
  using Count = std::function<uint32_t(uint64_t mark)>;

  Commonness(const std::vector<Said>& said, Size size, size_t longest_strand = kLongestStrand);
  static Commonness of_many(Count count, size_t longest_strand = kLongestStrand) {
    return {std::move(count), longest_strand};
  }

  bool many() const { return many_; }
  uint32_t count(uint64_t mark) const { return count_(mark); }
  double rarity(uint64_t mark) const;
  size_t longest_strand() const { return longest_strand_; }

 private:
  Commonness(Count count, size_t longest_strand)
      : many_(true), longest_strand_(longest_strand), count_(std::move(count)) {}
  bool many_;
  size_t longest_strand_;
  double all_ = 0;
  Count count_;
};

// Among many claims: whether the rarity of what so many hold is another, or what it makes
// comparable.
bool other_step(uint32_t count, uint32_t other);

}  // namespace kilde::proposition
