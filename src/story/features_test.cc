#include "story/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

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

// As many as a report of some length has.
StoryFeatures long_sample() {
  std::mt19937 random(3);
  StoryFeatures features = sample();
  features.words.clear(), features.order.clear(), features.marks.clear();
  for (int i = 0; i < 120; ++i)
    features.words.push_back({static_cast<uint32_t>(random()), i % 3 == 0 ? 77U : 0U});
  std::ranges::sort(features.words);
  for (int i = 0; i < 180; ++i)
    features.order.push_back(i % 12 == 11 ? kBreak : static_cast<uint8_t>(random() % 120));
  for (int i = 0; i < 40; ++i)
    features.marks.push_back({static_cast<MarkKind>(i / 10), static_cast<uint8_t>(1 + i % 3 / 2),
                              static_cast<uint32_t>(random())});
  std::ranges::sort(features.marks, {}, [](const Mark& m) { return std::pair(m.kind, m.hash); });
  return features;
}

// As they were kept first: all in whole bytes.
std::string first_version(const StoryFeatures& features) {
  std::string out(1, 1);
  auto put = [&](uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
  };
  put(features.key, 8), put(static_cast<uint32_t>(features.day), 4);
  put(features.lang.size(), 1), out += features.lang;
  put(features.words.size(), 1);
  for (const Word& word : features.words) put(word.hash, 4);
  for (const Word& word : features.words) put(word.sound, 4);
  put(features.order.size(), 2);
  for (const uint8_t row : features.order) put(row, 1);
  put(features.marks.size(), 2);
  for (const Mark& mark : features.marks)
    put(static_cast<uint64_t>(mark.kind), 1), put(mark.count, 1), put(mark.hash, 4);
  return out;
}

TEST(Features, TheFirstVersionIsReadToo) {
  for (const StoryFeatures& features : {sample(), long_sample(), StoryFeatures{}})
    EXPECT_EQ(*decode(first_version(features)), features);
}

TEST(Features, TakeLessThanTheFirstVersion) {
  const StoryFeatures features = long_sample();
  EXPECT_EQ(*decode(encode(features)), features);
  EXPECT_LT(10 * encode(features).size(), 7 * first_version(features).size());
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
    EXPECT_EQ(*decode(encode(*back)), *back);
  }
}

}  // namespace
}  // namespace kilde::story
