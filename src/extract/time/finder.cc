#include "extract/time/finder.h"

#include <algorithm>
#include <cstdlib>

namespace kilde::time {
namespace {

constexpr int kOfLate = 30;            // years
constexpr int kRound = 50;             // "2000 horses" are counted
constexpr uint32_t kMostOfPhrase = 2;  // words between "the" and a year ("the disputed 2009 polls")

}  // namespace

Finder::Finder(const Document& doc, const std::vector<Atom>& atoms, const RuleSet& rules)
    : doc_(doc),
      atoms_(atoms),
      rules_(rules),
      matcher_(doc.text(), atoms, rules.lexicon(), rules.decimal_mark()) {}

std::vector<Found> Finder::run() {
  std::vector<Found> found;
  for (uint32_t at = 0; at < atoms_.size();) {
    auto best = best_at(at);
    if (!best) {
      ++at;
      continue;
    }
    // Words before the extent are only context; a longer match may begin behind them.
    for (uint32_t i = at + 1; i <= best->match.begin; ++i) {
      auto other = best_at(i);
      if (other && other->match.context_end > best->match.context_end) best = std::move(other);
    }
    at = std::max(at + 1, best->match.end);
    const Fields& fields = best->match.fields;
    const bool day = fields.has(Field::kDay) && !fields.has(Field::kHour);
    day_ = day ? fields.number(Field::kDay).value_or(0) : 0;
    day_end_ = best->match.end;
    if (rules_.rules()[best->rule].type) found.push_back(std::move(*best));
  }
  return found;
}

std::optional<Found> Finder::best_at(uint32_t at) {
  std::optional<Found> best;
  for (uint32_t id : rules_.beginning_with(atoms_[at])) {
    auto match = matcher_.run(rules_.rules()[id].program, at);
    if (!match || (best && match->context_end <= best->match.context_end)) continue;
    if (!allowed(*match, at)) continue;
    best = Found{id, std::move(*match)};
  }
  return best;
}

bool Finder::allowed(const Match& match, uint32_t at) const {
  if (names_person(match)) return false;
  const std::string_view condition = match.fields[Field::kIf];
  if (condition == "year")
    return !decimal(match.end) &&
           (!counts_something(match.end - 1) ||
            (of_late(match) && (match.begin + 1 < match.end || dates(match.end - 1))));
  if (condition == "verb") return verb_at(match.end);
  if (condition == "alone") return !noun_at(match.end);
  if (condition == "after") return goes_on(match, at);
  if (condition == "start") return atoms_[match.begin].initial && verb_at(match.end);
  return true;
}

// Whether it is the next of several days: "May 3 and 5", but not "May 3 and 5 people".
bool Finder::goes_on(const Match& match, uint32_t at) const {
  if (at != day_end_ || !day_ || match.fields.number(Field::kDay).value_or(0) <= day_) return false;
  if (match.end >= atoms_.size()) return true;
  const Atom& next = atoms_[match.end];
  const char c = doc_.text()[next.begin];
  const bool ends = c == '.' || c == ',' || c == ';' || c == ')';
  if (next.gap == Atom::Gap::kNone && !ends) return false;
  return !decimal(match.end) && !noun_at(match.end);
}

// "2082.1": digits follow without a blank.
bool Finder::decimal(uint32_t atom) const {
  if (atom + 1 >= atoms_.size() || atoms_[atom].gap != Atom::Gap::kNone) return false;
  const char mark = doc_.text()[atoms_[atom].begin];
  return (mark == '.' || mark == ',') && atoms_[atom + 1].gap == Atom::Gap::kNone &&
         atoms_[atom + 1].kind == Atom::Kind::kDigits;
}

// Whether a verb or the end of the clause follows, so that the expression stands alone.
bool Finder::verb_at(uint32_t atom) const {
  if (atom >= atoms_.size()) return true;
  const char c = doc_.text()[atoms_[atom].begin];
  if (c == '.' || c == ',') return true;
  const uint32_t token = atoms_[atom].token;
  if (!doc_.upos.empty()) return doc_.upos[token] == Upos::kVerb || doc_.upos[token] == Upos::kAux;
  const auto verbs = rules_.lexicon().find_class("verb");
  return verbs && rules_.lexicon().value(atoms_[atom].lexeme, *verbs).has_value();
}

// Whether a noun or what comes with one follows: "в день рождения".
bool Finder::noun_at(uint32_t atom) const {
  if (atom >= atoms_.size() || doc_.upos.empty() || atoms_[atom].gap == Atom::Gap::kBreak)
    return false;
  const Upos upos = doc_.upos[atoms_[atom].token];
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj || upos == Upos::kDet ||
         upos == Upos::kNum;
}

// "the 1992 protests": hardly a count that lies so near to the year of the report by chance.
bool Finder::of_late(const Match& match) const {
  const int year = match.fields.number(Field::kYear).value_or(0);
  return doc_.date.known() && year % kRound &&
         std::abs(year - static_cast<int>(doc_.date.year)) <= kOfLate;
}

// Whether a number that the analysis takes for a count is rather a year: a word that leads years
// stands before it, or the language puts years before nouns ("2011 figures") and nothing is done
// that is done to so many ("lost 2005 horses", "some 2005 horses").
bool Finder::dates(uint32_t atom) const {
  if (year_led(atom)) return true;
  const auto counting = rules_.lexicon().find_class("count_verb");
  if (!counting) return false;
  const auto about = rules_.lexicon().find_class("count_lead");
  if (about && atom > 0 && rules_.lexicon().value(atoms_[atom - 1].lexeme, *about)) return false;
  const auto counted = static_cast<uint32_t>(doc_.head[atoms_[atom].token]);
  const bool done =
      doc_.relation[counted] == Relation::kObj || doc_.relation[counted] == Relation::kNsubj;
  return !done || doc_.head[counted] < 0 ||
         !of_class(static_cast<uint32_t>(doc_.head[counted]), *counting);
}

// Whether a word of the class begins the token.
bool Finder::of_class(uint32_t token, uint32_t class_id) const {
  const auto at = std::lower_bound(atoms_.begin(), atoms_.end(), token,
                                   [](const Atom& a, uint32_t t) { return a.token < t; });
  return at != atoms_.end() && at->token == token &&
         rules_.lexicon().value(at->lexeme, class_id).has_value();
}

// A determiner or preposition of time before the number, with what may stand between.
bool Finder::year_led(uint32_t atom) const {
  const auto lead = rules_.lexicon().find_class("year_lead");
  if (!lead) return false;
  for (uint32_t back = 1; back <= kMostOfPhrase + 1 && back <= atom; ++back) {
    if (atoms_[atom - back + 1].gap == Atom::Gap::kBreak) return false;
    if (rules_.lexicon().value(atoms_[atom - back].lexeme, *lead)) return true;
    const Upos upos = doc_.upos[atoms_[atom - back].token];
    if (upos != Upos::kAdj && upos != Upos::kPropn && upos != Upos::kNoun && upos != Upos::kNum &&
        upos != Upos::kCconj)
      return false;
  }
  return false;
}

// "Maj Holm", "Karl Mai", "April said": a month, weekday or feast that is somebody's name.
bool Finder::names_person(const Match& match) const {
  const Atom& atom = atoms_[match.begin];
  const Fields& fields = match.fields;
  const bool bare = fields.has(Field::kMonth) || fields.has(Field::kWeekday) ||
                    fields.has(Field::kHoliday) || fields.has(Field::kSeason);
  if (match.end != match.begin + 1 || !atom.capital || !bare || fields.has(Field::kDay))
    return false;
  if (goes_on_as_name(match.begin)) return true;
  if (!doc_.analysed()) return false;
  return in_name_of_person(atom.token, fields) || (fields.has(Field::kMonth) && says(atom.token));
}

bool Finder::in_name_of_person(uint32_t token, const Fields& fields) const {
  auto name =
      std::upper_bound(doc_.names.begin(), doc_.names.end(), token,
                       [](uint32_t t, const NameMention& other) { return t < other.tokens.begin; });
  if (name == doc_.names.begin()) return false;
  --name;
  if (name->kind != NameKind::kPer || token >= name->tokens.end) return false;
  // "in April Nixon appointed him", "they arrested Smith Friday": taken for one name
  const bool first = token == name->tokens.begin, last = token + 1 == name->tokens.end;
  if (first && token > 0 && doc_.upos[token - 1] == Upos::kAdp) return false;
  if (fields.has(Field::kWeekday)) return !last;
  return !first || !last || (fields.has(Field::kMonth) && doc_.upos[token] == Upos::kPropn);
}

// "Maj Holm sagde" at the beginning of a sentence, where months are not written with a capital.
bool Finder::goes_on_as_name(uint32_t at) const {
  const auto months = rules_.lexicon().find_class("month_bare");
  if (!months || !rules_.lexicon().lower_case(*months) || at + 1 >= atoms_.size()) return false;
  const Atom& next = atoms_[at + 1];
  return rules_.lexicon().value(atoms_[at].lexeme, *months) && next.capital && !next.initial &&
         next.gap == Atom::Gap::kSpace && next.length() > 1;
}

// Whether the token is the subject of a verb of saying.
bool Finder::says(uint32_t token) const {
  const auto say = rules_.lexicon().find_class("say");
  if (!say || doc_.relation[token] != Relation::kNsubj || doc_.head[token] < 0) return false;
  return of_class(static_cast<uint32_t>(doc_.head[token]), *say);
}

// "2000 kunder": the analysis says that the number counts what follows.
bool Finder::counts_something(uint32_t atom) const {
  const uint32_t token = atoms_[atom].token;
  if (!doc_.analysed() || doc_.relation[token] != Relation::kNummod) return false;
  const auto head = static_cast<size_t>(doc_.head[token]);
  // "the 1964 edition" is no count.
  return head > token && head < doc_.size() && doc_.upos[head] == Upos::kNoun &&
         !doc_.has_feature(static_cast<uint32_t>(head), "Number=Sing");
}

}  // namespace kilde::time
