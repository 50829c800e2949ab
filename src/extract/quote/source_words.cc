#include "extract/quote/source_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::quote {

bool is_capitalised(const Reading& reading, uint32_t token) {
  const Upos upos = reading.doc.upos[token];
  if (upos != Upos::kPropn && upos != Upos::kNoun && upos != Upos::kX) return false;
  return base::starts_upper(reading.doc.word(token));
}

// "Муалем підкреслив": a name right before the verb, at the begin of its clause, whatever the tree
// calls it.
uint32_t name_before(const Reading& reading, uint32_t cue) {
  if (cue == 0 || !reading.is_finite(cue)) return kNone;
  const uint32_t first = reading.sentence(cue).begin;
  if (cue >= first + 3 && reading.closes_marks(cue - 1)) return cue - 2;  // "«Вежа» пише"
  const uint32_t name = cue - 1;
  // "Джерела повідомили": of many, only in the case of a subject.
  if (reading.doc.has_feature(cue, "Number=Plur") && !reading.doc.has_feature(name, "Case=Nom")) {
    return kNone;
  }
  // "Той запевняє": of a verb that the analysis did not see.
  const Upos upos = reading.doc.upos[name];
  const bool nominative = name >= first && reading.doc.upos[cue] != Upos::kVerb &&
                          reading.doc.has_feature(name, "Case=Nom") &&
                          (upos == Upos::kDet || upos == Upos::kPron || upos == Upos::kNoun);
  if (name < first || (!nominative && !is_capitalised(reading, name))) return kNone;
  const bool begins = name == first || reading.is_punct(name - 1) ||
                      reading.is(name - 1, WordClass::kCoordinator) ||
                      reading.is(name - 1, WordClass::kBreaker);
  return begins ? name : kNone;
}

// "About half of the officials in the study | said": a phrase without a preposition that the tree
// takes for a circumstance, from the begin of its clause up to the verb.
uint32_t bare_before(const Reading& reading, uint32_t cue) {
  const uint32_t verb = reading.verb_begin(cue), first = reading.sentence(cue).begin;
  if (!reading.is_finite(verb) || reading.is_passive(cue) || reading.lexicon.puts_verbs_last()) {
    return kNone;
  }
  for (uint32_t c : reading.tree.children(cue)) {
    if (c >= verb || reading.doc.relation[c] != Relation::kObl) continue;
    if (reading.child(c, Relation::kCase) != kNone || !reading.entity_at(reading.phrase(c)))
      continue;
    const TokenSpan reach = reading.tree.reach(c);
    const bool begins = reach.begin == first || reading.is_punct(reach.begin - 1);
    if (begins && reach.end == verb && reading.doc.upos[reach.begin] != Upos::kAdp) return c;
  }
  return kNone;
}

// "Источник в партии сообщил": the first noun of the clause, where it fits the verb, whatever the
// tree calls it.
uint32_t nominative_before(const Reading& reading, uint32_t cue) {
  const uint32_t verb = reading.verb_begin(cue), first = reading.sentence(cue).begin;
  if (!reading.is_finite(verb) || reading.lexicon.puts_verbs_last()) return kNone;
  uint32_t begin = verb;
  while (begin > first && begin + 14 > verb) {
    const uint32_t at = begin - 1;
    const bool ends =
        reading.is_punct(at) || reading.is_finite(at) || reading.doc.upos[at] == Upos::kSconj ||
        reading.is(at, WordClass::kRelative) || reading.is(at, WordClass::kCoordinator) ||
        reading.is(at, WordClass::kThat) || reading.is(at, WordClass::kQuestion);
    if (ends) break;
    --begin;
  }
  for (uint32_t i = begin; i < verb; ++i) {
    const Upos upos = reading.doc.upos[i];
    if (upos == Upos::kAdp) break;
    if (upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kPron) continue;
    if (!reading.doc.has_feature(i, "Case=Nom")) break;
    const bool seen = reading.doc.upos[cue] == Upos::kVerb;
    if (!seen || reading.agrees(cue, i)) return i;
    break;
  }
  uint32_t near = verb;  // "В интервью Fjord News | Ольга Рябова пошутила"
  while (near > begin && reading.doc.upos[near - 1] == Upos::kPropn &&
         reading.doc.has_feature(near - 1, "Case=Nom") &&
         reading.doc.has_feature(near - 1, "Animacy=Anim")) {
    --near;
  }
  for (uint32_t i = verb; near == verb && i > begin && reading.doc.upos[i - 1] != Upos::kNoun &&
                          base::starts_upper(reading.doc.word(i - 1));
       --i) {
    if (reading.changes_script(i - 1)) return i - 1;
  }
  if (near < verb && (reading.doc.upos[cue] != Upos::kVerb || reading.agrees(cue, near))) {
    return near;
  }
  return kNone;
}

