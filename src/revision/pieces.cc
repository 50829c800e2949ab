#include "revision/pieces.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"

namespace kilde::revision {
namespace {

bool is_word(char32_t c) { return base::is_letter(c) || base::is_digit(c); }

bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0xAB || c == 0x201D ||
         c == 0x201C || c == 0x2019 || c == 0x2018;
}

ByteSpan span_of(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

class Cutter {
 public:
  Cutter(std::string_view text, const Abbreviations& abbreviations)
      : text_(text), abbreviations_(abbreviations) {}

  ByteSpans cut() {
    for (size_t at = 0; at < text_.size();) {
      const size_t begin = at;
      const char32_t c = base::next_code_point(text_, at);
      if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) close(begin);
      if (!base::is_space(c)) {
        if (!open_) begin_ = begin;
        open_ = true;
        end_ = at;
      }
      if (open_ && ends_sentence(c) && ends_here(begin, at)) close(at);
    }
    close(text_.size());
    return std::move(out_);
  }

 private:
  // Whether a sentence ends behind the mark at `mark`; moves `at` behind what closes with it.
  bool ends_here(size_t mark, size_t& at) {
    size_t behind = at;
    for (size_t next = behind; next < text_.size(); behind = next) {
      const char32_t c = base::next_code_point(text_, next);
      if (!closes(c) && !ends_sentence(c)) break;
    }
    size_t next = behind;
    bool space = false;
    char32_t c = 0;
    while (next < text_.size()) {
      c = base::next_code_point(text_, next);
      if (!base::is_space(c) || c == '\n') break;
      space = true;
    }
    if (behind < text_.size() && c != '\n' && (!space || base::is_lower(c))) return false;
    if (text_[mark] == '.' && behind == mark + 1 && is_short(mark)) return false;
    at = behind;
    end_ = behind;
    return true;
  }

  // "dr.", "K.", "3.": a dot that ends no sentence.
  bool is_short(size_t dot) const {
    size_t begin = dot, letters = 0, digits = 0;
    while (begin > begin_) {
      size_t before = begin;
      const char32_t c = base::previous_code_point(text_, before);
      if (!is_word(c) && c != '.') break;
      letters += base::is_letter(c);
      digits += base::is_digit(c);
      begin = before;
    }
    if (letters == 0) return digits > 0 && digits <= 2;
    if (letters == 1 && digits == 0) return true;
    const std::string form(text_.substr(begin, dot + 1 - begin));
    return abbreviations_.contains(form) || abbreviations_.contains(base::to_lower(form));
  }

  void close(size_t) {
    if (open_) out_.push_back(span_of(begin_, end_));
    open_ = false;
  }

  std::string_view text_;
  const Abbreviations& abbreviations_;
  ByteSpans out_;
  bool open_ = false;
  size_t begin_ = 0, end_ = 0;
};

// Whether a mark between two letters or digits is a part of the word.
bool joins(char32_t before, char32_t mark, char32_t behind) {
  if (!is_word(behind)) return false;
  if (mark == '.' || mark == ',') return base::is_digit(before) && base::is_digit(behind);
  return mark == '-' || mark == '\'' || mark == 0x2019 || mark == 0x2BC;
}

}  // namespace

ByteSpans sentences_of(std::string_view text, const Abbreviations& abbreviations) {
  return Cutter(text, abbreviations).cut();
}

ByteSpans words_of(std::string_view text, ByteSpan within) {
  ByteSpans words;
  const std::string_view part = text.substr(0, within.end);
  for (size_t at = within.begin; at < part.size();) {
    const size_t begin = at;
    char32_t c = base::next_code_point(part, at);
    if (base::is_space(c)) continue;
    for (size_t next = at; is_word(c) && next < part.size(); at = next) {
      char32_t behind = base::next_code_point(part, next);
      if (!is_word(behind)) {
        if (next >= part.size()) break;
        const char32_t mark = behind;
        behind = base::next_code_point(part, next);
        if (!joins(c, mark, behind)) break;
      }
      c = behind;
    }
    words.push_back(span_of(begin, at));
  }
  return words;
}

std::vector<uint64_t> exact_words(std::string_view text, const ByteSpans& words) {
  std::vector<uint64_t> hashes;
  hashes.reserve(words.size());
  for (ByteSpan word : words) hashes.push_back(base::fnv1a(text.substr(word.begin, word.length())));
  return hashes;
}

std::vector<uint64_t> folded_words(std::string_view text, ByteSpan within) {
  std::vector<uint64_t> hashes;
  for (ByteSpan word : words_of(text, within)) {
    size_t at = word.begin;
    if (is_word(base::next_code_point(text, at)))
      hashes.push_back(base::fnv1a(base::to_lower(text.substr(word.begin, word.length()))));
  }
  return hashes;
}

double likeness(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    common += a[i] == b[j];
    const bool first = a[i] <= b[j], second = b[j] <= a[i];
    i += first;
    j += second;
  }
  const size_t all = a.size() + b.size();
  return all == 0 ? 1.0 : 2.0 * static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace kilde::revision
