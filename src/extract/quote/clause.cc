// "X siger, at Y": the content is a clause behind the cue.
#include <algorithm>

#include "extract/quote/complementizer.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kClauseReach = 40;   // tokens between a comma and the verb of its clause
constexpr uint32_t kQuestionReach = 6;  // tokens between a verb and the question it asks

// A clause without a complementizer: "håber, han kommer", "spørger, hvad der sker".
uint32_t find_unmarked(const Reading& reading, uint32_t cue, const Cue& row) {
  for (uint32_t c : reading.tree.children(cue)) {
    const Relation relation = reading.doc.relation[c];
    if (c < cue || (relation != Relation::kCcomp && relation != Relation::kXcomp &&
                    relation != Relation::kAdvcl)) {
      continue;
    }
    TokenSpan reach = reading.tree.reach(c);
    while (reach.begin < c && reading.is_punct(reach.begin)) ++reach.begin;
    if (reach.begin <= cue || reading.is(reach.begin, WordClass::kRelative)) continue;
    const bool question = reading.is(reach.begin, WordClass::kQuestion);
    if (question ? !row.has(Frame::kQuestion) : relation == Relation::kAdvcl) continue;
    const bool finite = reading.has_finite_verb({reach.begin, std::min(c + 1, reach.end)});
    // A past tense that was taken for a participle still has its subject.
    const bool mistaken = reading.is_participle(c) && !reading.is_passive(c) &&
                          reading.child(c, Relation::kNsubj) != kNone &&
                          reading.child(c, Relation::kAux) == kNone;
    if ((finite || mistaken) && !crosses_a_verb(reading, cue + 1, reach.begin)) return c;
  }
  return kNone;
}

// "sagte, die Brücke sei gesperrt": behind a comma, a clause in the subjunctive of reported speech.
// Gives its first token.
uint32_t find_subjunctive(const Reading& reading, uint32_t cue) {
  const TokenSpan sent = reading.sentence(cue);
  for (uint32_t i = cue + 1; i + 1 < sent.end; ++i) {
    const bool own = reading.doc.relation[i] == Relation::kAux &&  // "gesagt habe, ..."
                     reading.tree.head(i) == static_cast<int32_t>(cue);
    if (reading.doc.word(i) == ":" || (reading.is_finite(i) && !own)) return kNone;
    if (reading.doc.word(i) != ",") continue;
    if (reading.doc.upos[i + 1] == Upos::kSconj || reading.is(i + 1, WordClass::kThat))
      return kNone;
    for (uint32_t verb = i + 1; verb < std::min(sent.end, i + kClauseReach); ++verb) {
      if (!reading.is_finite(verb)) continue;
      if (reading.is_subjunctive(verb)) return i + 1;
      break;
    }
  }
  return kNone;
}

uint32_t head_of_clause(const Reading& reading, uint32_t start) {
  uint32_t verb = start;
  while (verb + 1 < reading.sentence(start).end && !reading.is_finite(verb)) ++verb;
  const int32_t head = reading.tree.head(verb);
  const bool auxiliary =
      reading.doc.relation[verb] == Relation::kAux || reading.doc.relation[verb] == Relation::kCop;
  return auxiliary && head != kNoHead && static_cast<uint32_t>(head) > start
             ? static_cast<uint32_t>(head)
             : verb;
}

// "spurgte, hvor han var", "spurgte hende hvorfor": by the question word, whatever the tree says.
uint32_t find_question(const Reading& reading, uint32_t cue, const Cue& row) {
  if (!row.has(Frame::kQuestion)) return kNone;
  const uint32_t end = std::min(reading.sentence(cue).end, cue + 1 + kQuestionReach);
  for (uint32_t i = cue + 1; i < end; ++i) {
    // "спросили, будет ли он": a particle behind the verb that leads the question.
    const bool asks = reading.doc.word(i - 1) == "," && i + 1 < end &&
                      reading.doc.upos[i + 1] == Upos::kPart &&
                      reading.is(i + 1, WordClass::kQuestion);
    if (asks) return i;
    if (reading.is_finite(i) || reading.doc.word(i) == ":") return kNone;
    if (!reading.is(i, WordClass::kQuestion)) continue;
    const bool conditional = reading.is(i, WordClass::kConditional);
    if (conditional || reading.doc.upos[i] == Upos::kAdp) return kNone;
    // "said goodbye to those who left": tells who they are.
    const bool relative = reading.is(i, WordClass::kRelative) && i > cue + 1 &&
                          reading.doc.upos[i - 1] == Upos::kNoun && !row.has(Frame::kAddressee);
    if (relative) return kNone;
    const bool alone = i + 1 < reading.size() && is_final_mark(reading.doc.word(i + 1));
    const TokenSpan behind = {i + 1, std::min(reading.sentence(cue).end, i + kRelativeReach)};
    return alone || reading.has_finite_verb(behind) ? i : kNone;
  }
  return kNone;
}

