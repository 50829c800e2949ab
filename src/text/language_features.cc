#include "text/language_features.h"

#include "base/utf8.h"

namespace kilde::text {
namespace {

constexpr char32_t kEdge = '_';
constexpr size_t kLongestWord = 24;  // code points; the rest of a longer word is passed over

uint32_t step(uint32_t h, char32_t c) { return (h ^ static_cast<uint32_t>(c)) * 0x01000193u; }

uint32_t finish(uint32_t h, uint32_t kind) {
  h = (h ^ kind) * 0x9E3779B1u;
  return (h ^ h >> 15) % kLanguageFeatures;
}

// Latin letters with their accents, and the Cyrillic of the languages that we know.
bool is_known_letter(char32_t c) { return c < 0x250 || (c >= 0x400 && c < 0x530); }

}  // namespace

void LanguageFeatures::collect(std::string_view text) {
  ids_.clear();
  word_.assign(1, kEdge);
  letters_ = known_letters_ = 0;
  for (size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    if (base::is_letter(c)) {
      ++letters_;
      known_letters_ += is_known_letter(c);
      if (word_.size() <= kLongestWord) word_.push_back(base::to_lower(c));
    } else if (word_.size() > 1) {
      add_word();
    }
  }
  if (word_.size() > 1) add_word();
}

void LanguageFeatures::add_word() {
  word_.push_back(kEdge);
  for (size_t begin = 0; begin < word_.size(); ++begin) {
    uint32_t h = 0x811C9DC5u;
    for (size_t n = 1; n <= 4 && begin + n <= word_.size(); ++n) {
      h = step(h, word_[begin + n - 1]);
      if (n > 1) ids_.push_back(finish(h, static_cast<uint32_t>(n)));
    }
  }
  uint32_t whole = 0x811C9DC5u;
  for (char32_t c : word_) whole = step(whole, c);
  ids_.push_back(finish(whole, 5));
  word_.assign(1, kEdge);
}

}  // namespace kilde::text
