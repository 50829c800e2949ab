#include "tokens/splitter.h"

#include <algorithm>

#include "base/utf8.h"
#include "tokens/char_class.h"

namespace kilde::tokens {
namespace {

struct Point {
  char32_t c = 0;  // 0 behind the end of the chunk
  CharClass cls = CharClass::kSpace;
  uint32_t next = 0;
};

// What letters and digits a run of word characters holds, and so its kind.
struct Shape {
  uint32_t uppers = 0, lowers = 0, digits = 0;
  bool first_upper = false;

  void add(CharClass cls) {
    if (uppers + lowers + digits == 0) first_upper = cls == CharClass::kUpper;
    uppers += cls == CharClass::kUpper;
    lowers += cls == CharClass::kLower || cls == CharClass::kCaseless;
    digits += cls == CharClass::kDigit;
  }
  TokenKind kind() const {
    if (digits) return uppers + lowers ? TokenKind::kMixed : TokenKind::kNumber;
    if (!uppers) return TokenKind::kLower;
    if (!lowers) return uppers == 1 ? TokenKind::kCapitalLetter : TokenKind::kCapitals;
    return first_upper && uppers == 1 ? TokenKind::kCapital : TokenKind::kMixed;
  }
};

// Between letters the signs that look alike are typed for an apostrophe, too.
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == U'’' || c == U'‘' || c == '`' || c == U'´';
}
bool is_hyphen(char32_t c) { return c == '-' || c == U'‐' || c == U'‑'; }
bool is_line_end(char32_t c) { return c == '\n' || c == 0x85 || c == 0x2028; }
bool digits(const Point& a, const Point& b) {
  return a.cls == CharClass::kDigit && b.cls == CharClass::kDigit;
}
bool is_ascii_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool letters(const Point& a, const Point& b) { return is_letter(a.cls) && is_letter(b.cls); }

class Splitter {
 public:
  Splitter(const TokenData& data, std::string_view text) : data_(data), text_(text) {}

  std::vector<RawToken> run(uint32_t begin) {
    tokens_.reserve((text_.size() - begin) / 5);
    auto size = static_cast<uint32_t>(text_.size());
    for (uint32_t at = skip_space(begin); at < size; at = skip_space(at)) at = chunk(at);
    if (!tokens_.empty()) tokens_.back().gap = Gap::kParagraph;
    return std::move(tokens_);
  }

 private:
  Point point(uint32_t at, uint32_t end) const {
    if (at >= end) return {0, CharClass::kSpace, at};
    size_t next = at;
    char32_t c = base::next_code_point(text_, next);
    return {c, class_of(c), static_cast<uint32_t>(next)};
  }

  // Passes over white space and notes on the last token what lies behind it.
  uint32_t skip_space(uint32_t at) {
    auto size = static_cast<uint32_t>(text_.size());
    uint32_t begin = at;
    int lines = 0;
    for (Point p = point(at, size); at < size && p.cls == CharClass::kSpace; p = point(at, size)) {
      bool lone_return = p.c == '\r' && (p.next >= size || text_[p.next] != '\n');
      lines += is_line_end(p.c) || lone_return;
      if (p.c == '\f' || p.c == 0x2029) lines = 2;
      at = p.next;
    }
    if (!tokens_.empty() && at > begin)
      tokens_.back().gap = lines > 1 ? Gap::kParagraph : lines ? Gap::kLine : Gap::kSpace;
    if (lines > 1) open_single_quote_ = false;
    return at;
  }

  // Splits what lies between two stretches of white space; gives its end.
  uint32_t chunk(uint32_t begin) {
    auto size = static_cast<uint32_t>(text_.size());
    uint32_t end = begin;
    Shape shape;
    bool plain = true;
    while (end < size) {
      Point p = point(end, size);
      if (p.cls == CharClass::kSpace) break;
      shape.add(p.cls);
      plain &= is_letter(p.cls);
      end = p.next;
    }
    if (data_.fixed(text_.substr(begin, end - begin)))
      emit(begin, end, TokenKind::kSymbol);
    else if (plain)
      emit_word(begin, end, shape.kind());
    else if (!address(begin, end))
      pieces(begin, end);
    return end;
  }

