#include "extract/entity/name_match.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::entity {

namespace {

constexpr size_t kLongestName = 40;     // code points; longer ones are no misspellings
constexpr size_t kShortForOneSlip = 6;  // shorter names must be spelt alike
constexpr size_t kShortForTwoSlips = 10;

std::u32string code_points(std::string_view s) {
  std::u32string points;
  for (size_t at = 0; at < s.size();) points.push_back(base::next_code_point(s, at));
  return points;
}

}  // namespace

uint32_t edit_distance(std::string_view a, std::string_view b, uint32_t limit) {
  const std::u32string x = code_points(a), y = code_points(b);
  if (std::max(x.size(), y.size()) - std::min(x.size(), y.size()) > limit) return limit + 1;
  std::vector<uint32_t> row(y.size() + 1);
  for (uint32_t j = 0; j < row.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= x.size(); ++i) {
    uint32_t corner = row[0];
    row[0] = static_cast<uint32_t>(i);
    for (size_t j = 1; j <= y.size(); ++j) {
      const uint32_t change = corner + (x[i - 1] == y[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return std::min(row.back(), limit + 1);
}

bool is_misspelling(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const size_t shorter = std::min(base::count_code_points(a), base::count_code_points(b));
  if (shorter < kShortForOneSlip || std::max(a.size(), b.size()) > 4 * kLongestName) return false;
  size_t at_a = 0, at_b = 0;
  const char32_t first = base::next_code_point(a, at_a);
  if (!base::is_upper(first) || first != base::next_code_point(b, at_b)) return false;
  const uint32_t limit = shorter < kShortForTwoSlips ? 1 : 2;
  return edit_distance(a, b, limit) <= limit;
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string_view> words_with_initials(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::string_view word : words_of(name)) {
    for (size_t dot = word.find('.'); dot != word.npos && dot + 1 < word.size();
         dot = word.find('.')) {
      if (dot == 0 || base::count_code_points(word.substr(0, dot)) > 2) break;
      out.push_back(word.substr(0, dot + 1));
      word.remove_prefix(dot + 1);
    }
    out.push_back(word);
  }
  return out;
}

bool is_initial_of(std::string_view initial, std::string_view word) {
  return initial.ends_with('.') && word.starts_with(initial.substr(0, initial.size() - 1));
}

bool is_acronym_of(std::string_view acronym, std::string_view name) {
  const std::u32string letters = code_points(acronym);
  if (letters.size() < 2 || letters.size() > 8) return false;
  size_t n = 0;
  for (std::string_view word : words_of(name)) {
    size_t at = 0;
    const char32_t first = base::next_code_point(word, at);
    if (!base::is_upper(first)) continue;  // "for", "og"
    if (n == letters.size() || letters[n] != first) return false;
    ++n;
  }
  return n == letters.size();
}

}  // namespace kilde::entity
