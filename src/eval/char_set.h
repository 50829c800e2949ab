// A set of character positions, for measuring how much two passages share.
//
//   CharSet a({{0, 5}, {8, 10}}), b({{3, 9}});
//   a.size() == 7;  a.common(b) == 3;  agreement(a, b) == 2.0 * 3 / (7 + 6);
//
// Units: code points. Ownership: plain value. Threads: plain value. Errors: cannot fail; empty and
// reversed spans add nothing.
// Method: sorted spans that neither touch nor overlap.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kilde::eval {

struct CharSpan {
  size_t begin = 0, end = 0;
  auto operator<=>(const CharSpan&) const = default;
};

class CharSet {
 public:
  CharSet() = default;
  explicit CharSet(std::vector<CharSpan> spans);

  bool empty() const { return spans_.empty(); }
  size_t size() const;
  size_t common(const CharSet& other) const;  // how many positions are in both
  bool operator==(const CharSet&) const = default;

 private:
  std::vector<CharSpan> spans_;
};

// F1 of two sets, 0..1; two empty sets agree.
double agreement(const CharSet& a, const CharSet& b);

// Each span without what is neither letter nor digit at its ends: quotation marks, commas, blanks.
std::vector<CharSpan> trimmed(std::vector<CharSpan> spans, std::u32string_view text);

// A letter or a number of any script, without combining marks.
bool is_word_character(char32_t c);

}  // namespace kilde::eval
