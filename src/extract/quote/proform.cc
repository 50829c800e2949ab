// "Det siger X.": the content is the sentence before.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kProformReach = 14;     // tokens between a proform and its verb
constexpr uint32_t kLongestLead = 3;       // sentences at the head of a report
constexpr uint32_t kShortestSentence = 4;  // tokens of one without a verb

bool may_speak(const Reading& reading, uint32_t head, TokenSpan phrase) {
  if (reading.is(head, WordClass::kReflexive) || reading.is(phrase.begin, WordClass::kReflexive)) {
    return false;
  }
  if (reading.doc.upos[head] == Upos::kPron) return !reading.is_first_person(head);
  return reading.doc.upos[head] == Upos::kPropn || reading.entity_at(phrase) ||
         reading.doc.has_feature(head, "Definite=Def");
}

// Whether the sentence ends with a full stop, and nobody reports in it.
bool is_plain(const Reading& reading, TokenSpan sent) {
  if (sent.empty() || reading.doc.word(sent.end - 1) != ".") return false;
  for (uint32_t i = sent.begin; i < sent.end; ++i) {
    const Cue* cue = reading.cue_at(i);
    if (cue && cue->pos == Upos::kVerb && cue->has(Frame::kTag)) return false;
    if (reading.quotation_around(i) >= 0 && reading.is_finite(i)) return false;
  }
  return true;
}

// "A. B. Про це повідомляє X": at the head of a report all that stands before is meant.
uint32_t first_meant(const Reading& reading, uint32_t last) {
  if (last == 0 || last >= kLongestLead) return last;
  for (uint32_t number = last + 1; number-- > 0;) {
    if (!is_plain(reading, reading.sentence_numbered(number))) return last;
  }
  return 0;
}

// The sentence before, or the pro-form where there is none.
TokenSpan sentence_before(const Reading& reading, uint32_t cue, uint32_t proform) {
  const uint32_t number = reading.sentence_number(cue);
  if (number > 0) {
    const TokenSpan before = trim(reading, reading.sentence_numbered(number - 1));
    const uint32_t first = first_meant(reading, number - 1);
    // "Село без води.": a sentence of a language that needs no verb.
    const bool whole = before.length() >= kShortestSentence &&
                       reading.doc.word(reading.sentence_numbered(number - 1).end - 1) == ".";
    if (!before.empty() && (whole || reading.has_finite_verb(before))) {
      return {reading.sentence_numbered(first).begin, before.end};
    }
  }
  return {proform, proform + 1};
}

// "Об этом X сообщил": the pro-form hangs on the first verb of its sentence.
bool follows_preposition(const Reading& reading, uint32_t proform, uint32_t cue) {
  if (!reading.is(proform, WordClass::kProform) || !reading.is_nominal(proform)) return false;
  if (reading.tree.head(proform) == static_cast<int32_t>(cue)) return true;
  for (uint32_t i = proform + 1; i < cue; ++i) {
    if (reading.is_verb(i) || reading.is_punct(i)) return false;
  }
  return cue < proform + 4;
}

bool fill_governed(const Reading& reading, const Site& site, uint32_t proform, Draft& draft) {
  const TokenSpan sent = reading.sentence(site.cue);
  for (uint32_t i = site.cue + 1; i < sent.end; ++i) {  // what is said may follow
    if (reading.is(i, WordClass::kThat) && reading.doc.upos[i] == Upos::kSconj) return false;
    if (reading.doc.word(i) == ":") return false;
  }
  draft.content = {sentence_before(reading, site.cue, proform)};
  draft.rule = "proform";
  return true;
}

// "Про це повідомив X", "Об этом на встрече сообщил X": behind a preposition, at the begin of the
// sentence or behind a comma, with no other verb before the cue.
uint32_t find_prepositional(const Reading& reading, uint32_t begin, uint32_t first) {
  for (uint32_t i = begin; i > first && i + kProformReach > begin; --i) {
    if (i < begin && (reading.is_finite(i) || reading.doc.word(i) == ",")) return kNone;
    if (i == begin || reading.doc.upos[i - 1] != Upos::kAdp) continue;
    if (!reading.is(i, WordClass::kProform) || reading.doc.upos[i] != Upos::kPron) continue;
    const bool begins = i - 1 == first || reading.is_punct(i - 2) ||
                        (i - 2 == first && reading.is(first, WordClass::kCoordinator));
    return begins ? i : kNone;
  }
  return kNone;
}

// Whether "that" and a clause follow: then they are the content, not the proform.
bool leads_to_clause(const Reading& reading, uint32_t cue) {
  for (uint32_t i = cue + 1; i < reading.sentence(cue).end && !reading.is_finite(i); ++i) {
    if (reading.is(i, WordClass::kThat) && reading.doc.upos[i] == Upos::kSconj) return true;
  }
  return false;
}

// "Det siges at have kostet mere": the pro-form is what is spoken of.
bool leads_to_infinitive(const Reading& reading, uint32_t cue) {
  uint32_t at = cue + 1;
  if (at < reading.size() && reading.is(at, WordClass::kInfinitive)) ++at;
  return at < reading.sentence(cue).end && reading.doc.has_feature(at, "VerbForm=Inf");
}

