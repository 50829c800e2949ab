#include <gtest/gtest.h>

#include <kilde/date.h>

namespace kilde {
namespace {

using namespace std::chrono;

TEST(Date, ReadsAndWritesEachPrecision) {
  for (const char* text : {"2022", "2022-12", "2022-12-19", "1992-02-29"}) {
    auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->to_string(), text);
  }
  EXPECT_EQ(parse_date("2022-12-19T08:30:00Z")->to_string(), "2022-12-19");
  EXPECT_EQ(Date{}.to_string(), "");
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* text : {"", "yesterday", "22-12-19", "2022-13", "2022-02-30", "2022-1-1",
                           "2022-12-1", "2022-12-011", "20221219", "0000", "2022-"}) {
    auto date = parse_date(text);
    ASSERT_FALSE(date) << text;
    EXPECT_NE(date.error().message.find("expected YYYY"), std::string::npos);
  }
}

TEST(Date, KnowsTheDaysItMayMean) {
  Date month = *parse_date("2022-12");
  EXPECT_EQ(month.precision(), Date::Precision::kMonth);
  EXPECT_EQ(month.first_day(), sys_days(2022y / 12 / 1));
  EXPECT_EQ(month.day_after(), sys_days(2023y / 1 / 1));
  EXPECT_EQ(date_of(parse_date("2022-12-31")->day_after()).to_string(), "2023-01-01");
  EXPECT_EQ(date_of(parse_date("2023")->day_after()).to_string(), "2024-01-01");
}

}  // namespace
}  // namespace kilde
