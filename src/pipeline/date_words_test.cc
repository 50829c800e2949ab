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

TEST(DateWords, WhatIsNoTimeIsTold) {
  for (const char* words : {"", "soonish", "2023-13", "yesterday's news", "'; DROP TABLE claims"})
    EXPECT_NE(read(words).find("expected a date"), std::string::npos) << words;
  EXPECT_NE(read("yesterday", "ru").find("expected a date"), std::string::npos);
}

}  // namespace
}  // namespace kilde::pipeline