  void emit(uint32_t begin, uint32_t end, TokenKind kind) {
    while (end - begin > kLongestToken) {
      uint32_t cut = begin;
      for (size_t n = 0; n < kLongestToken && cut < end; ++n) cut = point(cut, end).next;
      if (cut >= end) break;
      tokens_.push_back({begin, cut, kind, Gap::kNone});
      begin = cut;
    }
    tokens_.push_back({begin, end, kind, Gap::kNone});
  }

  void emit_word(uint32_t begin, uint32_t end, TokenKind kind) {
    std::string_view form = text_.substr(begin, end - begin);
    if (const TokenData::Multiword* entry = data_.multiword(form)) return emit_words(begin, *entry);
    size_t clitic = data_.clitic_length(form);
    auto cut = static_cast<uint32_t>(end - clitic);
    emit(begin, cut, kind);
    if (clitic) emit_further(cut, end);
  }

  void emit_further(uint32_t begin, uint32_t end) {
    tokens_.push_back({begin, end, TokenKind::kLower, Gap::kNone, true});
  }

  void emit_words(uint32_t begin, const TokenData::Multiword& entry) {
    auto size = static_cast<uint32_t>(text_.size());
    for (size_t n = 0; n < entry.lengths.size(); ++n) {
      uint32_t end = begin;
      for (uint32_t i = 0; i < entry.lengths[n]; ++i) end = point(end, size).next;
      if (n == 0)
        emit(begin, end, class_of_first(begin));
      else
        emit_further(begin, end);
      begin = end;
    }
  }

  TokenKind class_of_first(uint32_t begin) const {
    bool upper = point(begin, static_cast<uint32_t>(text_.size())).cls == CharClass::kUpper;
    return upper ? TokenKind::kCapital : TokenKind::kLower;
  }

  // ---- web and mail addresses

  // The place of "://", "www." or "@" that makes the chunk an address, or npos.
  static size_t address_mark(std::string_view chunk) {
    if (size_t at = chunk.find("://"); at != chunk.npos && at > 0) return at;
    if (size_t at = chunk.find("www."); at != chunk.npos) return at;
    size_t at = chunk.find('@');
    bool mail = at != chunk.npos && at > 0 && chunk.find('.', at) != chunk.npos;
    return mail ? at : chunk.npos;
  }

  static bool in_address(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || base::is_letter(static_cast<char32_t>(c)) ||
           base::is_digit(static_cast<char32_t>(c)) || c == '.' || c == '_' || c == '-' || c == '+';
  }

  // Splits a chunk that holds an address; false when it holds none.
  bool address(uint32_t begin, uint32_t end) {
    std::string_view chunk = text_.substr(begin, end - begin);
    size_t mark = address_mark(chunk);
    if (mark == chunk.npos) return false;
    size_t from = mark;
    while (from > 0 && static_cast<unsigned char>(chunk[from - 1]) < 0x80 &&
           in_address(chunk[from - 1]))
      --from;
    size_t to = chunk.find_first_of("\"'<>()[]{}", mark);
    to = std::min(to, chunk.find("»", mark));
    to = std::min({to, chunk.find("”", mark), chunk.size()});
    while (to > mark && std::string_view(".,;:!?").find(chunk[to - 1]) != chunk.npos) --to;
    if (chunk[mark] != 'w' && from == mark) return false;
    if (to <= mark + 3) return false;
    pieces(begin, begin + static_cast<uint32_t>(from));
    emit(begin + static_cast<uint32_t>(from), begin + static_cast<uint32_t>(to),
         TokenKind::kAddress);
    pieces(begin + static_cast<uint32_t>(to), end);
    return true;
  }

  // ---- words and punctuation

  void pieces(uint32_t begin, uint32_t end) {
    for (uint32_t at = begin; at < end;) {
      Point p = point(at, end), next = point(p.next, end);
      bool tag = (p.c == '#' || p.c == '@') && is_letter(next.cls);
      bool negative = is_hyphen(p.c) && at == begin && next.cls == CharClass::kDigit;
      if (in_word(p.cls) || tag || negative)
        at = word(at, tag || negative ? p.next : at, end);
      else
        at = mark(at, end);
    }
  }

