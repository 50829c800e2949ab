#include "tokens/char_class.h"

#include <unicode/uchar.h>

#include <array>

namespace kilde::tokens {
namespace {

CharClass look_up(char32_t c) {
  auto point = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(point)) return CharClass::kSpace;
  uint32_t category = U_GET_GC_MASK(point);
  if (category & (U_GC_LU_MASK | U_GC_LT_MASK)) return CharClass::kUpper;
  if (category & U_GC_LL_MASK) return CharClass::kLower;
  if (category & U_GC_L_MASK) return CharClass::kCaseless;
  if (category & (U_GC_M_MASK | U_GC_CF_MASK)) return CharClass::kMark;
  if (category & U_GC_N_MASK) return CharClass::kDigit;
  return category & U_GC_P_MASK ? CharClass::kPunct : CharClass::kSymbol;
}

constexpr size_t kTable = 0x3000;  // up to the CJK blocks

std::array<CharClass, kTable> build_table() {
  std::array<CharClass, kTable> table{};
  for (size_t c = 0; c < kTable; ++c) table[c] = look_up(static_cast<char32_t>(c));
  return table;
}

const std::array<CharClass, kTable> kClasses = build_table();

}  // namespace

CharClass class_of(char32_t c) { return c < kTable ? kClasses[c] : look_up(c); }

}  // namespace kilde::tokens
