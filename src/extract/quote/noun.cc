// "Holks påstand om at ...", "rygter om Y": a noun carries the report.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// By its lemma, or by its form where the analysis has the wrong lemma.
bool is_light_verb(const Reading& reading, uint32_t verb) {
  return reading.is(verb, WordClass::kLightVerb) ||
         reading.lexicon.is(WordClass::kLightVerb, reading.doc.lemma[verb]);
}

uint32_t subject_of_light_verb(const Reading& reading, uint32_t noun) {
  const int32_t verb = reading.tree.head(noun);
  const Relation relation = reading.doc.relation[noun];
  if (verb == kNoHead || (relation != Relation::kObj && relation != Relation::kObl) ||
      !is_light_verb(reading, static_cast<uint32_t>(verb))) {
    return kNone;
  }
  const uint32_t subject = reading.subject(static_cast<uint32_t>(verb));
  const bool acts = subject != noun && !reading.is_passive(static_cast<uint32_t>(verb));
  return acts ? subject : kNone;
}

// Whether a light verb has the noun as its object.
bool is_governed(const Reading& reading, uint32_t noun) {
  const int32_t verb = reading.tree.head(noun);
  return verb != kNoHead && reading.doc.relation[noun] == Relation::kObj &&
         is_light_verb(reading, static_cast<uint32_t>(verb));
}

// Whose report it is: "Holks påstand", "et svar fra X", "X sendte advarsler".
uint32_t owner_of(const Reading& reading, uint32_t noun, uint32_t content, TokenSpan& source) {
  if (reading.lexicon.puts_verbs_last()) {  // "drückte seine Hoffnung aus": whoever does so
    const uint32_t subject = subject_of_light_verb(reading, noun);
    if (subject != kNone) {
      source = reading.phrase(subject);
      return subject;
    }
  }
  for (uint32_t c : reading.tree.children(noun)) {
    if (c > noun) break;
    const bool genitive =
        reading.doc.relation[c] == Relation::kNmod && reading.doc.has_feature(c, "Case=Gen");
    // "Holk sitt krav"
    if (c > 0 && c + 1 == noun && reading.is(c, WordClass::kReflexive) &&
        reading.is_nominal(c - 1)) {
      source = reading.phrase(c - 1);
      source.end = c;
      return c - 1;
    }
    if (reading.doc.deprel[c] == "nmod:poss" || genitive) {
      source = reading.phrase(c);
      return c;
    }
  }
  for (uint32_t c : reading.tree.children(noun)) {  // "заявление мэра", "его слова"
    const bool genitive =
        c > noun && c < noun + 6 && c < content && reading.doc.relation[c] == Relation::kNmod &&
        reading.doc.has_feature(c, "Case=Gen") && reading.child(c, Relation::kCase) == kNone;
    const bool possessive =
        c < noun && reading.doc.upos[c] == Upos::kDet &&
        (reading.doc.has_feature(c, "Poss=Yes") || reading.doc.feats[c].empty());
    if (!genitive && !possessive) continue;
    source = possessive ? TokenSpan{c, c + 1} : reading.phrase(c);
    return c;
  }
  for (uint32_t i = noun + 1; i < std::min(content, noun + 4); ++i) {
    for (const CitingPhrase& row : reading.lexicon.citing(reading.low(i))) {
      if (row.kind != CitingKind::kOrigin || row.words.size() != 1) continue;
      uint32_t head = kNone;
      source = reading.phrase_after(i + 1, &head);
      if (!source.empty() && reading.sentence_number(i) == reading.sentence_number(noun))
        return head;
    }
  }
  const uint32_t subject = subject_of_light_verb(reading, noun);
  if (subject != kNone) source = reading.phrase(subject);
  return subject;
}

// "Konklusjonen er at Y": the clause that a copula leads to, or kNone.
uint32_t behind_copula(const Reading& reading, uint32_t noun) {
  const TokenSpan sent = reading.sentence(noun);
  const uint32_t verb = noun + 1;
  if (verb + 1 >= sent.end || !reading.is_finite(verb)) return kNone;
  const bool copula = reading.doc.upos[verb] == Upos::kAux ||
                      reading.lexicon.is(WordClass::kPassive, reading.doc.lemma[verb]);
  if (!copula || !reading.doc.has_feature(noun, "Definite=Def")) return kNone;
  uint32_t at = verb + 1;
  if (reading.doc.upos[at] == Upos::kAdv || reading.doc.word(at) == ",") ++at;
  const bool that =
      at < sent.end && reading.is(at, WordClass::kThat) && reading.doc.upos[at] == Upos::kSconj;
  return that ? at : kNone;
}

