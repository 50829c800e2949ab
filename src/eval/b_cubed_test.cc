#include "eval/b_cubed.h"

#include <gtest/gtest.h>

namespace kilde::eval {
namespace {

TEST(BCubed, IsWholeForTheSameGroupsUnderOtherNames) {
  BCubed score = b_cubed({{"1", "B"}, {"2", "A"}, {"1", "B"}});
  EXPECT_DOUBLE_EQ(score.precision(), 100);
  EXPECT_DOUBLE_EQ(score.recall(), 100);
  EXPECT_DOUBLE_EQ(score.f1(), 100);
}

TEST(BCubed, FollowsTheExampleOfItsAuthors) {
  // Gold {1 2 3 4 5} {6 7} {8 9 a b c}; found {1-5} {6 7 8 9 a b c}: P 76.2, R 100.
  std::vector<Grouped> mentions;
  for (int i = 0; i < 5; ++i) mentions.push_back({"x", "1"});
  for (int i = 0; i < 2; ++i) mentions.push_back({"y", "2"});
  for (int i = 0; i < 5; ++i) mentions.push_back({"z", "2"});
  BCubed score = b_cubed(mentions);
  EXPECT_NEAR(score.precision(), 100 * (5 + 2 * 2 / 7.0 + 5 * 5 / 7.0) / 12, 1e-9);
  EXPECT_NEAR(score.precision(), 76.19, 0.01);
  EXPECT_DOUBLE_EQ(score.recall(), 100);
}

TEST(BCubed, CountsMissedAndSpuriousMentions) {
  // Of gold {a b c}, c is missed; x is spurious and was grouped with a and b.
  BCubed score = b_cubed({{"1", "A"}, {"1", "A"}, {"1", ""}, {"", "A"}});
  EXPECT_NEAR(score.precision(), 100 * (2 / 3.0 + 2 / 3.0 + 0) / 3, 1e-9);
  EXPECT_NEAR(score.recall(), 100 * (2 / 3.0 + 2 / 3.0 + 0) / 3, 1e-9);
}

TEST(BCubed, PartsAddUpToTheWhole) {
  std::vector<Grouped> mentions{{"1", "A"}, {"1", "B"}, {"2", "B"}, {"", "B"}};
  auto each = b_cubed_each(mentions);
  EXPECT_DOUBLE_EQ(each[0].precision(), 100);
  EXPECT_DOUBLE_EQ(each[0].recall(), 50);
  EXPECT_NEAR(each[2].precision(), 100 / 3.0, 1e-9);
  BCubed sum;
  for (const BCubed& score : each) sum += score;
  EXPECT_NEAR(sum.precision(), 100 * (1 + 2 / 3.0) / 4, 1e-9);
  EXPECT_NEAR(sum.recall(), 100 * 2 / 3.0, 1e-9);
  EXPECT_DOUBLE_EQ(b_cubed({}).f1(), 0);
}

}  // namespace
}  // namespace kilde::eval
