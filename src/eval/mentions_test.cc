#include "eval/mentions.h"

#include <gtest/gtest.h>

namespace kilde::eval {
namespace {

AskedMention asked(size_t begin, size_t end) {
  AskedMention mention;
  mention.span = {begin, end};
  return mention;
}

FoundMention found(size_t begin, size_t end) { return {{begin, end}, 0, false}; }

TEST(Mentions, AreTheSameByHalfOfTheLongerOrByTheirEnd) {
  EXPECT_DOUBLE_EQ(sameness({0, 10}, {0, 5}), 0.5);
  EXPECT_DOUBLE_EQ(sameness({0, 10}, {0, 4}), 0);
  EXPECT_DOUBLE_EQ(sameness({0, 10}, {8, 10}), 0.2);
  EXPECT_DOUBLE_EQ(sameness({0, 10}, {8, 12}), 0);
  EXPECT_DOUBLE_EQ(sameness({0, 3}, {3, 6}), 0);
}

TEST(Mentions, PairOneToOneTheBestFirst) {
  // "generalsekretær i FN" found whole, and "FN" in it.
  auto pairs = pair_up({asked(0, 20), asked(18, 20), asked(30, 34)}, {found(18, 20), found(0, 20)});
  EXPECT_EQ(pairs, (std::vector<size_t>{1, 0, kNoPair}));
}

TEST(Mentions, ReadsTheGold) {
  auto record = nlohmann::json::parse(R"({"mentions": [{"start": 1, "end": 5, "key": "kyiv",
      "kind": "place", "ids": ["gn:703448", "Q1899"], "optional": true}, {"start": 7}]})");
  auto mentions = gold_mentions(record);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].span, (CharSpan{1, 5}));
  EXPECT_EQ(mentions[0].ids, (std::vector<std::string>{"gn:703448", "q1899"}));
  EXPECT_TRUE(mentions[0].optional);
  EXPECT_TRUE(mentions[1].ids.empty() && !mentions[1].optional);
}

TEST(Mentions, FoundOnesAreInCodePointsAndTellLightOnes) {
  Document doc("På ukrainsk, Kyiv");
  doc.tokens = {{0, 3}, {4, 12}, {12, 13}, {14, 18}};
  doc.upos = {Upos::kAdp, Upos::kAdj, Upos::kPunct, Upos::kPropn};
  doc.head = {1, kNoHead, 1, 1};
  Entity country;
  country.id = "country:UA";
  country.wikidata = "Q212";
  country.kind = EntityKind::kPlace;
  country.mentions = {{4, 12}, {14, 18}};
  doc.entities = {country};
  auto mentions = found_mentions(doc);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].span, (CharSpan{3, 11}));
  EXPECT_TRUE(mentions[0].light);
  EXPECT_FALSE(mentions[1].light);
  EXPECT_EQ(shared_ids(country), (std::vector<std::string>{"q212", "country:ua"}));
  EXPECT_FALSE(is_shared("e1") || is_shared("Qatar"));
}

}  // namespace
}  // namespace kilde::eval
