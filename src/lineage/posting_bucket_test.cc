#include "lineage/posting_bucket.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "lineage/postings.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kBucket = 1u << 18;  // of hashes that begin with 18 zeros

TEST(PostingBucket, AgreesWithAPlainMap) {
  std::mt19937 random(4);
  std::string blob;
  std::map<uint32_t, std::vector<uint32_t>> plain;
  for (int i = 0; i < 2000; ++i) {
    const auto hash = static_cast<uint32_t>(random() % 60);
    const auto doc = static_cast<uint32_t>(i % 5 ? i : static_cast<int>(random() % 2000));
    auto& holders = plain[hash];
    if (i % 9 == 0) {
      ASSERT_TRUE(remove_posting(blob, kBucket, hash, doc));
      std::erase(holders, doc);
    } else {
      ASSERT_TRUE(add_posting(blob, kBucket, hash, doc));
      if (holders.size() < kMostHolders && !std::count(holders.begin(), holders.end(), doc))
        holders.push_back(doc);
    }
  }
  for (auto& [hash, expected] : plain) {
    std::vector<uint32_t> found;
    ASSERT_TRUE(holders_in(blob, kBucket, hash, found));
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(found, expected);
  }
}

TEST(PostingBucket, IsSmall) {
  std::mt19937 random(5);
  std::string blob;
  uint32_t doc = 0;
  for (int i = 0; i < 300; ++i) {  // of a million reports
    doc += static_cast<uint32_t>(random() % 6600);
    add_posting(blob, kBucket, static_cast<uint32_t>(random()) >> 18, doc);
  }
  EXPECT_LT(blob.size(), 300u * 4);
}

TEST(PostingBucket, HoldsTheGreatestNumbers) {
  for (uint32_t depth = kFirstDepth; depth <= kDeepest; depth += kDeeper) {
    const uint32_t bucket = bucket_of(0xFFFFFFFF, depth);
    EXPECT_EQ(depth_of(bucket), depth);
    EXPECT_EQ(bucket, (2u << depth) - 1);
    std::string blob;
    ASSERT_TRUE(add_posting(blob, bucket, 0xFFFFFFFF, 0xFFFFFFFE));
    ASSERT_TRUE(add_posting(blob, bucket, 0xFFFFFFFF, 0));
    std::vector<uint32_t> found;
    ASSERT_TRUE(holders_in(blob, bucket, 0xFFFFFFFF, found));
    EXPECT_EQ(found, (std::vector<uint32_t>{0, 0xFFFFFFFE}));
  }
}

TEST(PostingBucket, IsPartedWithNothingLost) {
  std::mt19937 random(6);
  const uint32_t bucket = bucket_of(0xABCDEF01, kFirstDepth);
  std::string blob;
  std::vector<uint32_t> hashes;
  for (uint32_t doc = 0; doc < 500; ++doc) {
    hashes.push_back(bucket << (32 - kFirstDepth) | static_cast<uint32_t>(random()) >> kFirstDepth);
    ASSERT_TRUE(add_posting(blob, bucket, hashes.back(), doc));
  }
  std::map<uint32_t, std::string> parts;
  ASSERT_TRUE(part(blob, bucket, kFirstDepth + kDeeper, parts));
  EXPECT_EQ(parts.size(), 16U);
  for (uint32_t doc = 0; doc < 500; ++doc) {
    const uint32_t deeper = bucket_of(hashes[doc], kFirstDepth + kDeeper);
    std::vector<uint32_t> found;
    ASSERT_TRUE(holders_in(parts.at(deeper), deeper, hashes[doc], found));
    EXPECT_EQ(found, std::vector<uint32_t>{doc});
  }
}

TEST(PostingBucket, TellsADamagedBlobAndLeavesIt) {
  std::string blob;
  for (uint32_t doc = 1; doc < 9; ++doc) ASSERT_TRUE(add_posting(blob, kBucket, doc, 1000 * doc));
  std::vector<uint32_t> found;
  const std::string cut = blob.substr(0, blob.size() - 1), wild = std::string(12, '\xFF');
  for (const std::string& damaged : {cut, wild}) {
    std::string copy = damaged;
    EXPECT_FALSE(holders_in(damaged, kBucket, 3, found));
    EXPECT_FALSE(add_posting(copy, kBucket, 3, 99999));
    EXPECT_FALSE(remove_posting(copy, kBucket, 3, 3000));
    EXPECT_EQ(copy, damaged);
  }
}

}  // namespace
}  // namespace kilde::lineage
