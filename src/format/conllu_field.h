// The text of one CoNLL-U field: one line, no tabs, valid UTF-8.
//
//   conllu_field("10\t000") == "10 000";   conllu_line("a\n\n b") == "a b"
//
// Threads: pure functions. Errors: cannot fail; broken UTF-8 becomes U+FFFD.
// Method: every control character and every Unicode line break becomes a blank, because readers
//   that split lines as Python's splitlines would cut a field there.
#pragma once

#include <string>
#include <string_view>

namespace kilde::format {

// One blank for each such character, so that a word keeps its length in characters.
std::string conllu_field(std::string_view text);
// One blank for each run of them; for comments.
std::string conllu_line(std::string_view text);

}  // namespace kilde::format
