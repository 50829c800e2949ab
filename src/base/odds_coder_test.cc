#include "base/odds_coder.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace kilde::base {
namespace {

TEST(OddsCoder, GivesBitsAndNumbersBack) {
  std::mt19937 random(7);
  for (const uint32_t one_in : {2U, 3U, 50U, 5000U}) {
    std::vector<bool> bits;
    std::vector<uint64_t> numbers;
    for (int i = 0; i < 3000; ++i) {
      bits.push_back(random() % one_in == 0);
      numbers.push_back(uint64_t{random()} << 20 >> random() % 52);
    }
    numbers.push_back((uint64_t{1} << 62) - 2);
    OddsWriter out;
    Odds odds, same;
    NumberOdds few, few_again;
    for (const bool bit : bits) out.bit(odds, bit), out.even(bit);
    for (const uint64_t number : numbers) few.code(out, number);
    const std::string bytes = out.finish();
    OddsReader in(bytes);
    for (const bool bit : bits) {
      ASSERT_EQ(in.bit(same, false), bit);
      ASSERT_EQ(in.even(false), bit);
    }
    for (const uint64_t number : numbers) ASSERT_EQ(few_again.code(in, 0), number);
    EXPECT_TRUE(in.whole());
  }
}

TEST(OddsCoder, WhatIsForeseenTakesLittle) {
  OddsWriter out;
  Odds odds;
  for (int i = 0; i < 10'000; ++i) out.bit(odds, true);
  EXPECT_LT(out.finish().size(), 24U);
}

TEST(OddsCoder, LabelsComeBack) {
  OddsWriter out;
  LabelOdds<3> odds, same;
  for (uint32_t i = 0; i < 100; ++i) odds.code(out, i * i % 8);
  const std::string bytes = out.finish();
  OddsReader in(bytes);
  for (uint32_t i = 0; i < 100; ++i) ASSERT_EQ(same.code(in, 0), i * i % 8);
}

TEST(OddsCoder, CutBytesAreNotWhole) {
  OddsWriter out;
  for (int i = 0; i < 100; ++i) out.even(i % 3 == 0);
  const std::string bytes = out.finish();
  for (size_t length = 0; length < bytes.size(); ++length) {
    OddsReader in(std::string_view(bytes).substr(0, length));
    for (int i = 0; i < 100; ++i) in.even(false);
    EXPECT_FALSE(in.whole() && in.ok()) << length;
  }
}

}  // namespace
}  // namespace kilde::base
