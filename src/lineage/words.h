// WordText: a report as a row of word numbers, cut into sentences; what reuse of text is found on.
//
//   WordText text = words_of("Putin kom. Han sagde: »Ja.«");
//   text.words.size() == 5;  text.sentences[1] == {{2, 5}, {12, 29}};   // words, bytes
//
// Shapes: `words` a number a word; `sentences` cover all words in order, none longer than
//   kLongestSentence words. Units: word indexes, byte offsets of the text.
// Needs: valid UTF-8. Owns its numbers; no view of the text. Threads: a pure function.
// Errors: cannot fail. Method: words are runs of letters and digits in lower case, hashed to 32
//   bits; marks, spaces and quotation signs, which an editing desk changes unasked, are not seen.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <kilde/span.h>

namespace kilde::lineage {

inline constexpr uint32_t kLongestSentence = 60;

struct Sentence {
  TokenSpan words;
  ByteSpan bytes;  // from the first word to the marks behind the last
};

struct WordText {
  std::vector<uint32_t> words;
  std::vector<Sentence> sentences;
};

WordText words_of(std::string_view text);

}  // namespace kilde::lineage
