#include "extract/time/tense.h"

#include <algorithm>

namespace kilde::time {
namespace {

constexpr uint32_t kFarthest = 40;  // atoms looked at on each side

}  // namespace

Tense::Tense(const Document& doc, const std::vector<Atom>& atoms, const Lexicon& lexicon,
             const std::vector<std::string>& past_endings)
    : doc_(doc),
      atoms_(atoms),
      lexicon_(lexicon),
      past_endings_(past_endings),
      verb_class_(lexicon.find_class("verb")),
      clause_class_(lexicon.find_class("clause")),
      lead_class_(lexicon.find_class("lead")),
      grant_class_(lexicon.find_class("grant")),
      aim_class_(lexicon.find_class("aim")) {
  if (!doc.analysed()) return;
  first_atom_.assign(doc.size(), 0);
  for (size_t i = atoms.size(); i-- > 0;) first_atom_[atoms[i].token] = static_cast<uint32_t>(i);
}

std::string_view Tense::lead(uint32_t begin) const {
  if (!begin || !lead_class_ || atoms_[begin].gap == Atom::Gap::kBreak) return {};
  return lexicon_.value(atoms_[begin - 1].lexeme, *lead_class_).value_or(std::string_view());
}

Direction Tense::at(uint32_t begin, uint32_t end, bool closes_range) const {
  const std::string_view before = closes_range ? std::string_view() : lead(begin);
  if (before == "past") return Direction::kPast;
  if (before == "due" || planned(begin, end, before)) return Direction::kFuture;
  const bool state = before == "ahead" || before == "by";  // "closed until Friday"
  Sign sign = doc_.analysed() ? in_tree(begin, end, !state) : Sign::kNone;
  if (sign == Sign::kNone) sign = in_words(begin, end);
  if (state) {
    bool moved = granted(begin, end);  // "blev udskudt til maj"
    for_sentence(begin, end, [&](uint32_t i) { moved |= verb_value(i) == "move"; });
    return sign == Sign::kPast && !moved ? Direction::kPast : Direction::kFuture;
  }
  switch (sign) {
    case Sign::kFuture:
      return Direction::kFuture;
    case Sign::kPast:
    case Sign::kPerfect:
    case Sign::kReport:
      return Direction::kPast;
    case Sign::kPresent:
      return Direction::kPresent;
    default:
      // Only the analysis can tell that there is no verb at all.
      return doc_.analysed() ? Direction::kNone : Direction::kPast;
  }
}

template <typename Function>
void Tense::for_sentence(uint32_t begin, uint32_t end, Function visit) const {
  for (uint32_t i = begin, n = 0; i-- > 0 && n < kFarthest; ++n) {
    if (ends_sentence(i)) break;
    visit(i);
  }
  for (uint32_t i = end; i < atoms_.size() && i < end + kFarthest; ++i) {
    if (ends_sentence(i)) break;
    visit(i);
  }
}

// "announced for Thursday", with the verb beside it; "für Donnerstag wurde ... angekündigt", with
// the verb anywhere.
bool Tense::planned(uint32_t begin, uint32_t end, std::string_view before) const {
  auto plans = [&](uint32_t i) {
    const std::string_view value = verb_value(i);
    return (value == "move" || value == "call") && !thing(atoms_[i].token);
  };
  if (before == "plan") return begin > 1 && plans(begin - 2);
  bool found = false;
  if (before == "set") for_sentence(begin, end, [&](uint32_t i) { found |= plans(i); });
  return found;
}

// "gave him until May to answer": who is given time still has it.
bool Tense::granted(uint32_t begin, uint32_t end) const {
  if (!grant_class_ || !aim_class_ || end >= atoms_.size()) return false;
  if (!lexicon_.value(atoms_[end].lexeme, *aim_class_)) return false;
  bool found = false;
  for_sentence(begin, end, [&](uint32_t i) {
    found |= i < begin && lexicon_.value(atoms_[i].lexeme, *grant_class_).has_value();
  });
  return found;
}

bool Tense::happening(uint32_t begin, uint32_t end) const {
  bool found = false;
  for_sentence(begin, end,
               [&](uint32_t i) { found |= verb_value(i) == "event" && !thing(atoms_[i].token); });
  return found;
}

// A full stop before a blank and a capital, or the end of a paragraph.
bool Tense::ends_sentence(uint32_t index) const {
  const char mark = doc_.text()[atoms_[index].begin];
  if (mark != '.' && mark != '!' && mark != '?') return false;
  if (index + 1 >= atoms_.size()) return true;
  return atoms_[index + 1].gap != Atom::Gap::kNone && atoms_[index + 1].capital;
}

std::string_view Tense::verb_value(uint32_t index) const {
  if (!verb_class_) return {};
  return lexicon_.value(atoms_[index].lexeme, *verb_class_).value_or(std::string_view());
}

bool Tense::participle(uint32_t token) const {
  return token < doc_.feats.size() && doc_.has_feature(token, "VerbForm=Part");
}

// "the plan": a noun, whatever verb is written alike. Without its determiner it may be that verb.
bool Tense::thing(uint32_t token) const {
  if (!doc_.analysed() || doc_.upos[token] != Upos::kNoun) return false;
  if (verb_value(first_atom_[token]) == "event") return true;  // "1.84 marks"
  for (uint32_t i = token > kFarthest ? token - kFarthest : 0; i < token; ++i)
    if (doc_.head[i] == static_cast<int32_t>(token) && doc_.upos[i] == Upos::kDet) return true;
  return false;
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
  if (atom.kind != Atom::Kind::kWord || thing(atom.token)) return Sign::kNone;
  const std::string_view value = verb_value(index);
  if (value == "future" || value == "become" || value == "modal" || value == "able" ||
      value == "would" || value == "hearsay")
    return Sign::kFuture;
  if (value == "past") return Sign::kPast;
  if (value == "report") return Sign::kReport;
  if (value == "present" || value == "event") return Sign::kPresent;
  if (value == "none") return Sign::kNone;
  if (!doc_.upos.empty()) return of_features(atom.token);
  if (!value.empty()) return value == "move" || value == "intend" ? Sign::kPast : Sign::kNone;
  const std::string_view word = doc_.text().substr(atom.begin, atom.end - atom.begin);
  for (const std::string& ending : past_endings_)
    if (word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending)
      return Sign::kPast;
  return Sign::kNone;
}

void Tense::add_to_group(uint32_t token, bool auxiliary, Group& group) const {
  const Sign sign = of_atom(first_atom_[token]);
  const std::string_view value = verb_value(first_atom_[token]);
  if (participle(token) && sign != Sign::kFuture) {
    const bool verb = doc_.upos[token] == Upos::kVerb || doc_.upos[token] == Upos::kAux;
    group.part |= verb;
    group.past_part |= verb && !doc_.has_feature(token, "Tense=Pres");
    return;
  }
  const bool be = value == "be";
  group.modal |= value == "modal" || value == "able" || value == "would";
  group.able |= value == "able";
  group.hearsay |= value == "hearsay";
  group.have |= value == "have";
  group.be |= be;
  group.to_be |= be && auxiliary && doc_.has_feature(token, "VerbForm=Inf");
  group.perfect |= sign == Sign::kPresent && (value == "have" || be);
  group.become += value == "become";
  group.finite = std::max(group.finite, sign);
}

// Whether a participle without a finite verb tells for itself: "the house, built in May", "Built in
// May, it ...", but not "If built in May, ...".
bool Tense::alone(uint32_t verb) const {
  if (doc_.relation[verb] == Relation::kAcl || doc_.head[verb] < 0) return true;
  if (doc_.relation[verb] != Relation::kAdvcl) return false;
  for (uint32_t i = verb > kFarthest ? verb - kFarthest : 0; i < verb; ++i)
    if (doc_.head[i] == static_cast<int32_t>(verb) && doc_.relation[i] == Relation::kMark)
      return false;
  return true;
}

// A verb with the auxiliaries that hang on it. The finite one tells the tense; with a participle
// the present of "have" and "be" makes the perfect, that of others ("bliver") stays present, also
// of "wird", which with an infinitive is the future ("wird gebeten", "wird bitten").
Tense::Sign Tense::of_group(uint32_t verb, bool bare) const {
  Group group;
  add_to_group(verb, false, group);
  for (uint32_t i = verb > kFarthest ? verb - kFarthest : 0;
       i < std::min<size_t>(doc_.size(), verb + kFarthest); ++i) {
    if (doc_.head[i] != static_cast<int32_t>(verb)) continue;
    group.negated |= doc_.has_feature(i, "Polarity=Neg");
    if (doc_.relation[i] == Relation::kAux || doc_.relation[i] == Relation::kCop)
      add_to_group(i, true, group);
  }
  if (group.able && group.negated) return Sign::kPast;  // "could not be reached"
  if (group.modal && group.have) return Sign::kPast;    // "may have left"
  if (group.hearsay && group.part && (group.have || group.be)) return Sign::kPast;
  // "abhalten wird", taken for a participle, is the infinitive: it is its own lemma.
  if (group.part && group.become == 1)
    return doc_.lemma[verb] == doc_.form(verb) ? Sign::kFuture : Sign::kPresent;
  if (!group.part || group.finite == Sign::kFuture) return group.finite;
  if (group.finite == Sign::kNone) {  // "huset, bygget i maj"; others share the verb above them
    if (!alone(verb)) return Sign::kNone;
    if (group.to_be) return Sign::kFuture;  // "a vote to be held in May"
    return bare ? Sign::kPast : Sign::kNone;
  }
  if (group.finite != Sign::kPresent) return group.finite;
  if (group.to_be) return Sign::kFuture;  // "is to be held"
  // "are planning" is no perfect.
  return group.perfect && group.past_part ? Sign::kPerfect : group.finite;
}

// "es wird erwartet, dass der Sturm am Sonntag nach Norden zieht"
bool Tense::awaited(uint32_t verb) const {
  if (doc_.relation[verb] != Relation::kCcomp && doc_.relation[verb] != Relation::kCsubj)
    return false;
  const int32_t above = doc_.head[verb];
  if (above < 0) return false;
  const std::string_view value = verb_value(first_atom_[static_cast<size_t>(above)]);
  return value == "future" || value == "intend";
}

// "the order issued Thursday": what was done stands before the day, wherever the tree hangs it.
bool Tense::done_before(uint32_t begin) const {
  const uint32_t token = atoms_[begin].token;
  if (token < 2 || atoms_[begin].gap == Atom::Gap::kBreak) return false;
  const uint32_t verb = token - 1;
  if (!participle(verb) || doc_.has_feature(verb, "Tense=Pres") ||
      !verb_value(first_atom_[verb]).empty())
    return false;
  if (doc_.upos[verb] != Upos::kVerb || doc_.relation[verb] == Relation::kConj) return false;
  const Upos before = doc_.upos[verb - 1];
  if (before != Upos::kNoun && before != Upos::kPropn && before != Upos::kPunct) return false;
  return of_group(verb, false) == Sign::kNone;
}

Tense::Sign Tense::in_tree(uint32_t begin, uint32_t end, bool bare) const {
  if (bare && done_before(begin)) return Sign::kPast;
  const uint32_t first = atoms_[begin].token, last = atoms_[end - 1].token;
  int32_t token = static_cast<int32_t>(first);
  while (token >= static_cast<int32_t>(first) && token <= static_cast<int32_t>(last))
    token = doc_.head[static_cast<size_t>(token)];
  bool infinitive = false;
  for (uint32_t step = 0; token >= 0 && step < kFarthest; ++step) {
    const auto verb = static_cast<uint32_t>(token);
    if (verb >= doc_.size()) break;
    const Sign sign = of_group(verb, bare);
    // "vowed to resign in October", "talks set to resume on Monday"
    const std::string_view value = verb_value(first_atom_[verb]);
    const bool aim = infinitive && !thing(verb) && (value == "intend" || value == "move");
    if (sign == Sign::kPresent && awaited(verb)) return Sign::kFuture;
    if (aim && (sign == Sign::kPast || sign == Sign::kNone)) return Sign::kFuture;
    if (sign != Sign::kNone) return sign;
    infinitive = verb < doc_.feats.size() && doc_.has_feature(verb, "VerbForm=Inf");
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

}  // namespace kilde::time
