#include "format/columns.h"

#include <gtest/gtest.h>

namespace kilde::format {
namespace {

TEST(Columns, CountsWhatATerminalShows) {
  EXPECT_EQ(display_width("Lukasjenko"), 10u);
  EXPECT_EQ(display_width("Київ"), 4u);
  EXPECT_EQ(display_width("北京"), 4u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("🙂"), 2u);
  EXPECT_EQ(display_width("\u2764\uFE0F"), 2u);
  EXPECT_EQ(display_width("👨\u200D👩\u200D👧"), 2u);
  EXPECT_EQ(display_width("👍🏽"), 2u);
  EXPECT_EQ(display_width(""), 0u);
}

TEST(Columns, CutsBetweenCharacters) {
  EXPECT_EQ(cut_to_width("Lukasjenko", 10), "Lukasjenko");
  EXPECT_EQ(cut_to_width("Lukasjenko", 5), "Luka…");
  EXPECT_EQ(cut_to_width("北京市", 4), "北…");
  EXPECT_EQ(cut_to_width("ae\u0301bc", 3), "ae\u0301…");
  EXPECT_EQ(cut_to_width("en to", 4), "en…");
}

TEST(Columns, Wraps) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(wrap("a long line of words", 8, 2), (Lines{"a long", "line of…"}));
  EXPECT_EQ(wrap("a long line of words", 8, 9), (Lines{"a long", "line of", "words"}));
  EXPECT_EQ(wrap("abcdefgh ij", 4, 3), (Lines{"abcd", "efgh", "ij"}));
  EXPECT_EQ(wrap("", 8, 2), Lines{});
}

}  // namespace
}  // namespace kilde::format
