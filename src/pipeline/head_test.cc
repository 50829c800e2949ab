#include "pipeline/head.h"

#include <gtest/gtest.h>

namespace kilde::pipeline {
namespace {

TEST(Head, GivesTheDateAndWhereTheBodyBegins) {
  Head head = find_head(" date 2022-12 Den belarusiske");
  EXPECT_EQ(head.date, (Date{2022, 12, 0}));
  EXPECT_EQ(head.end, 14u);
}

TEST(Head, MayStandAloneOnItsLine) {
  Head head = find_head("date: 2022-12-19\n\nDe to");
  EXPECT_EQ(head.date, (Date{2022, 12, 19}));
  EXPECT_EQ(head.end, 18u);
}

TEST(Head, MayBeAllThereIs) {
  EXPECT_EQ(find_head("date 2022").end, 9u);
  EXPECT_EQ(find_head("date 2022  \n").end, 12u);
}

TEST(Head, IsNotWhatOnlyLooksLikeIt) {
  for (std::string_view text :
       {"", "date", "date ", "dates 2022-12 x", "date2022-12 x", "date yesterday", "Date 2022-12",
        "\ndate 2022-12 x", "a date 2022-12 x", "date 2022-13 x", "date 2022-12, x"}) {
    EXPECT_EQ(find_head(text).end, 0u) << text;
    EXPECT_FALSE(find_head(text).date.known()) << text;
  }
}

TEST(FirstLine, PassesOverBlankLines) {
  EXPECT_EQ(first_line("\n \t\n  Titel \r\nBrød"), "Titel");
  EXPECT_EQ(first_line("Titel"), "Titel");
  EXPECT_EQ(first_line("\n\n "), "");
  EXPECT_EQ(first_line(""), "");
}

}  // namespace
}  // namespace kilde::pipeline