// "Hun sier broen er stengt": a noun phrase right behind the verb, and its own finite verb.
uint32_t find_adjacent(const Reading& reading, uint32_t cue, const Cue& row) {
  const TokenSpan sent = reading.sentence(cue);
  const uint32_t subject = reading.subject(cue);
  if (!row.has(Frame::kClause) || subject == kNone || subject > cue || cue + 2 >= sent.end ||
      !reading.is_finite(cue) || reading.is_punct(cue + 1)) {
    return kNone;
  }
  const TokenSpan phrase = reading.phrase_after(cue + 1);
  if (phrase.empty() || phrase.end >= sent.end) return kNone;
  // "sa de snakket": a past tense that was taken for a participle.
  const bool past = reading.is_participle(phrase.end) && reading.is_personal(cue + 1) &&
                    reading.doc.has_feature(cue + 1, "Case=Nom") && phrase.end == cue + 2;
  return past || reading.is_finite(phrase.end) ? phrase.end : kNone;
}

// "meinte det beste er ...": the tree may take the clause's subject for the verb's object.
uint32_t with_subject(const Reading& reading, const Site& site, uint32_t start) {
  const uint32_t object = reading.child(site.cue, Relation::kObj);
  if (object == kNone || object < site.cue || object >= start) return start;
  if (site.row->has(Frame::kAddressee) || object == reading.subject(site.cue)) return start;
  const TokenSpan phrase = reading.phrase_after(site.cue + 1);
  return phrase.contains(object) && phrase.end <= start ? site.cue + 1 : start;
}

// "said the energy released was great": what the tree took for an object begins the clause.
uint32_t with_stray_subject(const Reading& reading, const Site& site, uint32_t start) {
  for (uint32_t c : reading.tree.children(site.cue)) {
    if (c <= site.cue || c >= start) continue;
    const Relation relation = reading.doc.relation[c];
    const bool addressed = site.row->has(Frame::kAddressee);
    const bool stray = relation == Relation::kNsubj || (relation == Relation::kObj && !addressed);
    if (stray && c != reading.subject(site.cue)) {
      return std::max(site.cue + 1, std::min(start, reading.tree.reach(c).begin));
    }
  }
  return start;
}

// "suggested contact with the press will grow": a noun right behind the cue, and a verb before the
// next mark, whatever the tree says.
uint32_t find_plain(const Reading& reading, const Site& site) {
  const uint32_t subject = reading.subject(site.cue);
  if (!site.row->has(Frame::kClause) || site.row->has(Frame::kObject)) return kNone;
  const bool cited = site.row->has(Frame::kCites);
  const bool leads = subject != kNone && subject < site.cue && !reading.is_passive(site.cue);
  if (!leads && !cited) return kNone;
  const uint32_t end = reading.sentence(site.cue).end;
  uint32_t first = site.cue + 1;
  while (first < end && reading.doc.upos[first] == Upos::kAdv) ++first;
  if (first >= end || reading.is(first, WordClass::kRelative)) return kNone;
  if (reading.phrase_after(first).empty()) return kNone;
  for (uint32_t i = first + 1; i < end; ++i) {
    if (reading.is_punct(i) || reading.doc.upos[i] == Upos::kSconj) return kNone;
    if (reading.is(i, WordClass::kRelative) || reading.is(i, WordClass::kQuestion)) return kNone;
    if (!reading.is_finite(i)) continue;
    uint32_t verb = i;
    if (reading.doc.relation[i] == Relation::kAux || reading.doc.relation[i] == Relation::kCop) {
      verb = static_cast<uint32_t>(std::max(reading.tree.head(i), static_cast<int32_t>(i)));
    }
    const uint32_t own = reading.child(verb, Relation::kNsubj);
    return own != kNone && own >= first && own < i ? first : kNone;
  }
  return kNone;
}

// "sagte heute der Presse, nach ersten Angaben habe ...": where verbs stand last, a comma parts the
// clause from the one that reports it; what stands before the comma is no part of it.
uint32_t behind_comma(const Reading& reading, uint32_t cue, uint32_t start) {
  if (!reading.lexicon.puts_verbs_last() || reading.doc.word(start - 1) == ",") return start;
  if (const Cue* row = reading.cue_at(cue); row && row->has(Frame::kAccuse)) return start;
  const uint32_t end = reading.sentence(cue).end;
  uint32_t comma = kNone;
  for (uint32_t i = cue + 1; i < end; ++i) {
    if (reading.doc.word(i) == ":") return start;
    if (reading.doc.word(i) == ",") comma = i;
    if (!reading.is_finite(i)) continue;
    if (comma != kNone && follows_relative(reading, comma, i)) continue;
    const bool moves = comma != kNone && comma >= start;
    return moves ? comma + 1 : start;
  }
  return start;
}

