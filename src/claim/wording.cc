#include "claim/wording.h"

#include <string>

#include "base/hash.h"
#include "base/utf8.h"

namespace kilde::claim {
namespace {

bool in_word(char32_t c) { return base::is_letter(c) || base::is_digit(c); }

// "$", "%": words of their own.
bool is_sign(char32_t c) {
  return c == '$' || c == '%' || c == '+' || c == 0xA3 || c == 0xA7 || c == 0xB0 || c == 0x20AC;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

class Hasher {
 public:
  explicit Hasher(std::string_view text) : text_(text) {}

  void add(ByteSpan span) {
    for (size_t at = span.begin; at < span.end;) {
      const char32_t c = base::next_code_point(text_, at);
      if (in_word(c))
        put(c);
      else if (is_sign(c))
        end_word(), put(c), end_word();
      else if (joins(c, at, span.end))
        put_mark(c, at, span.end);
      else
        end_word();
    }
    end_word();
  }
  uint64_t hash() const { return hash_; }

 private:
  // A mark within a word: "1.5", "well-known".
  bool joins(char32_t c, size_t at, size_t end) const {
    if (word_.empty() || at >= end || base::is_space(c)) return false;
    return in_word(base::next_code_point(text_, at));
  }
  // "Brandt's" is two words.
  void put_mark(char32_t c, size_t at, size_t end) {
    if (is_apostrophe(c)) {
      size_t letters = 0;
      while (at < end && in_word(base::next_code_point(text_, at))) ++letters;
      if (letters <= 2) end_word();
    }
    base::append_utf8(word_, c);
  }
  void put(char32_t c) {
    const char32_t lower = base::to_lower(c);
    if (lower < 0x80)
      word_.push_back(static_cast<char>(lower));
    else
      base::append_utf8(word_, lower);
  }
  void end_word() {
    if (word_.empty()) return;
    hash_ = base::fnv1a(word_, base::fnv1a(" ", hash_));
    word_.clear();
  }

  std::string_view text_;
  std::string word_;
  uint64_t hash_ = base::kFnvStart;
};

}  // namespace

uint64_t wording_in(std::string_view text, const ByteSpans& content) {
  Hasher hasher(text);
  for (const ByteSpan span : content) {
    if (span.begin > span.end || span.end > text.size()) return 0;
    hasher.add(span);
  }
  return hasher.hash();
}

}  // namespace kilde::claim
