#include "story/stories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "story/sample_reports.h"

namespace kilde::story {
namespace {

const Tuning& tuning() {
  static const Tuning shipped = std::move(*Tuning::load(KILDE_ROOT));
  return shipped;
}

// `count` reports on stories of 1 to 6 reports.
std::vector<StoryFeatures> reports(size_t count, uint32_t seed = 5) {
  const SampleReports sample(seed);
  std::vector<StoryFeatures> all;
  for (uint32_t story = 0; all.size() < count; ++story)
    for (uint32_t i = 0; i <= story % 6 && all.size() < count; ++i)
      all.push_back(sample.report(story, i));
  return all;
}

using Partition = std::set<std::set<uint64_t>>;  // of keys

Partition partition(const Stories& stories) {
  std::map<uint32_t, std::set<uint64_t>> by_story;
  for (uint32_t row = 0; row < stories.size(); ++row)
    by_story[stories.story_of(row)].insert(stories.features(row).key);
  Partition all;
  for (auto& [story, keys] : by_story) all.insert(std::move(keys));
  return all;
}

// How often two reports of one story in `a` are in one story in `b`.
double pairs_kept(const Partition& a, const Partition& b) {
  std::map<uint64_t, size_t> story;
  size_t number = 0;
  for (const auto& keys : b) {
    for (const uint64_t key : keys) story[key] = number;
    ++number;
  }
  size_t kept = 0, all = 0;
  for (const auto& keys : a)
    for (const uint64_t x : keys)
      for (const uint64_t y : keys)
        if (x < y) ++all, kept += story[x] == story[y];
  return all ? static_cast<double>(kept) / static_cast<double>(all) : 1;
}

TEST(Stories, FindsWhatWasPlanted) {
  Stories stories(tuning());
  for (StoryFeatures& report : reports(300)) stories.add_unsettled(std::move(report));
  stories.settle();
  Partition planted;
  const SampleReports sample(5);
  std::map<uint64_t, std::set<uint64_t>> by_story;
  size_t left = 300;
  for (uint32_t story = 0; left > 0; ++story)
    for (uint32_t i = 0; i <= story % 6 && left > 0; ++i, --left)
      by_story[story].insert(sample.report(story, i).key);
  for (auto& [story, keys] : by_story) planted.insert(keys);
  const Partition found = partition(stories);
  EXPECT_GT(pairs_kept(planted, found), 0.97);
  EXPECT_GT(pairs_kept(found, planted), 0.97);
}

TEST(Stories, OnceSettledTheOrderOfAddingIsForgotten) {
  std::mt19937 random(3);
  std::vector<StoryFeatures> all = reports(240);
  Partition first;
  for (int round = 0; round < 8; ++round) {
    std::ranges::shuffle(all, random);
    Stories stories(tuning());
    for (size_t i = 0; i < all.size(); ++i) {
      if (round % 2)
        stories.add(all[i]);
      else
        stories.add_unsettled(all[i]);
      if (round % 3 == 2 && i == all.size() / 2) stories.settle();
    }
    stories.settle();
    if (round == 0) first = partition(stories);
    EXPECT_EQ(partition(stories), first) << round;
  }
  EXPECT_GT(first.size(), 50u);
}

TEST(Stories, AddedOneByOneTheyAreNearlyTheSame) {
  std::mt19937 random(9);
  std::vector<StoryFeatures> all = reports(400);
  std::ranges::shuffle(all, random);
  Stories stories(tuning());
  for (const StoryFeatures& report : all) {
    stories.add(report);
    if (stories.stale()) stories.settle();
  }
  const Partition before = partition(stories);
  stories.settle();
  EXPECT_GT(pairs_kept(before, partition(stories)), 0.9);
  EXPECT_GT(pairs_kept(partition(stories), before), 0.9);
}

TEST(Stories, GoesOnFromWhatWasFoundBefore) {
  std::mt19937 random(9);
  std::vector<StoryFeatures> all = reports(400);
  std::ranges::shuffle(all, random);
  const size_t old = 360;
  Stories first(tuning()), later(tuning());
  for (size_t i = 0; i < old; ++i) {
    first.add_unsettled(all[i]);
    later.add_unsettled(all[i]);
  }
  first.settle();
  std::vector<uint32_t> found;
  for (uint32_t row = 0; row < old; ++row) found.push_back(first.story_of(row));
  later.resume(found);
  EXPECT_EQ(partition(later), partition(first));
  for (size_t i = old; i < all.size(); ++i) {
    first.add(all[i]);
    later.add(all[i]);
  }
  EXPECT_GT(pairs_kept(partition(first), partition(later)), 0.97);
  EXPECT_GT(pairs_kept(partition(later), partition(first)), 0.97);
}

TEST(Stories, AStoryIsNamedByItsFirstReport) {
  const SampleReports sample(1);
  StoryFeatures late = sample.report(1, 0), early = sample.report(1, 0), undated = early;
  late.day = 19001, late.key = 1;
  early.day = 19000, early.key = 2;
  undated.day = kNoDay, undated.key = 0;
  Stories stories(tuning());
  for (const StoryFeatures& report : {undated, late, early}) stories.add(report);
  for (uint32_t row = 0; row < 3; ++row) EXPECT_EQ(stories.story_of(row), 2u);
}

TEST(Stories, DaysPartWhatIsTheSameOtherwise) {
  const SampleReports sample(1);
  StoryFeatures one = sample.report(1, 0), other = one;
  other.day = one.day + 400;
  other.key = one.key + 1;
  Stories stories(tuning());
  stories.add(one);
  stories.add(other);
  EXPECT_NE(stories.story_of(0), stories.story_of(1));
}

TEST(Stories, ReportsWithoutFeaturesAreAlone) {
  Stories stories(tuning());
  for (uint64_t key = 0; key < 5; ++key) {
    StoryFeatures nothing;
    nothing.key = key;
    stories.add(nothing);
  }
  stories.settle();
  EXPECT_EQ(partition(stories).size(), 5u);
}

TEST(Stories, AThousandCopiesOfOneReportAreOneStory) {
  const StoryFeatures report = SampleReports(1).report(1, 0);
  Stories stories(tuning());
  for (uint64_t key = 0; key < 1000; ++key) {
    StoryFeatures copy = report;
    copy.key = key;
    stories.add_unsettled(std::move(copy));
  }
  stories.settle();
  EXPECT_EQ(partition(stories).size(), 1u);
  StoryFeatures one_more = report;
  one_more.key = 5000;
  EXPECT_EQ(stories.story_of(stories.add(one_more)), 0u);
}

TEST(Stories, StaleOnceTheCollectionHasDoubled) {
  Stories stories(tuning());
  const auto all = reports(9);
  for (size_t i = 0; i < 4; ++i) stories.add(all[i]);
  stories.settle();
  for (size_t i = 4; i < 8; ++i) stories.add(all[i]);
  EXPECT_FALSE(stories.stale());
  stories.add(all[8]);
  EXPECT_TRUE(stories.stale());
}

}  // namespace
}  // namespace kilde::story
