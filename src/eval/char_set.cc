#include "eval/char_set.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace kilde::eval {

CharSet::CharSet(std::vector<CharSpan> spans) {
  std::sort(spans.begin(), spans.end());
  for (const CharSpan& span : spans) {
    if (span.begin >= span.end) continue;
    if (spans_.empty() || spans_.back().end < span.begin) {
      spans_.push_back(span);
    } else {
      spans_.back().end = std::max(spans_.back().end, span.end);
    }
  }
}

size_t CharSet::size() const {
  size_t sum = 0;
  for (const CharSpan& span : spans_) sum += span.end - span.begin;
  return sum;
}

size_t CharSet::common(const CharSet& other) const {
  size_t sum = 0;
  for (auto a = spans_.begin(), b = other.spans_.begin();
       a != spans_.end() && b != other.spans_.end();) {
    size_t begin = std::max(a->begin, b->begin), end = std::min(a->end, b->end);
    if (begin < end) sum += end - begin;
    a->end < b->end ? ++a : ++b;
  }
  return sum;
}

double agreement(const CharSet& a, const CharSet& b) {
  if (a.empty() && b.empty()) return 1.0;
  return static_cast<double>(2 * a.common(b)) / static_cast<double>(a.size() + b.size());
}

std::vector<CharSpan> trimmed(std::vector<CharSpan> spans, std::u32string_view text) {
  for (CharSpan& span : spans) {
    span.end = std::min(span.end, text.size());
    while (span.begin < span.end && !is_word_character(text[span.begin])) ++span.begin;
    while (span.end > span.begin && !is_word_character(text[span.end - 1])) --span.end;
  }
  std::erase_if(spans, [](const CharSpan& span) { return span.begin >= span.end; });
  return spans;
}

bool is_word_character(char32_t c) {
  constexpr uint32_t kLetterOrNumber = U_GC_L_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kLetterOrNumber) != 0;
}

}  // namespace kilde::eval
