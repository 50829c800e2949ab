#include "base/varint.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace kilde::base {
namespace {

TEST(Varint, GivesBackWhatWasPut) {
  const std::vector<uint64_t> numbers = {
      0, 1, 127, 128, 300, 16384, uint64_t{1} << 35, std::numeric_limits<uint64_t>::max()};
  std::string blob;
  for (uint64_t number : numbers) put_varint(blob, number);
  VarintReader reader(blob);
  for (uint64_t number : numbers) EXPECT_EQ(reader.next(), number);
  EXPECT_TRUE(reader.at_end());
  EXPECT_TRUE(reader.ok());
}

TEST(Varint, SmallNumbersOfEitherSignAreShort) {
  const std::vector<int64_t> numbers = {0, -1, 1, -2, 2};
  for (size_t i = 0; i < numbers.size(); ++i) EXPECT_EQ(zigzag(numbers[i]), i);
  for (int64_t number : {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()})
    EXPECT_EQ(unzigzag(zigzag(number)), number);
}

TEST(Varint, TellsOfCutAndOverlongNumbers) {
  VarintReader cut("\x80");
  EXPECT_EQ(cut.next(), 0u);
  EXPECT_FALSE(cut.ok());
  VarintReader overlong("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");
  overlong.next();
  EXPECT_FALSE(overlong.ok());
  VarintReader empty("");
  empty.next();
  EXPECT_FALSE(empty.ok());
}

}  // namespace
}  // namespace kilde::base
