// Fingerprints: the rows of words of a text by which reports that share text find each other.
//
//   const WordText text = words_of("Broen over Sønderå blev lukket.");
//   const std::vector<uint32_t> rows = fingerprints(text), edges = edge_rows(text);
//
// Shapes: sorted, none twice; about one for every kSample words. Units: hashes of 32 bits.
// Needs a WordText; owns its numbers. Threads: a pure function. Errors: cannot fail.
// Method: rows of kShingle words are sampled by their hash, the same ones in every text (Manber's
//   "modulo" fingerprints), so that a sentence lifted into another report is found as well as a
//   whole copy. The hashes are the same on every machine and are stored: whoever changes them
//   changes the form of every store (fingerprints_test.cc pins them).
#pragma once

#include <cstdint>
#include <vector>

#include "lineage/words.h"

namespace kilde::lineage {

inline constexpr uint32_t kShingle = 3, kSample = 3;

std::vector<uint32_t> fingerprints(const WordText& text);

// What stands for a sentence that is the first or one of the last kLastSentences of its text,
// whatever name or number in it differs; 0 for any other, and for one of less than kShingle words.
inline constexpr uint32_t kLastSentences = 3;
uint32_t edge_row(const WordText& text, uint32_t sentence);
// Of all such sentences of the text: sorted, none twice.
std::vector<uint32_t> edge_rows(const WordText& text);

}  // namespace kilde::lineage