  // Whether `joint` between two characters does not part a word.
  // `lone` tells that no letter stands before `before`.
  bool joins(const Point& before, bool lone, const Point& joint, const Point& after,
             uint32_t end) const {
    char32_t c = joint.c;
    if (is_hyphen(c)) return in_word(after.cls);
    if (is_apostrophe(c)) return is_letter(after.cls);
    if (c == U'–' || c == ',') return digits(before, after);
    if (c == ':') {
      bool ending = before.cls == CharClass::kUpper && after.cls == CharClass::kLower;
      return digits(before, after) || ending;
    }
    if (c == '/' || c == '_') return in_word(after.cls);
    if (c == '&') return before.cls == CharClass::kUpper && after.cls == CharClass::kUpper;
    if (c == U'·') return letters(before, after);
    if (c != '.') return false;
    if (is_hyphen(after.c)) return in_word(point(after.next, end).cls);
    // "sagde han.Men" lacks a blank; "B.T", "f.eks" and "z.B" do not.
    bool new_sentence = before.cls == CharClass::kLower && !lone && after.cls == CharClass::kUpper;
    return digits(before, after) || (letters(before, after) && !new_sentence);
  }

  // "vd:n", "90:e": an ending of the language behind a short word or a number and a colon.
  bool takes_ending(const Shape& first, const Point& mark, uint32_t end) const {
    constexpr uint32_t kLongestFirst = 3, kLongestEnding = 8;
    const uint32_t letters = first.uppers + first.lowers;
    if (mark.c != ':' || (first.digits ? letters > 0 : letters > kLongestFirst)) return false;
    uint32_t at = mark.next;
    Point p = point(at, end);
    for (; at < end && is_letter(p.cls) && at - mark.next < kLongestEnding; p = point(at, end))
      at = p.next;
    return !in_word(p.cls) && data_.colon_ending(text_.substr(mark.next, at - mark.next));
  }

  // Emits the word that begins at `begin` and whose first letter or digit is at `at`.
  uint32_t word(uint32_t begin, uint32_t at, uint32_t end) {
    Shape shape;
    Point earlier, before, p = point(at, end);
    for (; at < end; p = point(at, end)) {
      if (in_word(p.cls)) {
        shape.add(p.cls);
      } else {
        Point after = point(p.next, end);
        bool hyphen_behind_dot = before.c == '.' && is_hyphen(p.c);
        if (!in_word(before.cls) && !hyphen_behind_dot) break;
        if (!joins(before, !in_word(earlier.cls), p, after, end) && !takes_ending(shape, p, end))
          break;
        if (parted(begin, at, p, after, end)) break;
      }
      earlier = before;
      before = p;
      at = p.next;
    }
    if (stays_behind(before, p, end) && !parted(begin, at, p, point(p.next, end), end)) at = p.next;
    return dots(begin, at, end, shape.kind());
  }

  // Whether the language makes tokens of "SPD", "-", "Parteitag" or of "2", "-", "0".
  bool parted(uint32_t begin, uint32_t at, const Point& mark, const Point& after,
              uint32_t end) const {
    using After = TokenData::After;
    // What goes on for so long is no compound; looking at all of it each time would take too long.
    constexpr uint32_t kLongestFirst = 128;
    if (at >= end || at - begin > kLongestFirst) return false;
    auto parts = [&](After kind) {
      return data_.parts_words(mark.c, text_.substr(begin, at - begin), kind);
    };
    if (after.cls != CharClass::kDigit)
      return (is_letter(after.cls) || after.c == 0) && parts(After::kLetter);
    if (has_letter(begin, at)) return parts(After::kDigit);
    return parts(After::kNumber) && number_pair(begin, at, mark.next, end);
  }

  // Whether numbers alone stand around the mark ("2-0", "1992-95"), and not those of a telephone
  // ("853-3242", "555-01-00").
  bool number_pair(uint32_t begin, uint32_t mark, uint32_t rest, uint32_t end) const {
    uint32_t last = number_end(begin, mark), behind = number_end(rest, end);
    Point next = point(behind, end);
    if (last != mark || in_word(next.cls) || is_hyphen(next.c) || next.c == '/') return false;
    return behind - rest < 4 || behind - rest <= mark - begin;
  }

  uint32_t number_end(uint32_t at, uint32_t end) const {
    for (Point p = point(at, end); at < end; p = point(at, end)) {
      if (p.cls != CharClass::kDigit && p.c != '.' && p.c != ',' && p.c != ':') break;
      at = p.next;
    }
    return at;
  }

  bool has_letter(uint32_t begin, uint32_t end) const {
    for (uint32_t at = begin; at < end;) {
      Point p = point(at, end);
      if (is_letter(p.cls)) return true;
      at = p.next;
    }
    return false;
  }

