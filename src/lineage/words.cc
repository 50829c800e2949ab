#include "lineage/words.h"

#include <array>

#include "base/utf8.h"

namespace kilde::lineage {
namespace {

constexpr char32_t kTable = 0x600;  // Latin, Greek, Cyrillic

using Folded = std::array<uint16_t, kTable>;

// The lower case of letters and digits, 0 for anything else.
const Folded& folded() {
  static const Folded table = [] {
    Folded letters{};
    for (char32_t i = 0; i < kTable; ++i)
      if (base::is_letter(i) || base::is_digit(i))
        letters[i] = static_cast<uint16_t>(base::to_lower(i));
    return letters;
  }();
  return table;
}

bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  WordText cut() {
    out_.words.reserve(text_.size() / 6);
    for (size_t at = 0; at < text_.size();) {
      const size_t begin = at;
      const char32_t c = next(at);
      if (const char32_t letter = fold(c))
        at = word(begin, at, letter);
      else
        mark(c, at);
    }
    close();
    return std::move(out_);
  }

 private:
  char32_t next(size_t& at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return ++at, byte;
    if (byte < 0xE0 && at + 1 < text_.size()) {  // two bytes: Latin, Greek, Cyrillic
      const auto second = static_cast<unsigned char>(text_[at + 1]);
      return at += 2, static_cast<char32_t>((byte & 0x1F) << 6 | (second & 0x3F));
    }
    return base::next_code_point(text_, at);
  }

  char32_t fold(char32_t c) const {
    if (c < kTable) return folded_[c];
    return base::is_letter(c) || base::is_digit(c) ? base::to_lower(c) : 0;
  }

  size_t word(size_t begin, size_t at, char32_t letter) {
    // A dot within "3.5" or before a small letter ("ca. ti") ends nothing.
    if (stop_ && space_ && (letter != first_code_point(begin) || base::is_digit(letter))) close();
    if (break_ || size() >= kLongestSentence) close();
    stop_ = space_ = break_ = false;
    if (size() == 0) begin_ = begin;
    uint32_t hash = 2166136261u;
    for (;;) {
      hash = (hash ^ letter) * 16777619u;
      if (at >= text_.size()) break;
      size_t ahead = at;
      letter = fold(next(ahead));
      if (!letter) break;
      at = ahead;
    }
    out_.words.push_back(hash ^ (hash >> 15));
    end_ = at;
    return at;
  }

  char32_t first_code_point(size_t at) const { return next(at); }

  void mark(char32_t c, size_t at) {
    if (c == '\n') break_ = true;
    if (c == ' ' || c == '\t' || c == 0xA0)
      space_ = true;
    else if (!space_ && !break_ && size())
      end_ = at;  // marks that hang on the last word
    if (ends_sentence(c)) stop_ = true;
  }

  uint32_t size() const { return static_cast<uint32_t>(out_.words.size()) - first_; }

  void close() {
    if (!size()) return;
    const auto last = static_cast<uint32_t>(out_.words.size());
    out_.sentences.push_back(
        {{first_, last}, {static_cast<uint32_t>(begin_), static_cast<uint32_t>(end_)}});
    first_ = last;
  }

  const Folded& folded_ = folded();
  std::string_view text_;
  WordText out_;
  uint32_t first_ = 0;  // word of the open sentence
  size_t begin_ = 0, end_ = 0;
  bool stop_ = false, space_ = false, break_ = false;  // seen since the last word
};

}  // namespace

WordText words_of(std::string_view text) { return Cutter(text).cut(); }

}  // namespace kilde::lineage
