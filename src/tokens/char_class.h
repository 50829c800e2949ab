// The classes of characters that tokens are made of.
//
//   class_of(U'Å') == CharClass::kUpper;  class_of(U'…') == CharClass::kPunct;
//
// Units: code points. Threads: a pure function (its table is built on first use).
// Errors: cannot fail; what is not assigned is kSymbol.
// Method: Unicode general categories from ICU, in a table for the first 12,288 code points.
#pragma once

#include <cstdint>

namespace kilde::tokens {

enum class CharClass : uint8_t {
  kSpace,
  kUpper,  // also title case
  kLower,
  kCaseless,  // letters of scripts without case
  kMark,      // combining marks and invisible joiners; they belong to what stands before them
  kDigit,     // any number: 7, ½, ²
  kPunct,
  kSymbol,
};

CharClass class_of(char32_t c);

constexpr bool is_letter(CharClass c) {
  return c == CharClass::kUpper || c == CharClass::kLower || c == CharClass::kCaseless;
}
constexpr bool in_word(CharClass c) {
  return is_letter(c) || c == CharClass::kMark || c == CharClass::kDigit;
}

}  // namespace kilde::tokens
