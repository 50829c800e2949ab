// A text cut into sentences and words, for comparing it with another version.
//
//   sentences_of("Dr. Holm kom. Han sagde: »Ja.«", {"dr."})   -> "Dr. Holm kom.", "Han sagde:
//   »Ja.«" words_of(text, {0, 13})                                   -> "Dr" "." "Holm" "kom" "."
//
// Shapes: sentences in text order, without white space around them; no line end stands in one.
//   Words are runs of letters and digits ("1.400", "it-chef", "3,5"), and every mark by itself.
// Units: bytes. Needs: valid UTF-8. Threads: pure functions. Errors: cannot fail.
// Method: a sentence ends at a line's end, or behind . ! ? … and closing marks where white space
//   and no small letter follow; not behind an abbreviation, an initial or a number of a day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <kilde/span.h>

namespace kilde::revision {

// In small letters, with their dots.
using Abbreviations = std::unordered_set<std::string>;

ByteSpans sentences_of(std::string_view text, const Abbreviations& abbreviations);
ByteSpans words_of(std::string_view text, ByteSpan within);

// Hashes of words, as they stand or in small letters without marks.
std::vector<uint64_t> exact_words(std::string_view text, const ByteSpans& words);
std::vector<uint64_t> folded_words(std::string_view text, ByteSpan within);

// Twice what two have in common by what both have: 0 to 1. Needs sorted ones.
double likeness(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

}  // namespace kilde::revision
