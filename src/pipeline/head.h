// The head that a plain text may carry before its first word: the date of publication.
//
//   Head head = find_head(" date 2022-12 Den belarusiske ...");
//   head.date == Date{2022, 12, 0};  head.end == 14;           // "Den" begins there
//   find_head("Den belarusiske ...").end == 0;                 // no head
//
// The head stands at the very beginning: blanks, "date", an optional colon, a date, then white
// space or the end of the text. The text keeps it, so that offsets count from the file's first
// byte. Units: bytes. Threads: a pure function. Errors: what is no head is text; cannot fail.
#pragma once

#include <cstdint>
#include <string_view>

#include <kilde/date.h>

namespace kilde::pipeline {

struct Head {
  Date date;
  uint32_t end = 0;  // where the body begins
};

Head find_head(std::string_view text);

// The first line that is not blank, without white space around it.
std::string_view first_line(std::string_view body);

}  // namespace kilde::pipeline
