#include "lineage/postings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "lineage/fingerprints.h"

namespace kilde::lineage {
namespace {

// The slow, plain twin.
struct PlainPostings {
  std::map<uint32_t, std::vector<uint32_t>> holders;

  void insert(uint32_t doc, const std::vector<uint32_t>& hashes) {
    for (const uint32_t hash : hashes)
      if (holders[hash].size() < kMostHolders) holders[hash].push_back(doc);
  }
  void remove(uint32_t doc, const std::vector<uint32_t>& hashes) {
    for (const uint32_t hash : hashes) std::erase(holders[hash], doc);
  }
};

std::vector<uint32_t> holders_of(PostingStore& postings, uint32_t hash) {
  std::vector<uint32_t> holders;
  postings.look_up({&hash, 1}, [&](std::span<const uint32_t> docs) {
    holders.assign(docs.begin(), docs.end());
  });
  std::sort(holders.begin(), holders.end());
  return holders;
}

TEST(MemoryPostings, AgreeWithAPlainMap) {
  std::mt19937 random(3);
  MemoryPostings postings;
  PlainPostings plain;
  std::vector<std::vector<uint32_t>> rows;
  for (uint32_t doc = 0; doc < 400; ++doc) {
    std::vector<uint32_t> hashes;
    for (int i = 0; i < 60; ++i) {
      const uint32_t bound = i % 3 ? 100000 : 40;
      hashes.push_back(static_cast<uint32_t>(random() % bound * 2654435761u));
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    postings.insert(doc, hashes);
    plain.insert(doc, hashes);
    rows.push_back(hashes);
    if (doc % 7 == 6) {
      postings.remove(doc / 2, rows[doc / 2]);
      plain.remove(doc / 2, rows[doc / 2]);
    }
  }
  for (auto& [hash, expected] : plain.holders) {
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(holders_of(postings, hash), expected);
  }
  EXPECT_TRUE(holders_of(postings, 77).empty());
}

std::string text(int from, int to) {
  std::string words;
  for (int i = from; i < to; ++i) words += "ord" + std::to_string(i) + " ";
  return words;
}

TEST(Finder, FindsThoseThatShareTheMostFirst) {
  MemoryPostings postings;
  Finder finder;
  postings.insert(0, fingerprints(words_of(text(0, 60))));
  postings.insert(1, fingerprints(words_of(text(30, 200))));
  postings.insert(2, fingerprints(words_of(text(300, 400))));
  const auto rows = fingerprints(words_of(text(20, 120)));
  const auto found = finder.find(postings, rows);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].doc, 1u);
  EXPECT_EQ(found[1].doc, 0u);
  EXPECT_GT(found[0].hits, found[1].hits);
  const auto again = finder.find(postings, rows);  // nothing is left of the last search
  EXPECT_EQ(again[0].hits, found[0].hits);
}

TEST(Finder, TakesAPhraseThatManyUseForNothing) {
  MemoryPostings postings;
  Finder finder;
  const auto phrase = fingerprints(words_of(text(0, 20)));
  ASSERT_GE(phrase.size(), 3u);
  for (uint32_t doc = 0; doc < 100; ++doc) postings.insert(doc, phrase);
  EXPECT_TRUE(finder.find(postings, phrase).empty());
}

TEST(Finder, GivesNoMoreThanItMay) {
  MemoryPostings postings;
  Finder finder;
  std::vector<uint32_t> all;
  for (uint32_t doc = 0; doc < 3 * kMostCandidates; ++doc) {
    const auto rows =
        fingerprints(words_of(text(50 * static_cast<int>(doc), 50 * static_cast<int>(doc) + 40)));
    all.insert(all.end(), rows.begin(), rows.end());
    postings.insert(doc, rows);
  }
  EXPECT_EQ(finder.find(postings, all).size(), kMostCandidates);
}

}  // namespace
}  // namespace kilde::lineage
