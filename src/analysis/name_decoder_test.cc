#include "analysis/name_decoder.h"

#include <gtest/gtest.h>

#include <random>

namespace kilde::analysis {
namespace {

std::vector<NameMention> decode(const std::vector<size_t>& best_tags) {
  std::vector<float> scores(best_tags.size() * 16, 0.0f);
  for (size_t i = 0; i < best_tags.size(); ++i) scores[i * 16 + best_tags[i]] = 2;
  std::vector<NameMention> names;
  decode_names(scores.data(), best_tags.size(), 16, 10, names);
  return names;
}

TEST(DecodeNames, MakesSpansOfTags) {
  auto names = decode({0, 1, 2, 2, 3, 5});
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].tokens, (TokenSpan{11, 14}));
  EXPECT_EQ(names[0].kind, NameKind::kPer);
  EXPECT_EQ(names[1].tokens, (TokenSpan{14, 15}));
  EXPECT_EQ(names[1].kind, NameKind::kOrg);
  EXPECT_EQ(names[2].kind, NameKind::kLoc);
  EXPECT_TRUE(decode({}).empty());
}

TEST(DecodeNames, NoNameBeginsInside) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal;
  for (int round = 0; round < 100; ++round) {
    size_t n = 1 + random() % 12;
    std::vector<float> scores(n * kNameTags);
    for (float& s : scores) s = normal(random);
    std::vector<NameMention> names;
    decode_names(scores.data(), n, kNameTags, 0, names);
    uint32_t last = 0;
    for (const NameMention& name : names) {
      EXPECT_GE(name.tokens.begin, last);
      EXPECT_LT(name.tokens.begin, name.tokens.end);
      last = name.tokens.end;
    }
    EXPECT_LE(last, n);
  }
}

// The slow, plain twin: every sequence of tags that the constraint allows.
float best_by_trying_all(const std::vector<float>& scores, size_t at, size_t n, size_t previous) {
  if (at == n) return 0;
  float best = -1e30f;
  for (size_t t = 0; t < kNameTags; ++t) {
    bool allowed = t == 0 || t % 2 == 1 || previous == t || previous + 1 == t;
    if (allowed)
      best = std::max(best, scores[at * kNameTags + t] + best_by_trying_all(scores, at + 1, n, t));
  }
  return best;
}

TEST(DecodeNames, FindsTheBestSequence) {
  std::mt19937 random(4);
  std::normal_distribution<float> normal;
  for (int round = 0; round < 40; ++round) {
    size_t n = 1 + random() % 4;
    std::vector<float> scores(n * kNameTags);
    for (float& s : scores) s = normal(random);
    std::vector<NameMention> names;
    decode_names(scores.data(), n, kNameTags, 0, names);
    std::vector<size_t> tags(n, 0);
    for (const NameMention& name : names)
      for (uint32_t i = name.tokens.begin; i < name.tokens.end; ++i)
        tags[i] = 2 * static_cast<size_t>(name.kind) + (i == name.tokens.begin ? 1 : 2);
    float sum = 0;
    for (size_t i = 0; i < n; ++i) sum += scores[i * kNameTags + tags[i]];
    ASSERT_NEAR(sum, best_by_trying_all(scores, 0, n, 0), 1e-4);
  }
}

}  // namespace
}  // namespace kilde::analysis
