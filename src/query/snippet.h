// Snippet: the stretch of a text that has most of the words looked for, on one line.
//
//   Snippet s = snippet_of(text, "da", forms, search);
//   s.text == "… Færgen til Kiel blev i havn, siger …";  s.hits == {{4, 11}, ...}
//
// Shapes: hits in order, within s.text. Units: bytes; at most kSnippetBytes of the text and marks
// of
//   what is left out. Threads: a pure function. Errors: cannot fail; without a hit it is the text's
//   begin.
// Method: of the windows that begin at a hit, the one with the most different words, then the most
//   hits, then the first; it is moved back to the begin of its sentence when that is near.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include <kilde/span.h>

#include "text/search_words.h"

namespace kilde::query {

inline constexpr uint32_t kSnippetBytes = 240;

struct Snippet {
  std::string text;
  ByteSpans hits;
};

Snippet snippet_of(std::string_view text, std::string_view lang, const std::set<std::string>& forms,
                   const text::SearchWords& search);

}  // namespace kilde::query
