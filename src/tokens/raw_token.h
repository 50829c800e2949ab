// RawToken: a token as the splitter leaves it, before sentences are known.
//
//   {3, 7, TokenKind::kCapital, Gap::kSpace}     // bytes 3..6, "Hans", a blank follows
//
// Units: bytes of the text. Ownership: plain value. Threads: plain value. Errors: none.
#pragma once

#include <cstdint>

namespace kilde::tokens {

enum class TokenKind : uint8_t {
  kLower,          // "vand", also letters without case
  kCapital,        // "Vand"
  kCapitals,       // "DR"
  kCapitalLetter,  // "X"
  kMixed,          // "iPad"
  kNumber,         // "3,5"
  kAbbreviation,   // "f.eks.", its dot always belongs to it
  kInitial,        // "K."
  kTitle,          // "dr.": an abbreviation that a name follows
  kUnit,           // "kr.": an abbreviation that often ends a sentence
  kDotted,         // "24.", "min.": the dot belongs to it unless the sentence ends here
  kPunct,
  kSymbol,
  kAddress,  // web and mail addresses
};

enum class Gap : uint8_t {
  kNone,       // the next token touches this one
  kSpace,      // white space without a line end
  kLine,       // one line end
  kParagraph,  // a blank line, or the end of the text
};

struct RawToken {
  uint32_t begin = 0;
  uint32_t end = 0;
  TokenKind kind = TokenKind::kLower;
  Gap gap = Gap::kNone;
  bool further = false;  // a further word of the same multiword token ("n't" of "don't")
};

static_assert(sizeof(RawToken) == 12);

}  // namespace kilde::tokens
