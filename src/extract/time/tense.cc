#include "extract/time/tense.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::time {
namespace {

constexpr uint32_t kFarthest = 40;       // atoms looked at on each side
constexpr size_t kLongestSpeech = 2000;  // bytes looked back for a quotation mark

}  // namespace

Tense::Tense(const Document& doc, const std::vector<Atom>& atoms, const Lexicon& lexicon,
             const std::vector<std::string>& past_endings)
    : doc_(doc),
      atoms_(atoms),
      lexicon_(lexicon),
      past_endings_(past_endings),
      verb_class_(lexicon.find_class("verb")),
      clause_class_(lexicon.find_class("clause")) {
  if (!doc.analysed()) return;
  first_atom_.assign(doc.size(), 0);
  for (size_t i = atoms.size(); i-- > 0;) first_atom_[atoms[i].token] = static_cast<uint32_t>(i);
}

Direction Tense::at(uint32_t begin, uint32_t end) const {
  Sign sign = doc_.analysed() ? in_tree(begin, end) : Sign::kNone;
  if (sign == Sign::kNone) sign = in_words(begin, end);
  switch (sign) {
    case Sign::kFuture:
      return Direction::kFuture;
    case Sign::kPast:
    case Sign::kReport:
      return Direction::kPast;
    case Sign::kPresent:
      return Direction::kPresent;
    default:
      return Direction::kNone;
  }
}

Tense::Sign Tense::of_features(uint32_t token) const {
  if (token >= doc_.feats.size() || token >= doc_.upos.size()) return Sign::kNone;
  if (doc_.upos[token] != Upos::kVerb && doc_.upos[token] != Upos::kAux) return Sign::kNone;
  if (doc_.has_feature(token, "Tense=Past")) return Sign::kPast;
  if (doc_.has_feature(token, "Tense=Fut")) return Sign::kFuture;
  return doc_.has_feature(token, "Tense=Pres") ? Sign::kPresent : Sign::kNone;
}

Tense::Sign Tense::of_atom(uint32_t index) const {
  const Atom& atom = atoms_[index];
  if (atom.kind != Atom::Kind::kWord) return Sign::kNone;
  if (auto value = verb_class_ ? lexicon_.value(atom.lexeme, *verb_class_) : std::nullopt) {
    if (*value == "future") return Sign::kFuture;
    if (*value == "past") return Sign::kPast;
    if (*value == "report") return Sign::kReport;
    if (*value == "present") return Sign::kPresent;
    return Sign::kNone;
  }
  if (!doc_.upos.empty()) return of_features(atom.token);
  const std::string_view word = doc_.text().substr(atom.begin, atom.end - atom.begin);
  for (const std::string& ending : past_endings_)
    if (word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending)
      return Sign::kPast;
  return Sign::kNone;
}

// A verb with the auxiliaries that hang on it.
Tense::Sign Tense::of_group(uint32_t verb) const {
  Sign sign = of_atom(first_atom_[verb]);
  for (uint32_t i = verb > kFarthest ? verb - kFarthest : 0;
       i < std::min<size_t>(doc_.size(), verb + kFarthest); ++i) {
    if (doc_.head[i] != static_cast<int32_t>(verb)) continue;
    if (doc_.relation[i] == Relation::kAux || doc_.relation[i] == Relation::kCop)
      sign = std::max(sign, of_atom(first_atom_[i]));
  }
  return sign;
}

Tense::Sign Tense::in_tree(uint32_t begin, uint32_t end) const {
  const uint32_t first = atoms_[begin].token, last = atoms_[end - 1].token;
  int32_t token = static_cast<int32_t>(first);
  while (token >= static_cast<int32_t>(first) && token <= static_cast<int32_t>(last))
    token = doc_.head[static_cast<size_t>(token)];
  for (uint32_t step = 0; token >= 0 && step < kFarthest; ++step) {
    const auto verb = static_cast<uint32_t>(token);
    if (verb >= doc_.size()) break;
    const Sign sign = of_group(verb);
    if (sign != Sign::kNone) return sign;
    token = doc_.head[verb];
  }
  return Sign::kNone;
}

bool Tense::clause_border(uint32_t index) const {
  const Atom& atom = atoms_[index];
  if (doc_.text()[atom.begin] == ',') return true;
  return clause_class_ && lexicon_.value(atom.lexeme, *clause_class_).has_value();
}

// The strongest sign in the expression's clause; else in the nearest one before, then behind.
Tense::Sign Tense::in_words(uint32_t begin, uint32_t end) const {
  Sign before = Sign::kNone, behind = Sign::kNone, farther = Sign::kNone;
  bool same = true;
  for (uint32_t i = begin, n = 0; i-- > 0 && n < kFarthest; ++n) {
    if (clause_border(i)) {
      if (before != Sign::kNone || farther != Sign::kNone) break;
      same = false;
    }
    Sign& sign = same ? before : farther;
    sign = std::max(sign, of_atom(i));
    if (atoms_[i].initial && atoms_[i].capital) break;
  }
  for (uint32_t i = end; i < atoms_.size() && i < end + kFarthest; ++i) {
    if ((atoms_[i].initial && atoms_[i].capital) || atoms_[i].gap == Atom::Gap::kBreak) break;
    if (clause_border(i)) {
      if (before != Sign::kNone || behind != Sign::kNone) break;
      if (farther != Sign::kNone) break;
    }
    behind = std::max(behind, of_atom(i));
  }
  const Sign own = std::max(before, behind);
  return own != Sign::kNone ? own : farther;
}

bool in_quotation(std::string_view text, uint32_t byte) {
  const size_t floor = byte > kLongestSpeech ? byte - kLongestSpeech : 0;
  size_t line = text.rfind('\n', byte ? byte - 1 : 0);
  line = line == std::string_view::npos || line < floor ? floor : line + 1;
  while (line < byte && static_cast<unsigned char>(text[line]) < 0x80 && base::is_space(text[line]))
    ++line;
  const std::string_view before = text.substr(line, byte - line);
  if (before.substr(0, 2) == "- " || before.substr(0, 3) == "\u2013") return true;
  bool open = false;
  for (size_t at = 0; at < before.size();) {
    const char32_t c = base::next_code_point(before, at);
    if (c == U'"') open = !open;
    if (c == U'\u201C' || c == U'\u201D' || c == U'\u201E') open = !open;
    if (c == U'\u00BB' || c == U'\u00AB') open = !open;
  }
  return open;
}

}  // namespace kilde::time
