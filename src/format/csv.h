// Cells of CSV (RFC 4180), as every table of kilde has them.
//
//   csv_cell("a, b") == "\"a, b\""     csv_cell("=1+1") == "'=1+1"     csv_cell("-0.5") == "-0.5"
//   csv_line({"a", "b"}) == "a,b\n"
//
// Text of news that begins with = + - @, a tab or a carriage return gets an apostrophe before it:
//   a spreadsheet would run it as a formula. A number is left as it is.
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kilde::format {

std::string csv_cell(std::string_view text);
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace kilde::format
