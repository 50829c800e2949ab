#include "story/rare_index.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace kilde::story {
namespace {

TEST(RareIndex, AgreesWithAPlainMap) {
  std::mt19937 random(4);
  auto below = [&](uint32_t most) { return static_cast<uint32_t>(random() % most); };
  RareIndex index;
  std::map<uint32_t, std::set<uint32_t>> plain;
  for (uint32_t row = 0; row < 3000; ++row) {
    StoryFeatures features;
    std::set<uint32_t> hashes;
    while (hashes.size() < 12) hashes.insert(1 + below(below(2) ? 20 : 20000));
    for (const uint32_t hash : hashes) {
      features.words.push_back({hash, 0});
      plain[hash].insert(row);
    }
    index.add(row, features);
  }
  EXPECT_EQ(index.reports(), 3000u);
  for (const auto& [hash, rows] : plain) {
    EXPECT_EQ(index.count(hash), rows.size());
    std::set<uint32_t> found;
    index.holders(hash, [&](uint32_t row) { EXPECT_TRUE(found.insert(row).second); });
    if (rows.size() <= RareIndex::kMostHolders)
      EXPECT_EQ(found, rows);
    else
      EXPECT_EQ(found.size(), size_t{RareIndex::kMostHolders});
  }
  EXPECT_EQ(index.count(4000000000u), 0u);
}

TEST(RareIndex, ASoundOfTwoWordsCountsOnce) {
  RareIndex index;
  StoryFeatures features;
  features.words = {{1, 50}, {2, 50}};
  index.add(0, features);
  EXPECT_EQ(index.count(50), 1u);
}

}  // namespace
}  // namespace kilde::story
