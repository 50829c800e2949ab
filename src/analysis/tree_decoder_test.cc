#include "analysis/tree_decoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace kilde::analysis {
namespace {

bool is_tree(const std::vector<int32_t>& heads) {
  int roots = 0;
  for (size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0;
    size_t at = i + 1, steps = 0;
    while (at && steps++ <= heads.size()) at = static_cast<size_t>(heads[at - 1]);
    if (at) return false;
  }
  return roots == 1;
}

double total(const std::vector<float>& scores, const std::vector<int32_t>& heads) {
  double sum = 0;
  for (size_t d = 0; d < heads.size(); ++d)
    sum += scores[d * (heads.size() + 1) + static_cast<size_t>(heads[d])];
  return sum;
}

// The slow, plain twin: every assignment of heads.
double best_by_trying_all(const std::vector<float>& scores, size_t n) {
  std::vector<int32_t> heads(n, 0);
  double best = -std::numeric_limits<double>::infinity();
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    size_t i = 0;
    while (i < n && heads[i] == static_cast<int32_t>(n)) heads[i++] = 0;
    if (i == n) return best;
    ++heads[i];
  }
}

std::vector<float> random_scores(std::mt19937& random, size_t n) {
  std::normal_distribution<float> normal;
  std::vector<float> scores(n * (n + 1));
  for (float& s : scores) s = normal(random);
  return scores;
}

TEST(BestTree, EqualsTryingAllTrees) {
  std::mt19937 random(5);
  for (int round = 0; round < 600; ++round) {
    size_t n = 1 + random() % 5;
    auto scores = random_scores(random, n);
    auto heads = best_tree(scores, n);
    ASSERT_TRUE(is_tree(heads));
    ASSERT_NEAR(total(scores, heads), best_by_trying_all(scores, n), 1e-4) << "n " << n;
  }
}

TEST(BestTree, LongSentencesGiveTrees) {
  std::mt19937 random(6);
  for (size_t n : {1u, 2u, 60u, 512u}) {
    auto heads = best_tree(random_scores(random, n), n);
    ASSERT_EQ(heads.size(), n);
    EXPECT_TRUE(is_tree(heads));
  }
  EXPECT_TRUE(best_tree({}, 0).empty());
}

TEST(BestTree, OddScoresStillGiveTrees) {
  constexpr size_t kN = 6;
  for (float odd : {0.0f, std::nanf(""), std::numeric_limits<float>::infinity(),
                    -std::numeric_limits<float>::infinity()}) {
    std::vector<float> scores(kN * (kN + 1), odd);
    EXPECT_TRUE(is_tree(best_tree(scores, kN))) << odd;
  }
}

TEST(BestTree, CrossingArcsAreAllowed) {
  // 1 <- 3 and 2 <- 4 cross.
  std::vector<float> scores(4 * 5, 0.0f);
  for (auto [d, h] : {std::pair(1, 3), std::pair(2, 4), std::pair(3, 0), std::pair(4, 3)})
    scores[static_cast<size_t>((d - 1) * 5 + h)] = 5;
  EXPECT_EQ(best_tree(scores, 4), (std::vector<int32_t>{3, 4, 0, 3}));
}

}  // namespace
}  // namespace kilde::analysis
