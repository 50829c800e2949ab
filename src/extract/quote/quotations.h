// Quotations: the stretches of a text that stand in quotation marks or behind a speech dash.
//
//   "Vi flytter i maj," siger Ane Holk. "Alle er med."   -> two of kind marks
//   - Vi flytter i maj, siger Ane Holk.                  -> one of kind dash, to the line's end
//   Belarus' hovedstad                                   -> none: an apostrophe
//
// Shapes: in text order of their begin; marks of one style do not overlap, one style may stand
//   inside another. Units: tokens; `inner` is without the marks.
// Needs: tokens and sentences. Threads: a pure function. Errors: cannot fail; a mark without its
//   partner ends with its paragraph (or begins with its sentence), so that no quotation swallows
//   the rest of a text.
// Method: one pass a style; the space beside a mark tells which way it faces, and where it does
//   not, parity does. A paragraph that opens with a mark goes on with an unclosed quotation.
#pragma once

#include <functional>
#include <vector>

#include <kilde/document.h>

#include "extract/quote/lexicon.h"

namespace kilde::quote {

struct Quotation {
  TokenSpan outer, inner;
  bool dash = false;
  bool opened = true;  // false: only the closing mark stands in the text
  bool closed = true;  // false: only the opening mark does
};

// `starts_tag(token)` tells whether a reporting clause begins with the token ("siger").
std::vector<Quotation> find_quotations(const Document& doc, const Lexicon& lexicon,
                                       const std::function<bool(uint32_t)>& starts_tag);

// Whether a line break stands between token - 1 and token (true for the first).
bool begins_line(const Document& doc, uint32_t token);

}  // namespace kilde::quote
