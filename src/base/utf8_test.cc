#include "base/utf8.h"

#include <gtest/gtest.h>

namespace kilde::base {
namespace {

TEST(Utf8, ReadsForwardsAndBackwards) {
  std::string text = "aå€😀";
  std::u32string forwards, backwards;
  for (size_t at = 0; at < text.size();) forwards += next_code_point(text, at);
  for (size_t at = text.size(); at > 0;) backwards += previous_code_point(text, at);
  EXPECT_EQ(forwards, U"aå€😀");
  EXPECT_EQ(backwards, std::u32string(forwards.rbegin(), forwards.rend()));
  EXPECT_EQ(count_code_points(text), 4u);
}

TEST(Utf8, BrokenBytesAreReplacedOneByOne) {
  std::string text = "\xff\xc3";
  size_t at = 0;
  EXPECT_EQ(next_code_point(text, at), char32_t{0xFFFD});
  EXPECT_EQ(at, 1u);
  EXPECT_EQ(next_code_point(text, at), char32_t{0xFFFD});
  EXPECT_EQ(at, 2u);
  EXPECT_FALSE(valid_utf8(text));
  EXPECT_TRUE(valid_utf8("blåbær"));
}

TEST(Utf8, TellsBrokenBytesWhereverTheyStand) {
  const std::string text = "en lang sætning, дві мови і кілька знаків: € og 😀, og så videre igen";
  ASSERT_TRUE(valid_utf8(text));
  for (size_t at = 0; at < text.size(); ++at) {
    std::string broken = text;
    broken[at] = '\xFF';
    EXPECT_FALSE(valid_utf8(broken)) << at;
    broken = text;
    broken.insert(at, 1, '\xBF');
    EXPECT_FALSE(valid_utf8(broken)) << at;
    size_t begin = at;
    EXPECT_EQ(valid_utf8(text.substr(at)), next_code_point(text, begin) != 0xFFFD) << at;
  }
  for (const char* broken :
       {"\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3"})
    EXPECT_FALSE(valid_utf8(broken));
}

TEST(Utf8, KnowsCaseAndClasses) {
  EXPECT_EQ(to_lower("ÅRHUS Київ"), "århus київ");
  EXPECT_TRUE(is_upper(U'Å'));
  EXPECT_TRUE(is_letter(U'ж'));
  EXPECT_TRUE(is_space(0xA0));
  EXPECT_TRUE(is_digit(U'7'));
  EXPECT_FALSE(is_letter(U'-'));
  std::string out;
  append_utf8(out, 0xD800);  // a lone surrogate is no character
  EXPECT_EQ(out, "\xEF\xBF\xBD");
}

TEST(Utf8, TellsCapitalsInEveryScript) {
  EXPECT_TRUE(starts_upper("Øst"));
  EXPECT_FALSE(starts_upper("øst"));
  EXPECT_FALSE(starts_upper(""));
  EXPECT_TRUE(all_upper("НАТО"));
  EXPECT_TRUE(all_upper("COVID-19"));
  EXPECT_FALSE(all_upper("Путин"));
  EXPECT_FALSE(all_upper("A"));
  EXPECT_FALSE(all_upper("1999"));
}

}  // namespace
}  // namespace kilde::base
