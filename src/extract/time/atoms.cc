#include "extract/time/atoms.h"

#include "base/utf8.h"

namespace kilde::time {
namespace {

using Kind = Atom::Kind;

constexpr size_t kShortestBefore = 6;  // bytes of a month with a slip that a number follows

bool ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

Kind kind_of(char32_t c) {
  if (ascii_digit(c)) return Kind::kDigits;
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? Kind::kWord : Kind::kMark;
  return base::is_letter(c) ? Kind::kWord : Kind::kMark;
}

int32_t number_of(std::string_view digits) {
  if (digits.size() > 9) return -1;
  int32_t value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

// The typographic forms of apostrophe and dash mean the same as the plain ones.
char32_t plain_mark(char32_t c) {
  if (c == U'\u2019' || c == U'\u02BC') return U'\'';
  return c >= U'\u2010' && c <= U'\u2015' ? U'-' : c;
}

std::string plain_marks(std::string_view word) {
  if (word.find_first_of("\xCA\xE2") == std::string_view::npos) return std::string(word);
  std::string plain;
  for (size_t at = 0; at < word.size();)
    base::append_utf8(plain, plain_mark(base::next_code_point(word, at)));
  return plain;
}

Atom::Gap gap_before(std::string_view text, uint32_t from, uint32_t to) {
  if (from >= to) return Atom::Gap::kNone;
  int lines = 0;
  for (char c : text.substr(from, to - from)) lines += c == '\n';
  return lines > 1 ? Atom::Gap::kBreak : Atom::Gap::kSpace;
}

class Splitter {
 public:
  Splitter(const Document& doc, const Lexicon& lexicon) : doc_(doc), lexicon_(lexicon) {
    atoms_.reserve(doc.size() + doc.size() / 4);
  }

  std::vector<Atom> run() && {
    size_t sentence = 0;
    for (uint32_t token = 0; token < doc_.size(); ++token) {
      while (sentence < doc_.sentences.size() && doc_.sentences[sentence].begin < token) ++sentence;
      if (sentence < doc_.sentences.size() && doc_.sentences[sentence].begin == token)
        initial_ = true;
      split(token);
    }
    return std::move(atoms_);
  }

 private:
  void split(uint32_t token) {
    const std::string_view text = doc_.text();
    const ByteSpan span = doc_.tokens[token];
    for (size_t at = span.begin; at < span.end;) {
      size_t begin = at;
      char32_t c = base::next_code_point(text, at);
      Kind kind = kind_of(c);
      while (kind != Kind::kMark && at < span.end) {
        size_t next = at;
        const char32_t mark = base::next_code_point(text, next);
        if (kind_of(mark) != kind && !(kind == Kind::kWord && inner_mark(mark, next, span.end)))
          break;
        at = next;
      }
      if (kind == Kind::kMark && base::is_space(c)) continue;
      add(token, static_cast<uint32_t>(begin), static_cast<uint32_t>(at), kind, c);
    }
  }

  // Whether the mark is part of the word, a letter following it.
  bool inner_mark(char32_t mark, size_t next, size_t end) const {
    mark = plain_mark(mark);
    if (mark >= 0x80 || !lexicon_.inner_mark(static_cast<char>(mark)) || next >= end) return false;
    return kind_of(base::next_code_point(doc_.text(), next)) == Kind::kWord;
  }

  // "am" stands for two tokens, "a" and "m" on paper, and is one word of the patterns.
  bool join(uint32_t token, uint32_t begin, uint32_t end, Kind kind) {
    if (kind != Kind::kWord || atoms_.empty()) return false;
    Atom& last = atoms_.back();
    if (last.end != begin || last.token == token || last.kind != Kind::kWord) return false;
    const int32_t lexeme =
        lexicon_.find(plain_marks(doc_.text().substr(last.begin, end - last.begin)));
    if (lexeme == kUnknown) return false;
    last.end = end;
    last.lexeme = lexeme;
    return true;
  }

  void add(uint32_t token, uint32_t begin, uint32_t end, Kind kind, char32_t first) {
    if (join(token, begin, end, kind)) return;
    const std::string_view text = doc_.text();
    Atom atom{begin, end, token};
    atom.kind = kind;
    atom.gap = gap_before(text, atoms_.empty() ? 0 : atoms_.back().end, begin);
    if (atom.gap == Atom::Gap::kBreak) initial_ = true;
    atom.initial = initial_;
    if (kind == Kind::kDigits) {
      atom.number = number_of(text.substr(begin, end - begin));
    } else {
      atom.lexeme = lexicon_.find(plain_marks(text.substr(begin, end - begin)));
    }
    if (kind == Kind::kWord && atom.lexeme == kUnknown && after_number())
      atom.lexeme = lexicon_.find_with_slip(text.substr(begin, end - begin));
    atom.capital = kind == Kind::kWord && base::is_upper(first);
    if (kind == Kind::kDigits && atom.gap == Atom::Gap::kSpace) forgive_before(atom.number);
    // Quotation marks, dashes and colons leave the next word as if it began a sentence.
    if (kind != Kind::kMark) initial_ = false;
    if (kind == Kind::kMark && first != U',' && first != U'.' && first != U'\'') initial_ = true;
    atoms_.push_back(atom);
  }

  // "3. augsut", "3 augsut"
  bool after_number() const {
    size_t at = atoms_.size();
    if (at && doc_.text()[atoms_[at - 1].begin] == '.') --at;
    return at && atoms_[at - 1].kind == Kind::kDigits && atoms_[at - 1].number <= 31;
  }

  // "Febuary 3", "septmber 2021"; but not the short "Marco 3", nor "Augusta 2019", a name.
  void forgive_before(int32_t number) {
    if (atoms_.empty() || number < 1 || (number > 31 && (number < 1900 || number > 2099))) return;
    Atom& word = atoms_.back();
    if (word.kind != Kind::kWord || word.lexeme != kUnknown) return;
    const std::string_view text = doc_.text().substr(word.begin, word.end - word.begin);
    if (text.size() < kShortestBefore) return;
    if (lexicon_.find(plain_marks(text.substr(0, text.size() - 1))) != kUnknown) return;
    word.lexeme = lexicon_.find_with_slip(text);
  }

  const Document& doc_;
  const Lexicon& lexicon_;
  std::vector<Atom> atoms_;
  bool initial_ = true;
};

}  // namespace

std::vector<Atom> split_atoms(const Document& doc, const Lexicon& lexicon) {
  return Splitter(doc, lexicon).run();
}

}  // namespace kilde::time
