#include "revision/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace kilde::revision {
namespace {

using Row = std::vector<uint64_t>;

Row row(std::string_view letters) { return {letters.begin(), letters.end()}; }

// The slow and plain twin: the longest common row by a table.
size_t longest_common(const Row& a, const Row& b) {
  std::vector<std::vector<size_t>> best(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = a.size(); i-- > 0;)
    for (size_t j = b.size(); j-- > 0;)
      best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
  return best[0][0];
}

void expect_sound(const Row& a, const Row& b, const Pairs& pairs) {
  for (size_t n = 0; n < pairs.size(); ++n) {
    EXPECT_EQ(a[pairs[n].first], b[pairs[n].second]);
    if (n == 0) continue;
    EXPECT_LT(pairs[n - 1].first, pairs[n].first);
    EXPECT_LT(pairs[n - 1].second, pairs[n].second);
  }
}

TEST(SameElements, FindsWhatStays) {
  EXPECT_EQ(same_elements(row("ABCD"), row("ACXD")), (Pairs{{0, 0}, {2, 1}, {3, 3}}));
  EXPECT_EQ(same_elements(row(""), row("A")), Pairs{});
  EXPECT_EQ(same_elements(row("AB"), row("AB")), (Pairs{{0, 0}, {1, 1}}));
  EXPECT_EQ(same_elements(row("AB"), row("CD")), Pairs{});
}

TEST(SameElements, IsTheLongestRowWhereNothingIsUnique) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    Row a, b;
    for (Row* side : {&a, &b})
      for (size_t n = random() % 14; n > 0; --n) side->push_back(random() % 2);
    // Other ends, and each letter twice at least: nothing is cut off, nothing is an anchor.
    for (Row* side : {&a, &b}) {
      const uint64_t end = side == &a ? 8 : 9;
      side->insert(side->begin(), {end, end, 0, 1});
      side->insert(side->end(), {1, 0, end, end});
    }
    const Pairs pairs = same_elements(a, b);
    expect_sound(a, b, pairs);
    EXPECT_EQ(pairs.size(), longest_common(a, b));
  }
}

TEST(SameElements, IsSoundForAnyRows) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    Row a, b;
    for (Row* side : {&a, &b})
      for (size_t n = random() % 30; n > 0; --n) side->push_back(random() % 12);
    const Pairs pairs = same_elements(a, b);
    expect_sound(a, b, pairs);
    EXPECT_EQ(pairs.empty(), longest_common(a, b) == 0);
  }
}

TEST(SameElements, GivesUpOnWhatIsFarApart) {
  Row a, b;
  for (uint64_t i = 0; i < 3000; ++i) a.push_back(i % 2), b.push_back(2 + i % 2);
  EXPECT_TRUE(same_elements(a, b).empty());
}

}  // namespace
}  // namespace kilde::revision
