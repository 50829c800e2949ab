#include "pipeline/date_words.h"

#include <gtest/gtest.h>

namespace kilde::pipeline {
namespace {

std::string read(std::string_view words, std::string_view lang = "") {
  auto days = read_days(KILDE_ROOT, words, lang, *parse_date("2023-05-16"));
  if (!days) return days.error().to_string();
  return date_of(days->from).to_string() + " " + date_of(days->to).to_string();
}

TEST(DateWords, IsoDatesStandForAllTheirDays) {
  EXPECT_EQ(read("2022-12-19"), "2022-12-19 2022-12-20");
  EXPECT_EQ(read("2022-12"), "2022-12-01 2023-01-01");
  EXPECT_EQ(read(" 2022 "), "2022-01-01 2023-01-01");
}

TEST(DateWords, WordsOfManyLanguages) {
  EXPECT_EQ(read("yesterday"), "2023-05-15 2023-05-16");
  EXPECT_EQ(read("last week"), "2023-05-08 2023-05-15");
  EXPECT_EQ(read("sidste uge"), "2023-05-08 2023-05-15");
  EXPECT_EQ(read("i går"), "2023-05-15 2023-05-16");
  EXPECT_EQ(read("gestern"), "2023-05-15 2023-05-16");
  EXPECT_EQ(read("вчера"), "2023-05-15 2023-05-16");
  EXPECT_EQ(read("минулого тижня"), "2023-05-08 2023-05-15");
  EXPECT_EQ(read("förra veckan", "sv"), "2023-05-08 2023-05-15");
}

TEST(DateWords, PrepositionsMayStandBefore) {
  EXPECT_EQ(read("на прошлой неделе"), "2023-05-08 2023-05-15");
  EXPECT_EQ(read("im letzten Monat"), "2023-04-01 2023-05-01");
  EXPECT_EQ(read("i sidste uge"), "2023-05-08 2023-05-15");
  EXPECT_EQ(read("на минулому тижні"), "2023-05-08 2023-05-15");
  EXPECT_EQ(read("in March 2023"), "2023-03-01 2023-04-01");
  EXPECT_EQ(read("в марте 2023"), "2023-03-01 2023-04-01");
}

TEST(DateWords, CapitalsMayBeLeftOut) {
  EXPECT_EQ(read("march 2025"), "2025-03-01 2025-04-01");
  EXPECT_EQ(read("on monday"), "2023-05-15 2023-05-16");
  EXPECT_EQ(read("im märz 2023"), "2023-03-01 2023-04-01");
}

TEST(DateWords, AmountsAreCountedFromToday) {
  EXPECT_EQ(read("last 3 months"), "2023-02-16 2023-05-17");
  EXPECT_EQ(read("in the last 30 days"), "2023-04-16 2023-05-17");
  EXPECT_EQ(read("past month"), "2023-04-16 2023-05-17");
  EXPECT_EQ(read("past week"), "2023-05-09 2023-05-17");
  EXPECT_EQ(read("next two weeks"), "2023-05-16 2023-05-31");
  EXPECT_EQ(read("in den letzten 3 Monaten"), "2023-02-16 2023-05-17");
  EXPECT_EQ(read("за последние 3 месяца"), "2023-02-16 2023-05-17");
  EXPECT_EQ(read("sidste 3 måneder"), "2023-02-16 2023-05-17");
  EXPECT_EQ(read("senaste 3 månaderna"), "2023-02-16 2023-05-17");
  EXPECT_EQ(read("останні три тижні"), "2023-04-25 2023-05-17");
  // The 31st of a month that has none.
  auto days = read_days(KILDE_ROOT, "past month", "", *parse_date("2023-03-31"));
  EXPECT_EQ(date_of(days->from).to_string(), "2023-02-28");
}

TEST(DateWords, OtherWordsBeforeATimeMeanSomethingElse) {
  for (const char* words : {"before last month", "3 months", "in the house", "in the", "the last"})
    EXPECT_NE(read(words).find("expected a date"), std::string::npos) << words;
}

TEST(DateWords, WhatIsNoTimeIsTold) {
  for (const char* words : {"", "soonish", "2023-13", "yesterday's news", "'; DROP TABLE claims"})
    EXPECT_NE(read(words).find("expected a date"), std::string::npos) << words;
  EXPECT_NE(read("yesterday", "ru").find("expected a date"), std::string::npos);
}

}  // namespace
}  // namespace kilde::pipeline
