#include "extract/time/speech.h"

#include "base/utf8.h"

namespace kilde::time {
namespace {

constexpr size_t kLongestSpeech = 2000;  // bytes looked back for a quotation mark
constexpr uint32_t kLongestQuote = 80;   // atoms from the expression to the end of its quotation
constexpr uint32_t kLongestCredit = 14;  // atoms of "sagde borgmester Asta Holm i går til ..."

bool is_quote(char32_t c) {
  return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u201E' || c == U'\u00BB' ||
         c == U'\u00AB';
}

bool opened_by_dash(std::string_view line) {
  return line.substr(0, 2) == "- " || line.substr(0, 3) == "\u2013";
}

class Search {
 public:
  Search(std::string_view text, const std::vector<Atom>& atoms, const Lexicon& lexicon,
         const std::vector<Extent>& extents)
      : text_(text), atoms_(atoms), extents_(extents), lexicon_(lexicon) {
    say_ = lexicon.find_class("say");
  }

  std::optional<size_t> behind(size_t index) const {
    uint32_t at = extents_[index].end;
    for (uint32_t n = 0; at < atoms_.size() && n < kLongestQuote && !quote(at); ++at, ++n)
      if (atoms_[at].gap == Atom::Gap::kBreak) return std::nullopt;
    const uint32_t from = at + 1;
    uint32_t to = from;
    while (to < atoms_.size() && to < from + kLongestCredit && !border(to)) ++to;
    return credit(from, to);
  }

  // The line after a dash is speech up to the verb of saying.
  std::optional<size_t> behind_dash(size_t index) const {
    const uint32_t from = extents_[index].end;
    uint32_t at = from;
    while (at < atoms_.size() && at < from + kLongestQuote && !border(at)) ++at;
    return credit(from, at);
  }

  std::optional<size_t> before(size_t index) const {
    uint32_t at = extents_[index].begin;
    for (uint32_t n = 0; at > 0 && n < kLongestQuote && !quote(at - 1); --at, ++n)
      if (atoms_[at].gap == Atom::Gap::kBreak) return std::nullopt;
    if (at < 2 || atoms_[at - 1].gap == Atom::Gap::kBreak) return std::nullopt;
    const uint32_t to = at - 1;
    if (text_[atoms_[to - 1].begin] != ':') return std::nullopt;
    uint32_t from = to;
    while (from > 0 && to - from < kLongestCredit && !border(from - 1)) --from;
    return credit(from, to);
  }

 private:
  bool quote(uint32_t at) const {
    size_t byte = atoms_[at].begin;
    return atoms_[at].kind == Atom::Kind::kMark && is_quote(base::next_code_point(text_, byte));
  }

  bool border(uint32_t at) const {
    if (quote(at) || atoms_[at].gap == Atom::Gap::kBreak) return true;
    const char c = text_[atoms_[at].begin];
    return (c == '.' || c == '!' || c == '?') &&
           (at + 1 == atoms_.size() || atoms_[at + 1].gap != Atom::Gap::kNone);
  }

  // A verb of saying in the stretch, and the expression nearest behind it; else before it.
  std::optional<size_t> credit(uint32_t from, uint32_t to) const {
    if (!say_) return std::nullopt;
    uint32_t verb = from;
    while (verb < to && !lexicon_.value(atoms_[verb].lexeme, *say_)) ++verb;
    if (verb >= to) return std::nullopt;
    std::optional<size_t> earlier;
    for (size_t i = 0; i < extents_.size(); ++i) {
      if (extents_[i].begin < from || extents_[i].end > to) continue;
      if (extents_[i].begin > verb) return i;
      earlier = i;
    }
    return earlier;
  }

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  const std::vector<Extent>& extents_;
  const Lexicon& lexicon_;
  std::optional<uint32_t> say_;
};

// The line up to the byte, without the blanks it begins with.
std::string_view line_before(std::string_view text, uint32_t byte) {
  const size_t floor = byte > kLongestSpeech ? byte - kLongestSpeech : 0;
  size_t line = text.rfind('\n', byte ? byte - 1 : 0);
  line = line == std::string_view::npos || line < floor ? floor : line + 1;
  while (line < byte && static_cast<unsigned char>(text[line]) < 0x80 && base::is_space(text[line]))
    ++line;
  return text.substr(line, byte - line);
}

bool open_quote(std::string_view before) {
  bool open = false;
  for (size_t at = 0; at < before.size();)
    if (is_quote(base::next_code_point(before, at))) open = !open;
  return open;
}

}  // namespace

bool in_quotation(std::string_view text, uint32_t byte) {
  const std::string_view before = line_before(text, byte);
  return opened_by_dash(before) || open_quote(before);
}

std::optional<size_t> spoken_at(std::string_view text, const std::vector<Atom>& atoms,
                                const Lexicon& lexicon, const std::vector<Extent>& extents,
                                size_t index) {
  const std::string_view line = line_before(text, atoms[extents[index].begin].begin);
  const Search search(text, atoms, lexicon, extents);
  if (!open_quote(line)) return opened_by_dash(line) ? search.behind_dash(index) : std::nullopt;
  auto found = search.behind(index);
  return found ? found : search.before(index);
}

}  // namespace kilde::time
