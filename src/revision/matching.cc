#include "revision/matching.h"

#include <algorithm>
#include <unordered_map>

namespace kilde::revision {
namespace {

struct Block {
  size_t a0 = 0, a1 = 0, b0 = 0, b1 = 0;
};

class Matcher {
 public:
  Matcher(std::span<const uint64_t> a, std::span<const uint64_t> b) : a_(a), b_(b) {}

  Pairs match() {
    std::vector<Block> open{{0, a_.size(), 0, b_.size()}};
    while (!open.empty()) {
      Block block = open.back();
      open.pop_back();
      take_ends(block);
      if (block.a0 == block.a1 || block.b0 == block.b1) continue;
      const Pairs anchors = unique_in_order(block);
      if (anchors.empty()) {
        shortest_script(block);
        continue;
      }
      for (auto [i, j] : anchors) {
        open.push_back({block.a0, i, block.b0, j});
        add(i, j);
        block.a0 = i + 1;
        block.b0 = j + 1;
      }
      open.push_back(block);
    }
    std::ranges::sort(pairs_);
    return std::move(pairs_);
  }

 private:
  void add(size_t i, size_t j) {
    pairs_.emplace_back(static_cast<uint32_t>(i), static_cast<uint32_t>(j));
  }

  void take_ends(Block& block) {
    while (block.a0 < block.a1 && block.b0 < block.b1 && a_[block.a0] == b_[block.b0])
      add(block.a0++, block.b0++);
    while (block.a0 < block.a1 && block.b0 < block.b1 && a_[block.a1 - 1] == b_[block.b1 - 1])
      add(--block.a1, --block.b1);
  }

  // What stands once on each side, thinned to the longest rising row.
  Pairs unique_in_order(const Block& block) const {
    struct Seen {
      size_t in_a = 0, in_b = 0, at_a = 0, at_b = 0;
    };
    std::unordered_map<uint64_t, Seen> seen;
    for (size_t i = block.a0; i < block.a1; ++i) ++seen[a_[i]].in_a, seen[a_[i]].at_a = i;
    for (size_t j = block.b0; j < block.b1; ++j) ++seen[b_[j]].in_b, seen[b_[j]].at_b = j;
    Pairs common;
    for (size_t i = block.a0; i < block.a1; ++i)
      if (const Seen& s = seen[a_[i]]; s.in_a == 1 && s.in_b == 1)
        common.emplace_back(static_cast<uint32_t>(i), static_cast<uint32_t>(s.at_b));
    return longest_rising(common);
  }

  static Pairs longest_rising(const Pairs& all) {
    std::vector<size_t> ends, before(all.size(), SIZE_MAX);  // ends[n]: last of the best row of n+1
    for (size_t k = 0; k < all.size(); ++k) {
      auto at = std::ranges::lower_bound(ends, all[k].second, {},
                                         [&](size_t row) { return all[row].second; });
      if (at != ends.begin()) before[k] = *(at - 1);
      if (at == ends.end())
        ends.push_back(k);
      else
        *at = k;
    }
    Pairs row;
    for (size_t k = ends.empty() ? SIZE_MAX : ends.back(); k != SIZE_MAX; k = before[k])
      row.push_back(all[k]);
    std::ranges::reverse(row);
    return row;
  }

  // Myers: the farthest that each diagonal reaches with d edits, kept for going back.
  void shortest_script(const Block& block) {
    const auto n = static_cast<int64_t>(block.a1 - block.a0);
    const auto m = static_cast<int64_t>(block.b1 - block.b0);
    const int64_t most = std::min<int64_t>(n + m, kMostEdits);
    std::vector<int64_t> reach(static_cast<size_t>(2 * most + 3), 0);
    std::vector<std::vector<int64_t>> rounds;
    const int64_t zero = most + 1;
    auto at = [&](int64_t k) -> int64_t& { return reach[static_cast<size_t>(zero + k)]; };
    for (int64_t d = 0; d <= most; ++d) {
      rounds.emplace_back(reach.begin() + (zero - d - 1), reach.begin() + (zero + d + 2));
      for (int64_t k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        int64_t x = down ? at(k + 1) : at(k - 1) + 1;
        while (x < n && x - k < m && x - k >= 0 && same(block, x, x - k)) ++x;
        at(k) = x;
        if (x >= n && x - k >= m) return go_back(block, rounds, n, m);
      }
    }
  }

  bool same(const Block& block, int64_t x, int64_t y) const {
    return a_[block.a0 + static_cast<size_t>(x)] == b_[block.b0 + static_cast<size_t>(y)];
  }

  void go_back(const Block& block, const std::vector<std::vector<int64_t>>& rounds, int64_t x,
               int64_t y) {
    for (auto d = static_cast<int64_t>(rounds.size()) - 1; d >= 0; --d) {
      const std::vector<int64_t>& reach = rounds[static_cast<size_t>(d)];
      auto at = [&](int64_t k) { return reach[static_cast<size_t>(k + d + 1)]; };
      const int64_t k = x - y;
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const int64_t from = d == 0 ? 0 : (down ? at(k + 1) : at(k - 1) + 1);
      while (x > from)
        --x, --y, add(block.a0 + static_cast<size_t>(x), block.b0 + static_cast<size_t>(y));
      (down ? y : x) -= d == 0 ? 0 : 1;
    }
  }

  std::span<const uint64_t> a_, b_;
  Pairs pairs_;
};

}  // namespace

Pairs same_elements(std::span<const uint64_t> before, std::span<const uint64_t> after) {
  return Matcher(before, after).match();
}

}  // namespace kilde::revision
