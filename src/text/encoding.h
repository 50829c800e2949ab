// Which encoding some bytes are in, and whether they are text at all.
//
//   find_encoding("\xd0\x90") == Encoding{"UTF-8", 0};
//   find_encoding("\xff\xfe\x10\x04") == Encoding{"UTF-16LE", 2};
//   find_encoding("\xcf\xf0\xe8\xe2\xe5\xf2").name == "windows-1251";     // "Привет"
//
// Units: bytes; `bom` is the length of the byte order mark. At most 64 KiB are looked at, apart
//   from the check that the whole is valid UTF-8.
// Threads: pure functions. Errors: cannot fail; the last resort is windows-1252.
// Method: byte order marks; UTF-16 by the code units that it would give; UTF-8 when valid sequences
//   outnumber broken bytes; Cyrillic code pages by the frequency and the case of the letters that
//   each would give, because ICU is weak on short Cyrillic; windows-1252 when the letters are those
//   of western Europe; else ICU's detection.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kilde::text {

struct Encoding {
  std::string name;  // as ICU's converters know it
  size_t bom = 0;
  bool operator==(const Encoding&) const = default;
};

Encoding find_encoding(std::string_view bytes);

// A known file signature, or too many control characters for a text in this encoding.
bool looks_binary(std::string_view bytes, const Encoding& encoding);

// NUL and the other C0 controls that stand in no text; tab, line ends and form feed do.
constexpr bool is_control(char32_t c) {
  return (c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7F;
}

size_t count_controls(std::string_view bytes);

}  // namespace kilde::text
