#include "format/columns.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace kilde::format {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;

size_t width_of(char32_t c) {
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  auto icu = static_cast<UChar32>(c);
  constexpr uint32_t kNoColumn = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
  if (U_GET_GC_MASK(icu) & kNoColumn) return 0;
  if (u_hasBinaryProperty(icu, UCHAR_EMOJI_MODIFIER)) return 0;
  int width = u_getIntPropertyValue(icu, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Reads a text one visible character at a time.
struct Walk {
  std::string_view text;
  size_t at = 0;

  // The columns of the next character and all that joins it; moves behind them.
  size_t next() {
    size_t width = width_of(base::next_code_point(text, at));
    while (at < text.size()) {
      size_t ahead = at;
      char32_t c = base::next_code_point(text, ahead);
      if (width_of(c) != 0) break;
      at = ahead;
      if (c == kEmojiStyle) width = 2;
      if (c == kJoiner && at < text.size()) base::next_code_point(text, at);
    }
    return width;
  }
};

// The bytes at the front of the text that fit.
size_t fitting(std::string_view text, size_t width) {
  Walk walk{text};
  size_t used = 0, end = 0;
  while (walk.at < text.size()) {
    used += walk.next();
    if (used > width) break;
    end = walk.at;
  }
  return end;
}

std::string_view without_end_blanks(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

size_t display_width(std::string_view text) {
  size_t width = 0;
  for (Walk walk{text}; walk.at < text.size();) width += walk.next();
  return width;
}

std::string cut_to_width(std::string_view text, size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string_view front = text.substr(0, fitting(text, width - 1));
  return std::string(without_end_blanks(front)) + "…";
}

std::vector<std::string> wrap(std::string_view text, size_t width, size_t lines) {
  std::vector<std::string> wrapped;
  while (wrapped.size() + 1 < lines) {
    size_t end = fitting(text, width);
    if (end == text.size()) break;
    size_t blank = text.rfind(' ', end);
    // A character wider than the line still has to go somewhere.
    if (blank != std::string_view::npos && blank > 0) end = blank;
    if (end == 0) break;
    wrapped.emplace_back(without_end_blanks(text.substr(0, end)));
    text.remove_prefix(std::min(text.find_first_not_of(' ', end), text.size()));
  }
  if (!text.empty()) wrapped.push_back(cut_to_width(text, width));
  return wrapped;
}

}  // namespace kilde::format
