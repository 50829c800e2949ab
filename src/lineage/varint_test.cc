#include "lineage/varint.h"

#include <gtest/gtest.h>

namespace kilde::lineage {
namespace {

TEST(Varint, GivesBackWhatWasPut) {
  const uint64_t numbers[] = {0, 1, 127, 128, 300, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF};
  std::string blob;
  for (const uint64_t number : numbers) put_varint(blob, number);
  std::string_view rest = blob;
  for (const uint64_t number : numbers) {
    uint64_t found = 0;
    ASSERT_TRUE(get_varint(rest, found));
    EXPECT_EQ(found, number);
  }
  EXPECT_TRUE(rest.empty());
}

TEST(Varint, TakesNoBrokenOne) {
  for (const std::string& blob : {std::string(), std::string("\x80"), std::string(10, '\xFF')}) {
    std::string_view rest = blob;
    uint64_t found = 0;
    EXPECT_FALSE(get_varint(rest, found));
  }
}

TEST(Varint, ZigzagKeepsSmallNumbersSmall) {
  EXPECT_EQ(zigzag(-1), 1u);
  EXPECT_EQ(zigzag(1), 2u);
  for (const int64_t number : {int64_t{0}, int64_t{-7}, int64_t{7}, INT64_MIN, INT64_MAX})
    EXPECT_EQ(unzigzag(zigzag(number)), number);
}

}  // namespace
}  // namespace kilde::lineage
