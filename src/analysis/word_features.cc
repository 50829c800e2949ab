#include "analysis/word_features.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"

namespace kilde::analysis {
namespace {

constexpr size_t kMaxChars = 40;
constexpr size_t kMinN = 3, kMaxN = 5;

// FNV-1a over the bytes, each sign-extended to 32 bits.
uint32_t ngram_hash(std::string_view text) {
  uint32_t hash = 2166136261u;
  for (char c : text) {
    auto wide = static_cast<uint32_t>(static_cast<int32_t>(static_cast<signed char>(c)));
    hash = (hash ^ wide) * 16777619u;
  }
  return hash;
}

bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// The bytes of the first or last n characters.
std::string_view first_chars(std::string_view form, size_t n) {
  size_t at = 0;
  while (at < form.size() && (!begins(form[at]) || n-- > 0)) ++at;
  return form.substr(0, at);
}

std::string_view last_chars(std::string_view form, size_t n) {
  size_t at = form.size();
  while (at > 0 && n > 0) n -= begins(form[--at]);
  return form.substr(at);
}

struct Counts {
  uint32_t letters = 0, upper = 0, digits = 0, marks = 0, hyphens = 0;
  bool first_letter_upper = false;
};

Counts count(std::string_view word) {
  Counts n;
  for (size_t at = 0; at < word.size();) {
    char32_t c = base::next_code_point(word, at);
    if (base::is_letter(c)) {
      bool upper = base::is_upper(c);
      if (!n.letters++) n.first_letter_upper = upper;
      n.upper += upper;
    } else if (base::is_digit(c)) {
      ++n.digits;
    } else {
      ++n.marks;
      n.hyphens += c == U'-';
    }
  }
  return n;
}

// 0 no letters, 1 lower case, 2 capitalised, 3 capitals, 4 mixed.
uint32_t case_class(const Counts& n) {
  if (!n.letters) return 0;
  if (!n.upper) return 1;
  if (n.upper == n.letters) return n.letters > 1 ? 3 : 2;
  return n.first_letter_upper && n.upper == 1 ? 2 : 4;
}

// 0 none, 1 beside letters, 2 alone or with marks.
uint32_t digit_class(const Counts& n) { return !n.digits ? 0 : n.letters ? 1 : 2; }

// 0 none, 1 only hyphens inside, 2 other marks, 3 nothing but marks.
uint32_t mark_class(const Counts& n) {
  if (!n.marks) return 0;
  if (!n.letters && !n.digits) return 3;
  return n.marks == n.hyphens ? 1 : 2;
}

}  // namespace

void normal_form(std::string_view word, std::string& form) {
  form.clear();
  size_t chars = 0;
  for (size_t at = 0; at < word.size(); ++chars) {
    char32_t c = base::next_code_point(word, at);
    base::append_utf8(form, base::is_digit(c) ? U'0' : base::to_lower(c));
  }
  if (chars <= kMaxChars) return;
  std::string cut(first_chars(form, kMaxChars / 2));
  cut += last_chars(form, kMaxChars / 2);
  form = std::move(cut);
}

Affixes affixes(std::string_view form) {
  return {ngram_hash(last_chars(form, 2)) % kSuffix2Buckets,
          ngram_hash(last_chars(form, 4)) % kSuffix4Buckets,
          ngram_hash(first_chars(form, 3)) % kPrefix3Buckets};
}

void ngram_buckets(std::string_view form, uint32_t buckets, std::vector<uint32_t>& out) {
  out.clear();
  std::string padded = "<" + std::string(form) + ">";
  std::vector<size_t> starts;  // of each character, and the end
  for (size_t i = 0; i < padded.size(); ++i)
    if (begins(padded[i])) starts.push_back(i);
  starts.push_back(padded.size());
  std::string_view text = padded;
  for (size_t i = 0; i + 1 < starts.size(); ++i)
    for (size_t n = kMinN; n <= kMaxN && i + n < starts.size(); ++n)
      out.push_back(ngram_hash(text.substr(starts[i], starts[i + n] - starts[i])) % buckets);
}

uint32_t word_shape(std::string_view word, bool first) {
  Counts n = count(word);
  return ((case_class(n) * 3 + digit_class(n)) * 4 + mark_class(n)) * 2 + first;
}

bool has_letter(std::string_view word) {
  for (size_t at = 0; at < word.size();)
    if (base::is_letter(base::next_code_point(word, at))) return true;
  return false;
}

uint64_t word_key(std::string_view form) {
  const uint64_t hash = base::fnv1a(form);
  return hash ? hash : 1;
}

}  // namespace kilde::analysis
