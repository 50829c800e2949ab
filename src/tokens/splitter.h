// split_tokens: a text into tokens, without sentences.
//
//   split_tokens(data, "Kl. 18.45 sagde \"B.T.\" nej.", 0)
//     // Kl. | 18.45 | sagde | " | B.T. | " | nej | .
//
// Shapes: tokens are not empty, sorted, do not overlap, hold no white space, and together hold all
//   of the text from `begin` on that is not white space. The last token's gap is kParagraph.
// Units: bytes; a token has at most kLongestToken code points.
// Threads: a pure function. Errors: cannot fail; any UTF-8 gives tokens.
// Method: one pass over the chunks between white space, in the manner of the Universal Dependencies
//   treebanks: punctuation stands alone except inside words ("og/eller", "3,5", "FN's") and in the
//   dots of abbreviations, which come as data. Linear time: every chunk is looked at a fixed number
//   of times.
#pragma once

#include <string_view>
#include <vector>

#include "tokens/raw_token.h"
#include "tokens/token_data.h"

namespace kilde::tokens {

inline constexpr size_t kLongestToken = 256;  // code points

std::vector<RawToken> split_tokens(const TokenData& data, std::string_view text, uint32_t begin);

}  // namespace kilde::tokens
