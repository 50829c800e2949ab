#include "document/code_points.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace kilde::document {
namespace {

TEST(CodePoints, EmptyText) {
  CodePoints points(std::string_view(""));
  EXPECT_EQ(points.size(), 0u);
  EXPECT_EQ(points.of_byte(5), 0u);
  EXPECT_EQ(points.to_byte(5), 0u);
}

TEST(CodePoints, AgreeWithCountingOneByOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::string text;
    for (int i = 0; i < 50 * round; ++i) {
      constexpr char32_t kChars[] = {U'a', U'å', U'€', U'😀', U'\n'};
      base::append_utf8(text, kChars[random() % 5]);
    }
    CodePoints points(text);
    uint32_t point = 0;
    for (size_t at = 0; at < text.size(); ++point) {
      ASSERT_EQ(points.of_byte(static_cast<uint32_t>(at)), point);
      ASSERT_EQ(points.to_byte(point), at);
      base::next_code_point(text, at);
    }
    EXPECT_EQ(points.size(), point);
    EXPECT_EQ(points.to_byte(point), text.size());
  }
}

}  // namespace
}  // namespace kilde::document