// "X sagte, die Gespräche stockten": behind a comma right behind the verb, or behind the one spoken
// to, a noun phrase and a verb that was not seen as finite. Gives its first token.
uint32_t find_behind_comma(const Reading& reading, const Site& site) {
  if (!site.row->has(Frame::kClause) || !reading.lexicon.puts_verbs_last()) return kNone;
  if (!reading.is_finite(site.cue) || site.row->has(Frame::kAccuse)) return kNone;
  const uint32_t end = reading.sentence(site.cue).end;
  uint32_t comma = site.cue + 1;
  while (comma < end && reading.doc.word(comma) != ",") {
    if (reading.is_verb(comma) || reading.doc.word(comma) == ":") return kNone;
    ++comma;
  }
  if (comma + 2 >= end) return kNone;
  const TokenSpan subject = reading.phrase_after(comma + 1);
  if (subject.empty() || reading.is(comma + 1, WordClass::kRelative)) return kNone;
  const bool verb = subject.end < end && reading.is_verb(subject.end);
  return verb ? comma + 1 : kNone;
}

// "information that officials said would help", "what officials told Reuters was new": the subject
// of the clause stands before the cue, as a pronoun. Gives the clause's verb.
uint32_t find_gap(const Reading& reading, const Site& site) {
  if (!site.row->has(Frame::kClause) || !site.row->has(Frame::kTag)) return kNone;
  if (reading.lexicon.puts_verbs_last()) return kNone;
  const uint32_t end = reading.sentence(site.cue).end;
  uint32_t next = site.cue + 1;
  while (next < end && reading.doc.upos[next] == Upos::kAdv) ++next;
  if (site.row->has(Frame::kAddressee) && next < end && !reading.is_finite(next)) {
    const TokenSpan spoken_to = reading.phrase_after(next);
    if (!spoken_to.empty()) next = spoken_to.end;
  }
  if (next >= end || !reading.is_finite(next)) return kNone;
  const uint32_t begin = reading.verb_begin(site.cue);
  const uint32_t first = reading.sentence(site.cue).begin;
  for (uint32_t i = begin; i > first && i + kRelativeReach > begin; --i) {
    if (reading.is_punct(i - 1) || reading.is_finite(i - 1)) return kNone;
    const bool pronoun =
        reading.is(i - 1, WordClass::kRelative) ||
        (reading.is(i - 1, WordClass::kQuestion) && reading.doc.upos[i - 1] == Upos::kPron);
    if (pronoun) return i + 1 < begin || i < begin ? next : kNone;
  }
  return kNone;
}

// "said having Voss at the top puts them at risk": words with a verb, which the tree sees no clause
// in. Gives their first token.
uint32_t find_rest(const Reading& reading, const Site& site) {
  const uint32_t subject = reading.subject(site.cue), begin = site.cue + 1;
  const TokenSpan sent = reading.sentence(site.cue);
  if (!site.row->has(Frame::kRest) || subject == kNone || subject > site.cue) return kNone;
  if (begin + 3 >= sent.end || reading.is_punct(begin) || reading.is_passive(site.cue))
    return kNone;
  const Upos upos = reading.doc.upos[begin];
  if (upos == Upos::kAdp || upos == Upos::kSconj || upos == Upos::kAdv || upos == Upos::kCconj ||
      reading.is(begin, WordClass::kInfinitive) || reading.is(begin, WordClass::kNegation)) {
    return kNone;
  }
  for (uint32_t i = begin; i < sent.end && !reading.is_punct(i); ++i) {
    const bool other = reading.is(i, WordClass::kThat) || reading.is(i, WordClass::kRelative) ||
                       reading.doc.upos[i] == Upos::kSconj;
    if (other) return kNone;
    if (reading.is_verb(i) && i > begin) return begin;
  }
  // "She said the mayor favors it": a verb that was taken for a noun still heads a clause.
  const uint32_t clause = reading.child(site.cue, Relation::kCcomp);
  if (clause == kNone || clause <= begin || begin + 4 >= sent.end) return kNone;
  return reading.child(clause, Relation::kObj) != kNone ? begin : kNone;
}

