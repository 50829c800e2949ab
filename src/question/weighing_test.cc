#include "question/weighing.h"

#include <gtest/gtest.h>

namespace kilde::question {
namespace {

Question question_with(const std::vector<std::vector<int8_t>>& signs,
                       const std::vector<double>& weights = {}) {
  Question question;
  for (size_t i = 0; i < signs.front().size(); ++i) question.hypotheses.push_back({"h", "H"});
  for (const auto& row : signs) {
    question.indicators.emplace_back();
    question.indicators.back().signs = row;
  }
  for (size_t i = 0; i < weights.size(); ++i) question.indicators[i].weight = weights[i];
  return question;
}

TEST(Weighing, EachFurtherOriginAddsLess) {
  EXPECT_EQ(strength_of(0), 0);
  EXPECT_EQ(strength_of(1), 1);
  EXPECT_EQ(strength_of(3), 2);
  EXPECT_EQ(strength_of(7), 3);
  for (uint32_t n = 0; n < 50; ++n)
    EXPECT_GT(strength_of(n + 1) - strength_of(n), strength_of(n + 2) - strength_of(n + 1));
}

TEST(Weighing, ACellIsSignTimesWeightTimesStrength) {
  const Weighed weighed = weigh(question_with({{2, -1, 0}}, {0.5}), {{3, 7}});
  EXPECT_EQ(weighed.cells[0][0], (Value{2, 3}));
  EXPECT_EQ(weighed.cells[0][1], (Value{-1, -1.5}));
  EXPECT_EQ(weighed.cells[0][2], (Value{0, 0}));
}

TEST(Weighing, TheLeastContradictedStandsBest) {
  // The second has more for it, and something against it.
  const Weighed weighed = weigh(question_with({{1, 2}, {1, 2}, {0, -1}}), {{1, 1}, {1, 1}, {1, 1}});
  EXPECT_EQ(weighed.totals[1].pro, (Value{4, 4}));
  EXPECT_EQ(weighed.totals[1].against, (Value{1, 1}));
  EXPECT_EQ(weighed.totals[0].rank, 1U);
  EXPECT_EQ(weighed.totals[1].rank, 2U);
  EXPECT_EQ(weighed.order, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(weighed.decisive, (std::vector<uint32_t>{2}));
}

TEST(Weighing, WhatIsDisputedCountsAndIsToldApart) {
  const Weighed weighed = weigh(question_with({{-1, 0}, {0, -1}}), {{0, 3}, {1, 1}});
  EXPECT_EQ(weighed.totals[0].against, (Value{0, 2}));
  EXPECT_EQ(weighed.totals[1].against, (Value{1, 1}));
  EXPECT_EQ(weighed.order, (std::vector<uint32_t>{1, 0}));
  EXPECT_EQ(weighed.best_undisputed, (std::vector<uint32_t>{0}));
}

TEST(Weighing, EqualOnesHaveEqualPlaces) {
  const Weighed weighed = weigh(question_with({{1, 1, -1}}), {{2, 2}});
  EXPECT_EQ(weighed.totals[0].rank, 1U);
  EXPECT_EQ(weighed.totals[1].rank, 1U);
  EXPECT_EQ(weighed.totals[2].rank, 3U);
  EXPECT_EQ(weighed.order, (std::vector<uint32_t>{0, 1, 2}));
}

TEST(Weighing, NothingFoundTellsNothing) {
  const Weighed weighed = weigh(question_with({{2, -2}, {1, 0}}), {{0, 0}, {0, 0}});
  EXPECT_EQ(weighed.totals[0].rank, 1U);
  EXPECT_EQ(weighed.totals[1].rank, 1U);
  EXPECT_TRUE(weighed.decisive.empty());
}

TEST(Weighing, AlikeSignsTellNothingApart) {
  EXPECT_TRUE(tells_nothing_apart(question_with({{1, 1}}).indicators[0]));
  EXPECT_FALSE(tells_nothing_apart(question_with({{1, 2}}).indicators[0]));
}

}  // namespace
}  // namespace kilde::question
