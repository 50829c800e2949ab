#include "lineage/lineage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace kilde::lineage {
namespace {

// Sentences of invented news, each of its own words.
std::string sentence(int n) {
  std::mt19937 random(static_cast<unsigned>(n));
  std::string text = "Sag" + std::to_string(n);
  for (int i = 0; i < 12; ++i) text += " ord" + std::to_string(random() % 5000);
  return text + ".";
}

std::string article(std::vector<int> sentences) {
  std::string text;
  for (const int n : sentences) text += sentence(n) + " ";
  return text;
}

struct News {
  std::string text, date, publisher, url;
};

std::vector<Descent> descents_of(const std::vector<News>& news) {
  Lineage lineage;
  for (const News& each : news) lineage.add({each.text, each.date, each.publisher, each.url});
  return lineage.resolve();
}

TEST(Lineage, FollowsCopiesToWhereTheTextBegan) {
  const auto found = descents_of({{article({1, 2, 3, 4}), "2022-12-19T08:00", "Ritzau", ""},
                                  {article({1, 2, 3, 50}), "2022-12-19T09:00", "Fjordbladet", ""},
                                  {article({60, 2, 3, 50}), "2022-12-19T10:00", "Havneposten", ""},
                                  {article({70, 71, 72}), "2022-12-19T11:00", "Egnsavisen", ""}});
  EXPECT_EQ(found[0].parent, kNoReport);
  EXPECT_EQ(found[0].origins, (std::vector<uint32_t>{0}));
  EXPECT_EQ(found[1].parent, 0u);
  EXPECT_EQ(found[2].parent, 1u);
  EXPECT_EQ(found[2].origins, (std::vector<uint32_t>{0, 1}));  // sentence 50 is Fjordbladet's own
  ASSERT_EQ(found[2].copies.size(), 2u);
  EXPECT_EQ(found[2].copies[0].origin, 0u);
  EXPECT_EQ(found[2].copies[1].origin, 1u);
  EXPECT_TRUE(found[3].copies.empty());
}

TEST(Lineage, GivesSpansOfAllThreeTexts) {
  const std::string first = article({1, 2, 3}), copy = article({9, 2, 3});
  const auto found =
      descents_of({{first, "2022-12-19T08:00", "A", ""}, {copy, "2022-12-19T09:00", "B", ""}});
  ASSERT_EQ(found[1].copies.size(), 1u);
  const Copy& taken = found[1].copies[0];
  EXPECT_EQ(copy.substr(taken.span.begin, taken.span.length()), sentence(2) + " " + sentence(3));
  EXPECT_EQ(first.substr(taken.from_span.begin, taken.from_span.length()),
            sentence(2) + " " + sentence(3));
  EXPECT_DOUBLE_EQ(taken.similarity, 1);
}

TEST(Lineage, TellsByCreditsWhoWasFirstOnOneDay) {
  const auto found = descents_of(
      {{article({1, 2, 3}) + "Det skriver Havneposten.", "2022-12-19", "Fjordbladet", ""},
       {article({1, 2, 3}), "2022-12-19", "Havneposten", ""}});
  EXPECT_EQ(found[0].parent, 1u);
  EXPECT_EQ(found[1].parent, kNoReport);
}

TEST(Lineage, TakesTheFirstNameOfACreditForTheNearer) {
  const auto parent = [](const std::string& credit) {
    return descents_of({{article({1, 2, 3}), "2022-12-19T08:00", "Ritzau", ""},
                        {article({1, 2, 3}), "2022-12-19T09:00", "Fjordbladet", ""},
                        {article({1, 2, 3}) + credit, "2022-12-19T10:00", "Havneposten", ""}})[2]
        .parent;
  };
  EXPECT_EQ(parent("Det skriver Fjordbladet ifølge Ritzau."), 1u);
  EXPECT_EQ(parent("Det skriver Ritzau og siden Fjordbladet."), 0u);
}

TEST(Lineage, TakesTheReportWithWordsOfItsOwnForTheCopy) {
  for (const std::vector<size_t>& order : {std::vector<size_t>{0, 1}, {1, 0}}) {
    const News news[] = {{article({1, 2, 3}), "2022-12-19", "Fjordbladet", ""},
                         {article({1, 2, 3, 50, 51}), "2022-12-19", "Havneposten", ""}};
    const auto found = descents_of({news[order[0]], news[order[1]]});
    EXPECT_EQ(found[order[0]].parent, kNoReport);
  }
}

// Three copies have words that the first two do not share: all began in a report that is not here.
TEST(Lineage, TakesCopiesOfAHiddenTextForOneOrigin) {
  const auto found = descents_of({{article({1, 2, 3, 4}), "2022-12-19T08:00", "A", ""},
                                  {article({1, 2, 3, 4, 5, 6}), "2022-12-19T09:00", "B", ""},
                                  {article({1, 2, 5, 6}), "2022-12-19T10:00", "C", ""},
                                  {article({3, 4, 5, 6}), "2022-12-19T11:00", "D", ""},
                                  {article({2, 3, 5}), "2022-12-19T12:00", "E", ""},
                                  {article({70, 71, 72}), "2022-12-19T12:00", "F", ""}});
  for (size_t i = 1; i < 5; ++i) {
    EXPECT_EQ(found[i].origins.size(), 1u);
    EXPECT_EQ(found[i].origins, found[0].origins);
  }
  EXPECT_EQ(found[5].origins, (std::vector<uint32_t>{5}));
}

// The story of a paper that others write about: its name is no credit.
TEST(Lineage, TakesANameInTheCopiedWordsForNoCredit) {
  const std::string story = sentence(1) + " Det var Fjordbladet som fik brevet fra byens borgere. ";
  const auto found = descents_of({{story + sentence(2), "2022-12-19T08:00", "Ritzau", ""},
                                  {story + sentence(2), "2022-12-19", "Fjordbladet", ""}});
  EXPECT_EQ(found[0].parent, kNoReport);
}

TEST(Lineage, KnowsANewVersionByItsAddress) {
  const auto found =
      descents_of({{article({1, 2, 3}), "2022-12-19T08:00", "A", "https://a.example/1"},
                   {article({1, 2, 3, 4}), "2022-12-19T09:00", "A", "https://a.example/1"}});
  EXPECT_EQ(found[1].update_of, 0u);
}

TEST(Lineage, TakesAPapersStandingTextForNoReuse) {
  std::vector<News> news;
  for (int i = 0; i < 12; ++i)
    news.push_back({article({100 + 10 * i, 101 + 10 * i}) + sentence(1),
                    "2022-12-19T08:0" + std::to_string(i % 10),
                    i % 2 ? "Fjordbladet" : "Havneposten", ""});
  for (const Descent& descent : descents_of(news)) EXPECT_TRUE(descent.copies.empty());
}

// What was added when makes no difference to who copied whom.
TEST(Lineage, IsTheSameInAnyOrderOfAdding) {
  std::vector<News> news;
  for (int i = 0; i < 20; ++i)
    news.push_back({article({i % 5, i % 5 + 10, i % 5 + 20, 100 + i}),
                    "2022-12-19T" + std::to_string(10 + i % 14) + ":00", "Avis" + std::to_string(i),
                    ""});
  const auto expected = descents_of(news);
  std::vector<uint32_t> order(news.size());
  std::iota(order.begin(), order.end(), 0u);
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    std::vector<News> shuffled;
    for (const uint32_t n : order) shuffled.push_back(news[n]);
    const auto found = descents_of(shuffled);
    for (size_t i = 0; i < order.size(); ++i) {
      const uint32_t parent = found[i].parent;
      EXPECT_EQ(parent == kNoReport ? kNoReport : order[parent], expected[order[i]].parent);
    }
  }
}

TEST(Lineage, TakesEmptyAndHugeReports) {
  std::string huge;
  for (int i = 0; i < 20000; ++i) huge += "ord" + std::to_string(i % 977) + " ";
  const auto found = descents_of(
      {{"", "", "", ""}, {huge, "", "", ""}, {huge, "x", "", ""}, {"ja", "2022", "A", "u"}});
  EXPECT_EQ(found.size(), 4u);
}

}  // namespace
}  // namespace kilde::lineage