// "Около половины жителей, читавших это, сказали", "20 % учеников сообщили": a number with those
// that it counts begins the clause, whatever the tree calls it. Empty if there is none.
TokenSpan quantity_before(const Reading& reading, uint32_t cue) {
  const uint32_t verb = reading.verb_begin(cue), first = reading.sentence(cue).begin;
  if (!reading.is_finite(verb) || reading.lexicon.puts_verbs_last()) return {};
  uint32_t begin = first;
  for (uint32_t i = verb; i > first && begin == first; --i) {
    const bool conjunction = reading.doc.upos[i - 1] == Upos::kSconj ||
                             reading.is(i - 1, WordClass::kThat) ||
                             reading.doc.word(i - 1) == ":" || reading.quotation_at(i - 1) >= 0;
    if (conjunction) begin = i;
  }
  while (begin < verb &&
         (reading.is_punct(begin) || reading.is(begin, WordClass::kFocus) ||
          reading.is(begin, WordClass::kCoordinator) || reading.is(begin, WordClass::kBreaker))) {
    ++begin;
  }
  uint32_t at = begin;
  bool number = reading.is(at, WordClass::kAbout);
  if (number) ++at;
  while (at < verb && (reading.doc.upos[at] == Upos::kNum || reading.doc.upos[at] == Upos::kSym ||
                       reading.doc.word(at) == "%")) {
    number = true;
    ++at;
  }
  const uint32_t nouns = at;
  while (at < verb && (reading.is_nominal(at) || reading.is_modifier(at)) &&
         reading.doc.has_feature(at, "Case=Gen")) {
    ++at;
  }
  if (!number || at == nouns) return {};
  if (at < verb && reading.doc.word(at) == "," && reading.doc.word(verb - 1) == "," &&
      verb < at + 20) {
    at = verb - 1;  // with the clause that tells who they are
  }
  const bool near = at == verb || (at + 1 == verb && reading.doc.word(at) == ",") ||
                    (at < verb && reading.doc.upos[at] == Upos::kAdv && at + 1 == verb);
  return near ? TokenSpan{begin, at} : TokenSpan{};
}

// "Опрос, проведённый компанией, показал": which document it is.
void add_own_clause(const Reading& reading, uint32_t cue, TokenSpan& phrase) {
  const uint32_t comma = reading.verb_begin(cue) - 1;
  if (phrase.end + 2 >= comma || reading.doc.word(phrase.end) != ",") return;
  if (reading.doc.word(comma) != "," || comma > phrase.end + 30) return;
  const uint32_t next = phrase.end + 1;
  const bool clause = reading.is_participle(next) || reading.is(next, WordClass::kRelative) ||
                      reading.is(next, WordClass::kThat);
  const Entity* entity = reading.entity_at(phrase);
  if (clause && entity && entity->kind == EntityKind::kDocument) phrase.end = comma;
}

// "Ольга Рысь, мэр города, сказала": an apposition that the tree has elsewhere, up to the comma
// before the verb.
void add_apposition(const Reading& reading, uint32_t cue, TokenSpan& phrase) {
  const uint32_t comma = reading.verb_begin(cue) - 1;
  if (phrase.end + 1 >= comma || reading.doc.word(phrase.end) != ",") return;
  if (reading.doc.word(comma) != "," || reading.lexicon.puts_verbs_last()) return;
  if (!reading.has_name(phrase)) return;
  for (uint32_t i = phrase.end + 1; i < comma; ++i) {
    const Upos upos = reading.doc.upos[i];
    if (upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kPropn && upos != Upos::kX)
      return;
  }
  const bool office = reading.doc.has_feature(phrase.end + 1, "Case=Nom") ||
                      reading.doc.feats[phrase.end + 1].empty();
  if (office) phrase.end = comma;
}

// "заявила | представительница фонда Fjord Кира Лунь.": in a language with cases all the nouns from
// a nominative behind the verb up to the next mark, whatever the tree makes of the names in them.
void take_run(const Reading& reading, uint32_t cue, TokenSpan& phrase) {
  const uint32_t end = reading.sentence(cue).end;
  uint32_t begin = cue + 1;
  while (begin < end && reading.doc.upos[begin] == Upos::kAdv) ++begin;
  if (begin >= end || !reading.doc.has_feature(begin, "Case=Nom")) return;
  if (phrase.begin > begin + 8 || reading.lexicon.puts_verbs_last()) return;
  uint32_t at = begin, last = kNone;
  for (; at < end && at < begin + 14; ++at) {
    const Upos upos = reading.doc.upos[at];
    if (upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kX) last = at;
    const bool part = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kX ||
                      upos == Upos::kAdj || upos == Upos::kDet;
    const bool case_fits = reading.doc.has_feature(at, "Case=Nom") ||
                           reading.doc.has_feature(at, "Case=Gen") || upos == Upos::kX;
    if (!part || !case_fits || begins_line(reading.doc, at)) break;
    const bool thing = upos == Upos::kNoun && reading.doc.has_feature(at, "Case=Nom") &&
                       reading.doc.has_feature(at, "Animacy=Inan");
    if (thing) return;  // "сообщила газета | ..."
  }
  const bool closed = at == end || reading.doc.word(at) == "," || reading.doc.word(at) == "." ||
                      reading.doc.word(at) == ":";
  const bool named = last != kNone && last + 1 == at && reading.doc.upos[last] == Upos::kPropn &&
                     reading.doc.has_feature(last, "Case=Nom");
  if (!closed || !named || at < begin + 2) return;
  phrase = {phrase.begin > cue ? std::min(begin, phrase.begin) : begin, std::max(at, phrase.end)};
}

// "написал кто-то из соседей", "двое из них": who it is one of.
void add_partitive(const Reading& reading, uint32_t subject, TokenSpan& phrase) {
  const Upos upos = reading.doc.upos[subject];
  const uint32_t next = phrase.end;
  if (upos != Upos::kPron && upos != Upos::kNum && upos != Upos::kDet) return;
  if (next + 1 >= reading.sentence(subject).end || reading.doc.upos[next] != Upos::kAdp) return;
  if (!reading.doc.has_feature(next, "Case=Gen") && !reading.is(next, WordClass::kHouse)) return;
  const TokenSpan many = reading.phrase_after(next + 1);
  const bool plural = !many.empty() && reading.doc.has_feature(many.end - 1, "Number=Plur") &&
                      reading.doc.has_feature(many.end - 1, "Case=Gen");
  if (plural) phrase.end = many.end;
}

}  // namespace kilde::quote
