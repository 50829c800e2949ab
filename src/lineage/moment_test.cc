#include "lineage/moment.h"

#include <gtest/gtest.h>

namespace kilde::lineage {
namespace {

TEST(Moment, IsAsExactAsTheDate) {
  const Moment minute = moment_of("2022-12-19T08:30:00Z"), day = moment_of("2022-12-19");
  EXPECT_TRUE(minute.exact());
  EXPECT_EQ(day.to - day.from, 24 * 60);
  EXPECT_EQ(minute.from - day.from, 8 * 60 + 30);
  EXPECT_EQ(moment_of("2022-12").to - moment_of("2022-12").from, 31 * 24 * 60);
  EXPECT_FALSE(moment_of("soon").known());
  EXPECT_FALSE(moment_of("").known());
}

TEST(Moment, KnowsZones) {
  EXPECT_EQ(moment_of("2022-12-19T08:30:00+02:00").from, moment_of("2022-12-19T06:30Z").from);
  EXPECT_EQ(moment_of("2022-12-19 01:00-0330").from, moment_of("2022-12-19T04:30").from);
}

TEST(Moment, ComesBeforeOnlyWhereThatIsSure) {
  EXPECT_TRUE(moment_of("2022-12-18").before(moment_of("2022-12-19T00:00")));
  EXPECT_FALSE(moment_of("2022-12-19").before(moment_of("2022-12-19T23:00")));
  EXPECT_FALSE(moment_of("").before(moment_of("2022-12-19")));
  EXPECT_FALSE(moment_of("2022-12-19T25:00").exact());
}

}  // namespace
}  // namespace kilde::lineage
