#include "story/features.h"

#include <gtest/gtest.h>

#include <random>

namespace kilde::story {
namespace {

StoryFeatures sample() {
  StoryFeatures features;
  features.key = 0x123456789abcdef0ull;
  features.lang = "da";
  features.day = 19000;
  features.words = {{5, 0}, {9, 77}, {0xfffffff0u, 3}};
  features.order = {1, 0, kBreak, 2, 1, kBreak};
  features.marks = {{MarkKind::kName, 2, 8}, {MarkKind::kPlace, 255, 4}, {MarkKind::kDay, 1, 2}};
  return features;
}

TEST(Features, ComeBackFromABlob) {
  const Result<StoryFeatures> back = decode(encode(sample()));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, sample());
  EXPECT_EQ(*decode(encode(StoryFeatures{})), StoryFeatures{});
}

TEST(Features, AnotherVersionIsNamed) {
  std::string blob = encode(sample());
  blob[0] = 9;
  const Result<StoryFeatures> back = decode(blob);
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, Code::kVersion);
  EXPECT_NE(back.error().message.find("found 9"), std::string::npos);
}

TEST(Features, ABrokenBlobIsNone) {
  const std::string blob = encode(sample());
  for (size_t size = 0; size < blob.size(); ++size)
    EXPECT_FALSE(decode(std::string_view(blob).substr(0, size))) << size;
  EXPECT_FALSE(decode(blob + "x"));
}

TEST(Features, ChangedBytesNeverGiveBadShapes) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string blob = encode(sample());
    for (int changes = 0; changes < 3; ++changes)
      blob[random() % blob.size()] = static_cast<char>(random());
    const Result<StoryFeatures> back = decode(blob);
    if (!back) continue;
    for (const uint8_t row : back->order) EXPECT_TRUE(row == kBreak || row < back->words.size());
    for (const Mark& mark : back->marks) EXPECT_LT(static_cast<size_t>(mark.kind), kMarkKinds);
    EXPECT_EQ(encode(*back), blob);
  }
}

}  // namespace
}  // namespace kilde::story
