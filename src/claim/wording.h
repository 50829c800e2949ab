// What tells equal words, whatever the marks: a claim's `wording`, made again from the text.
//
//   wording_in("Broen lukker i dag.", {{0, 19}}) == wording_in("broen lukker, i dag", {{0, 19}})
//
// Units: bytes of the text. Threads: a pure function. Errors: cannot fail; spans beyond the text
//   give 0.
// Method: the hash that finder.cc makes of tokens, with words cut by blanks and marks alone. Where
//   the two differ (some three of a hundred claims), records keep the tokens' one.
#pragma once

#include <cstdint>
#include <string_view>

#include <kilde/span.h>

namespace kilde::claim {

uint64_t wording_in(std::string_view text, const ByteSpans& content);

}  // namespace kilde::claim
