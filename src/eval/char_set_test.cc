#include "eval/char_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace kilde::eval {
namespace {

TEST(CharSet, CountsEachPositionOnce) {
  CharSet set({{8, 10}, {0, 5}, {3, 6}, {6, 6}, {9, 2}});
  EXPECT_EQ(set.size(), 8u);
  EXPECT_EQ(set, CharSet({{0, 6}, {8, 10}}));
  EXPECT_TRUE(CharSet({{4, 4}}).empty());
}

TEST(CharSet, AgreementIsTheF1OfPositions) {
  CharSet a({{0, 5}, {8, 10}}), b({{3, 9}});
  EXPECT_EQ(a.common(b), 3u);
  EXPECT_DOUBLE_EQ(agreement(a, b), 2.0 * 3 / (7 + 6));
  EXPECT_DOUBLE_EQ(agreement({}, {}), 1.0);
  EXPECT_DOUBLE_EQ(agreement(a, {}), 0.0);
}

TEST(CharSet, TrimsWhatIsNeitherLetterNorDigit) {
  std::u32string_view text = U"– »Nej«, 2 år.";
  EXPECT_EQ(trimmed({{0, 14}}, text), (std::vector<CharSpan>{{3, 13}}));
  EXPECT_TRUE(trimmed({{0, 3}, {7, 9}}, text).empty());
  EXPECT_EQ(trimmed({{11, 99}}, text), (std::vector<CharSpan>{{11, 13}}));
}

// The plain twin: sets of positions.
TEST(CharSet, AgreesWithPlainSetsOnRandomSpans) {
  std::mt19937 random(7);
  auto spans = [&] {
    std::vector<CharSpan> out(random() % 6);
    for (CharSpan& span : out) span = {random() % 40, random() % 40};
    return out;
  };
  auto plain = [](const std::vector<CharSpan>& from) {
    std::set<size_t> out;
    for (CharSpan span : from) {
      for (size_t at = span.begin; at < span.end; ++at) out.insert(at);
    }
    return out;
  };
  for (int round = 0; round < 2000; ++round) {
    auto a = spans(), b = spans();
    std::set<size_t> plain_a = plain(a), plain_b = plain(b);
    size_t common = 0;
    for (size_t at : plain_a) common += plain_b.contains(at);
    EXPECT_EQ(CharSet(a).size(), plain_a.size());
    EXPECT_EQ(CharSet(a).common(CharSet(b)), common);
    EXPECT_EQ(CharSet(a) == CharSet(b), plain_a == plain_b);
  }
}

}  // namespace
}  // namespace kilde::eval
