// How wide text is in a terminal, and cutting and wrapping it by that.
//
//   display_width("Київ") == 4;  display_width("北京") == 4;  display_width("e\u0301") == 1
//   cut_to_width("Lukasjenko", 5) == "Luka…"
//   wrap("a long line of words", 8, 2) -> {"a long", "line of…"}
//
// Units: terminal columns. Threads: pure functions. Errors: cannot fail.
// Method: East Asian Width by ICU; combining and format characters take no column, nor what follows
//   a zero width joiner; a character made an emoji by U+FE0F takes two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kilde::format {

size_t display_width(std::string_view text);
// The text, or as much of it as fits before a "…". Needs width >= 1.
std::string cut_to_width(std::string_view text, size_t width);
// At most `lines` lines, broken at blanks (a word wider than a line, anywhere); the last is cut.
std::vector<std::string> wrap(std::string_view text, size_t width, size_t lines);

}  // namespace kilde::format