// "der Vorwurf, die Behörde habe gelogen": behind a comma, a clause in the mood of reported speech.
bool told_behind_comma(const Reading& reading, uint32_t comma) {
  if (reading.doc.word(comma) != "," || !reading.lexicon.puts_verbs_last()) return false;
  const TokenSpan sent = reading.sentence(comma);
  if (comma + 2 >= sent.end || reading.is(comma + 1, WordClass::kRelative)) return false;
  if (reading.doc.upos[comma + 1] == Upos::kSconj) return false;
  for (uint32_t i = comma + 1; i < sent.end && reading.doc.word(i) != ","; ++i) {
    if (!reading.is_finite(i)) continue;
    return reading.is_subjunctive(i) && !reading.doc.has_feature(i, "Tense=Past");
  }
  return false;
}

}  // namespace

bool find_noun(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos != Upos::kNoun || !site.row->has(Frame::kClause)) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  uint32_t start = kNone;
  bool subjunctive = false;
  for (uint32_t i = site.cue + 1; i < std::min(sent.end, site.cue + 7); ++i) {
    const auto& words = site.row->content;
    // "a promise to help", not "a promise to the town"
    const bool bare = reading.is(i, WordClass::kInfinitive) && reading.doc.upos[i] == Upos::kAdp &&
                      !site.row->has(Frame::kPrep);
    // "expressed interest in the plan", but not "Holk's interest in the plan"
    const bool lone = site.row->has(Frame::kPrep) && reading.doc.upos[i] == Upos::kAdp &&
                      !is_governed(reading, site.cue);
    if (!bare && !lone && std::find(words.begin(), words.end(), reading.low(i)) != words.end()) {
      start = i + 1;
      break;
    }
    const bool that = reading.is(i, WordClass::kThat) && reading.doc.upos[i] == Upos::kSconj;
    if (that && (i == site.cue + 1 || reading.doc.word(i - 1) == ",")) {
      start = i;
      break;
    }
    if (told_behind_comma(reading, i)) {
      start = i + 1;
      subjunctive = true;
      break;
    }
    if (reading.is_punct(i) && reading.doc.word(i) != ",") break;
    if (reading.is_verb(i) && reading.lexicon.puts_verbs_last()) break;
    const Cue* verb = reading.cue_at(i);  // "давав свідчення й заявляв, що": the verb's clause
    if (verb && verb->pos == Upos::kVerb && verb->has(Frame::kClause) && reading.is_finite(i))
      break;
  }
  const uint32_t said = start == kNone ? behind_copula(reading, site.cue) : kNone;
  if (said != kNone) start = said;
  if (start == kNone) return false;
  while (start < sent.end &&
         (reading.doc.word(start) == "," || reading.is(start, WordClass::kThat) ||
          reading.is(start, WordClass::kCorrelative))) {
    ++start;
  }
  const bool relative = start < sent.end && reading.is(start, WordClass::kRelative) &&
                        !reading.is(start - 1, WordClass::kThat);  // "for, at der sker noget"
  if (start >= sent.end || relative) return false;
  const bool clause = subjunctive || reading.is(start - 1, WordClass::kThat);
  TokenSpan source;
  const uint32_t owner = owner_of(reading, site.cue, start, source);
  if (owner != kNone && reading.is(owner, WordClass::kProform)) return false;
  if (owner == kNone && said == kNone && !subjunctive &&
      !(site.row->has(Frame::kRumour) && clause)) {
    return false;
  }
  uint32_t head = start;
  for (int steps = 0; steps < 8; ++steps) {
    const int32_t above = reading.tree.head(head);
    if (above == kNoHead || static_cast<uint32_t>(above) < start) break;
    head = static_cast<uint32_t>(above);
  }
  uint32_t end = std::min(reading.tree.reach(head).end, sent.end);
  if (clause && end < sent.end && reading.doc.word(end) == ",") {
    end = std::max(end, clause_end(reading, site.cue, head, start));
  }
  const TokenSpan content =
      trim(reading, {start, cut_at_frames(reading, start, std::max(end, start + 1), site.cue)});
  if (content.empty()) return false;
  draft.content = {content};
  if (owner != kNone) {
    draft.source = {source};
    draft.source_head = owner;
  }
  draft.rule = "noun";
  return true;
}

}  // namespace kilde::quote