// "told the agency four villages had burnt": two subjects in a row, the first is spoken to.
void skip_addressee(const Reading& reading, const Site& site, uint32_t clause, uint32_t& start,
                    Draft& draft) {
  if (!site.row->has(Frame::kAddressee) || start != site.cue + 1) return;
  uint32_t first = kNone;
  for (uint32_t c : reading.tree.children(clause)) {
    if (c >= clause || reading.doc.relation[c] != Relation::kNsubj) continue;
    if (first == kNone) {
      first = c;
      continue;
    }
    const TokenSpan before = reading.tree.reach(first), reach = reading.tree.reach(c);
    if (before.end != reach.begin) return;
    start = reach.begin;
    draft.to = {trim(reading, reading.phrase(first))};
    return;
  }
}

}  // namespace

bool find_clause(const Reading& reading, const Site& given, Draft& draft) {
  Site site = given;
  if (site.row->has(Frame::kCites) && !site.row->particle.empty()) {
    site.cue = reading.particle_of(site.cue, *site.row);  // "quoted X as saying Y"
  }
  if (site.row->pos == Upos::kNoun || site.row->pos == Upos::kAdv) return false;
  if (!site.row->has(Frame::kClause) && !site.row->has(Frame::kQuestion)) return false;
  if (leads_elsewhere(reading, site)) return false;
  uint32_t start = kNone, clause = kNone;
  const uint32_t that =
      site.row->has(Frame::kClause) ? find_that(reading, site.cue, *site.row) : kNone;
  if (that != kNone) {
    start = that + 1;
    const int32_t head = reading.tree.head(that);
    clause =
        head != kNoHead && static_cast<uint32_t>(head) > that ? static_cast<uint32_t>(head) : start;
  } else if (site.row->pos == Upos::kVerb) {
    clause = find_gap(reading, site);
    if (clause != kNone) start = clause;
    if (clause == kNone) clause = find_unmarked(reading, site.cue, *site.row);
    const bool bare = clause != kNone && site.row->has(Frame::kBare) &&
                      reading.doc.has_feature(clause, "VerbForm=Inf") &&
                      reading.child(clause, Relation::kAux) == kNone;
    if (bare) return false;
    if (clause == kNone) clause = find_question(reading, site.cue, *site.row);
    const bool adjacent = clause == kNone;
    if (adjacent) clause = find_adjacent(reading, site.cue, *site.row);
    if (clause == kNone && site.row->has(Frame::kClause)) {
      start = find_subjunctive(reading, site.cue);
      if (start != kNone) clause = head_of_clause(reading, start);
    }
    if (clause == kNone) clause = find_plain(reading, site);
    if (clause == kNone && start == kNone) {
      start = find_behind_comma(reading, site);
      if (start != kNone) clause = head_of_clause(reading, start);
    }
    if (clause == kNone && site.cue != given.cue) clause = site.cue + 1;
    if (clause == kNone) clause = start = find_rest(reading, site);
    if (clause == kNone) return false;
    if (start == kNone) {
      start = std::max(site.cue + 1, reading.tree.reach(clause).begin);
      if (adjacent) start = site.cue + 1;
      const bool asks = clause + 1 < reading.size() &&
                        reading.is(clause + 1, WordClass::kQuestion) &&
                        reading.doc.upos[clause + 1] == Upos::kPart;
      if (reading.is(clause, WordClass::kQuestion) || asks) {
        start = clause;
      } else {
        start = with_stray_subject(reading, site, with_subject(reading, site, start));
        skip_addressee(reading, site, clause, start, draft);
      }
      start = behind_comma(reading, site.cue, start);
      while (start < clause && reading.is_punct(start)) ++start;
      // "meldete der „Bote“, der Rat habe": the subject was taken for an apposition.
      const bool headless = reading.lexicon.puts_verbs_last() && start > site.cue + 2 &&
                            reading.is_finite(start) && !reading.is_punct(start - 1) &&
                            reading.is_subjunctive(start);
      for (uint32_t i = start; headless && i > site.cue + 1; --i) {
        if (reading.doc.word(i - 1) != ",") continue;
        start = i;
        break;
      }
    }
  }
  const TokenSpan sent = reading.sentence(site.cue);
  if (start == kNone || start >= sent.end) return false;
  // "dementierte Berichte, wonach": the clause belongs to the object.
  const bool object = site.row->has(Frame::kObject) && reading.lexicon.puts_verbs_last();
  if (object && reading.is(start, WordClass::kBreaker)) return false;
  const uint32_t end = clause_end(reading, site.cue, std::min(clause, sent.end - 1), start);
  const TokenSpan content = trim(reading, {start, end});
  if (content.empty()) return false;
  // "is quoted as saying by Reuters": who quotes is not what is said.
  for (const Citing& citing : reading.citings_in({content.begin, content.begin + 1})) {
    if (citing.kind == CitingKind::kAgent && site.row->has(Frame::kCites)) return false;
  }
  draft.content = with_accused(reading, site, content);
  draft.rule = "clause";
  return true;
}

}  // namespace kilde::quote
