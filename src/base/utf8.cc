#include "base/utf8.h"

#include <unicode/uchar.h>

#include <cstdint>
#include <cstring>

namespace kilde::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Decodes the code point that text begins with; gives its length, 0 if it is broken
// (cut short, overlong, a surrogate, or past U+10FFFF).
size_t decode(std::string_view text, char32_t& c) {
  auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return c = first, 1;
  size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (!length || text.size() < length) return 0;
  c = first & (0x7Fu >> length);
  for (size_t i = 1; i < length; ++i) {
    if (!is_trail(text[i])) return 0;
    c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (c < kLeast[length] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0;
  return length;
}

// Passes over ASCII, eight bytes at a time.
size_t skip_ascii(std::string_view text, size_t at) {
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (eight & 0x8080808080808080ull) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// Passes over sequences of two bytes: Latin, Greek, Cyrillic.
size_t skip_pairs(std::string_view text, size_t at) {
  const auto leads = [&](char c) { return static_cast<unsigned char>(c) - 0xC2u < 0x1E; };
  while (at + 1 < text.size() && leads(text[at]) && is_trail(text[at + 1])) at += 2;
  return at;
}

}  // namespace

char32_t next_code_point(std::string_view text, size_t& at) {
  auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return ++at, first;
  char32_t c = 0;
  size_t length = decode(text.substr(at), c);
  if (!length) return ++at, kReplacement;
  return at += length, c;
}

char32_t previous_code_point(std::string_view text, size_t& at) {
  for (size_t length = 1; length <= 4 && length <= at; ++length) {
    if (is_trail(text[at - length])) continue;
    size_t next = at - length;
    char32_t c = next_code_point(text, next);
    if (next == at) return at -= length, c;
    break;
  }
  return --at, kReplacement;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
    }
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

bool valid_utf8(std::string_view text) {
  for (size_t at = 0; (at = skip_pairs(text, skip_ascii(text, at))) < text.size();) {
    char32_t c = 0;
    size_t length = decode(text.substr(at), c);
    if (!length) return false;
    at += length;
  }
  return true;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (char c : text) count += !is_trail(c);
  return count;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(icu(c)));
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return static_cast<char32_t>(u_toupper(icu(c)));
}

std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    char32_t c = to_lower(next_code_point(text, at));
    if (c < 0x80)
      lower.push_back(static_cast<char>(c));
    else
      append_utf8(lower, c);
  }
  return lower;
}

bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(icu(c)) || u_istitle(icu(c));
}
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(icu(c)); }
bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
  return u_isalpha(icu(c)) || (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK);
}
bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(icu(c)); }
bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(icu(c));
}
bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }

bool starts_upper(std::string_view text) {
  size_t at = 0;
  return !text.empty() && is_upper(next_code_point(text, at));
}

bool all_upper(std::string_view text) {
  size_t letters = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    if (!is_upper(c)) return false;
    ++letters;
  }
  return letters > 1;
}

}  // namespace kilde::base