  // "forsknings-" and "Elvis'" keep their last sign.
  bool stays_behind(const Point& before, const Point& p, uint32_t end) {
    if (!is_letter(before.cls)) return false;
    Point after = point(p.next, end);
    if (is_hyphen(p.c)) return !is_hyphen(after.c) && !in_word(after.cls);
    if (p.c != '\'' || after.c == '\'') return false;
    if (open_single_quote_) return open_single_quote_ = false;
    return true;
  }

  // Emits a word with the dot behind it, if that belongs to it; gives the end of both.
  uint32_t dots(uint32_t begin, uint32_t at, uint32_t end, TokenKind kind) {
    uint32_t count = 0;
    while (at + count < end && text_[at + count] == '.' && count < 3) ++count;
    std::string_view form = text_.substr(begin, at - begin);
    auto known = count == 1 || count == 2 ? data_.abbreviation(form) : std::nullopt;
    if (!known && count == 1 && at + 1 == end && may_be_ordinal(form, kind))
      known = TokenKind::kDotted;
    // "min." before a comma is no end of a sentence, so it keeps its dot for good.
    if (known == TokenKind::kDotted && at + 1 != end) known = TokenKind::kAbbreviation;
    if (!known) return emit_word(begin, at, kind), at;
    return emit(begin, at + 1, *known), at + 1;
  }

  static bool may_be_ordinal(std::string_view form, TokenKind kind) {
    if (kind == TokenKind::kNumber) return true;
    return kind == TokenKind::kCapitals && form.find_first_not_of("IVX") == form.npos;
  }

  // Emits one punctuation mark, run of dots or dashes, or emoji; gives its end.
  uint32_t mark(uint32_t at, uint32_t end) {
    Point p = point(at, end);
    uint32_t next = p.next;
    if (std::u32string_view(U".-=*_~'`").find(p.c) != std::u32string_view::npos ||
        data_.runs_together(p.c)) {
      next = run_of_marks(at, end);
      if (p.c == '\'' && next == p.next) open_single_quote_ = next < end;
    }
    if (p.cls == CharClass::kSymbol && next == p.next) next = emoji(p, end);
    if (p.c == '&') next = std::max(next, references(at, end));
    while (point(next, end).cls == CharClass::kMark) next = point(next, end).next;
    emit(at, next, p.cls == CharClass::kSymbol ? TokenKind::kSymbol : TokenKind::kPunct);
    return next;
  }

  // The end of "!!!", and where those run together also of "?!" and "!..".
  uint32_t run_of_marks(uint32_t at, uint32_t end) const {
    bool final = (text_[at] == '!' || text_[at] == '?') && data_.runs_together('!');
    uint32_t next = at + 1;
    auto mark = [&](char c) { return c == '!' || c == '?' || c == '.'; };
    while (next < end && (text_[next] == text_[at] || (final && mark(text_[next])))) ++next;
    return next;
  }

  // The end of a run of character references ("&#39;&#39;") left in a text; `at` if there is none.
  uint32_t references(uint32_t at, uint32_t end) const {
    for (;;) {
      uint32_t next = at;
      if (next < end && text_[next] == '&') ++next;
      if (next > at && next < end && text_[next] == '#') ++next;
      uint32_t name = next;
      while (next < end && next - name < 8 && is_ascii_word(text_[next])) ++next;
      if (next == name || next >= end || text_[next] != ';') return at;
      at = next + 1;
    }
  }

  // The end of a picture with its skin tone, the pictures joined to it, or the second half of a
  // flag.
  uint32_t emoji(const Point& first, uint32_t end) const {
    auto flag = [](char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; };
    uint32_t at = first.next;
    if (Point p = point(at, end); flag(first.c) && flag(p.c)) return p.next;
    for (bool joined = false;;) {
      Point p = point(at, end);
      bool tone = p.c >= 0x1F3FB && p.c <= 0x1F3FF;
      bool takes = p.cls == CharClass::kMark || tone || (joined && p.cls == CharClass::kSymbol);
      if (!takes) return at;
      joined = p.c == 0x200D;
      at = p.next;
    }
  }

  const TokenData& data_;
  std::string_view text_;
  std::vector<RawToken> tokens_;
  bool open_single_quote_ = false;
};

}  // namespace

std::vector<RawToken> split_tokens(const TokenData& data, std::string_view text, uint32_t begin) {
  return Splitter(data, text).run(begin);
}

}  // namespace kilde::tokens