bool find_behind_preposition(const Reading& reading, const Site& site, uint32_t first,
                             Draft& draft) {
  const uint32_t begin = reading.verb_begin(site.cue);
  const uint32_t proform = find_prepositional(reading, begin, first);
  if (proform == kNone || !reading.is_finite(begin) || leads_to_clause(reading, site.cue)) {
    return false;
  }
  const bool from = site.row->has(Frame::kFrom) || reading.is_passive(site.cue);
  const uint32_t own = reading.child(site.cue, Relation::kNsubj);
  // "Об этом «Полюсу» рассказала староста": a paper in marks before the verb is spoken to.
  const bool told = own != kNone && own < site.cue && own > 0 &&
                    (reading.quotation_at(own - 1) >= 0 || reading.is_medium({own, own + 1})) &&
                    site.cue + 1 < reading.size() && reading.is_nominal(site.cue + 1);
  if (!from && (own == kNone || reading.is_oblique(own) || told)) {
    if (told) {
      const bool marks = reading.quotation_at(own - 1) >= 0;
      draft.to = {reading.phrase_after(marks ? own - 1 : own)};
    }
    // "Про це пише «Вежа»", "... розповіла «Обрію» староста": whatever the tree calls X
    const uint32_t head = reading.subject_after(site.cue);
    if (head != kNone) {
      const TokenSpan phrase = reading.phrase(head);
      const bool marked = phrase.begin > 0 && reading.quotation_at(phrase.begin - 1) >= 0;
      draft.source = {marked ? reading.phrase_after(phrase.begin - 1) : phrase};
      if (draft.source.front().empty()) draft.source = {phrase};
      draft.source_head = head;
    }
  }
  draft.content = {sentence_before(reading, site.cue, proform)};
  draft.rule = "proform";
  return true;
}

// "Лоза розповіла про це в ефірі": right behind the verb, with one of its own prepositions.
bool find_behind_verb(const Reading& reading, const Site& site, Draft& draft) {
  const uint32_t proform = site.cue + 2;
  const std::vector<std::string>& own = site.row->content;
  if (proform >= reading.sentence(site.cue).end || !reading.is(proform, WordClass::kProform))
    return false;
  if (std::find(own.begin(), own.end(), reading.low(site.cue + 1)) == own.end()) return false;
  if (reading.doc.upos[proform] != Upos::kPron || leads_to_clause(reading, site.cue)) return false;
  if (proform + 1 < reading.size() && reading.doc.word(proform + 1) == ",") return false;
  draft.content = {sentence_before(reading, site.cue, proform)};
  draft.rule = "proform";
  return true;
}

}  // namespace

bool find_proform(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos != Upos::kVerb) return false;
  if (!site.row->has(Frame::kClause) && !site.row->has(Frame::kTag)) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  const uint32_t begin = reading.verb_begin(site.cue);
  uint32_t first = sent.begin;
  while (first < begin && reading.is_punct(first)) ++first;
  if (find_behind_preposition(reading, site, first, draft)) return true;
  if (find_behind_verb(reading, site, draft)) return true;
  const bool governed = first + 1 < begin && reading.doc.upos[first] == Upos::kAdp &&
                        follows_preposition(reading, first + 1, site.cue);
  if (governed) return fill_governed(reading, site, first + 1, draft);
  // "..., det opplyser X", "..., men dette avviser X": behind another clause.
  const bool comma = begin >= first + 3 && reading.doc.word(begin - 2) == ",";
  const bool joined =
      comma || (begin >= first + 3 && reading.is(begin - 2, WordClass::kCoordinator));
  if (joined) first = begin - 1;
  if (first + 1 != begin || !reading.is(first, WordClass::kProform)) return false;
  if (!reading.is_finite(begin) && !reading.is_mistaken_verb(begin)) return false;
  // "Det uppges av polisen att": the clause behind is the content.
  for (uint32_t i = site.cue + 1; i < sent.end && !reading.is_finite(i); ++i) {
    if (reading.is(i, WordClass::kThat) && reading.doc.upos[i] == Upos::kSconj) return false;
  }
  const bool passive = reading.is_passive(site.cue);
  if (passive && leads_to_infinitive(reading, site.cue)) return false;
  const auto& own = site.row->content;  // "Det meldes om to skadde"
  const bool led = passive && site.cue + 1 < sent.end && reading.is(first, WordClass::kExpletive) &&
                   std::find(own.begin(), own.end(), reading.low(site.cue + 1)) != own.end();
  if (led) return false;
  const bool inverted = !site.row->has(Frame::kFrom) && !passive && !site.row->has(Frame::kLearn);
  uint32_t head = kNone;
  if (inverted) {  // "Det siger X": whatever the tree calls X
    const TokenSpan subject = reading.phrase_after(begin + 1, &head);
    const bool mistaken = reading.is_mistaken_verb(begin);
    if (subject.empty() || (!mistaken && !may_speak(reading, head, subject))) return false;
    draft.source = {subject};
    draft.source_head = head;
  }
  TokenSpan content = {first, first + 1};
  if (joined) {
    if (draft.source.empty() && !site.row->has(Frame::kLearn)) return false;
    const TokenSpan before = trim(reading, {sent.begin, first});
    if (comma && reading.has_finite_verb(before)) content = before;
  } else {
    content = sentence_before(reading, site.cue, first);
  }
  draft.content = {content};
  draft.rule = "proform";
  return true;
}

}  // namespace kilde::quote
