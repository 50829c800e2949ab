// Reading UTF-8 by code point, and the few character classes that all stages share.
//
//   for (size_t at = 0; at < text.size();) { char32_t c = next_code_point(text, at); ... }
//   to_lower("ÅR") == "år";   is_upper(U'Å');   valid_utf8("\xff") == false;
//
// Units: bytes and code points. Threads: pure functions.
// Errors: on broken UTF-8 next_code_point gives U+FFFD and moves on by one byte.
// Method: classes and simple case mapping are ICU's (one code point to one).
#pragma once

#include <string>
#include <string_view>

namespace kilde::base {

// The code point at byte `at`, which moves behind it. Needs at < text.size().
char32_t next_code_point(std::string_view text, size_t& at);
// The code point that ends at byte `at`, which moves to its begin. Needs at > 0.
char32_t previous_code_point(std::string_view text, size_t& at);
void append_utf8(std::string& out, char32_t c);
bool valid_utf8(std::string_view text);
size_t count_code_points(std::string_view text);

char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
std::string to_lower(std::string_view text);

bool is_upper(char32_t c);  // upper or title case
bool starts_upper(std::string_view text);
bool all_upper(std::string_view text);  // two letters or more, none of them lower
bool is_lower(char32_t c);
bool is_letter(char32_t c);  // letters and combining marks
bool is_digit(char32_t c);   // decimal digits of any script
bool is_space(char32_t c);   // white space, also no-break
bool is_cyrillic(char32_t c);

}  // namespace kilde::base
