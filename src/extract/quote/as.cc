// "Как сообщает X, Y", "Y, wie X mitteilte": a clause credits the rest of its sentence.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kAsReach = 12;    // tokens between "as" and its verb
constexpr uint32_t kLastReach = 25;  // the same where the verb ends the clause

// The "as" that begins the clause of the cue: behind a mark or at the sentence's begin.
uint32_t find_conjunction(const Reading& reading, uint32_t cue, uint32_t first) {
  const bool last = reading.lexicon.puts_verbs_last();  // "wie Burt Holm, Chef der Firma, sagte"
  const uint32_t reach = last ? kLastReach : kAsReach;
  for (uint32_t i = cue; i > first && i + reach > cue; --i) {
    const uint32_t at = i - 1;
    if (reading.is_verb(at) && reading.doc.relation[at] != Relation::kAux) return kNone;
    if (reading.is_punct(at) && reading.doc.word(at) == "," && !last) return kNone;
    if (!reading.is(at, WordClass::kAs)) continue;
    const bool begins = at == first || reading.is_punct(at - 1) ||
                        (at == first + 1 && (reading.is(first, WordClass::kCoordinator) ||
                                             reading.doc.upos[first] == Upos::kAdv));
    return begins ? at : kNone;
  }
  return kNone;
}

// The closing mark of a name in the reporting clause.
bool closes_marks(const Reading& reading, uint32_t as, uint32_t token) {
  return std::any_of(reading.quotations.begin(), reading.quotations.end(), [&](const Quotation& q) {
    return q.closed && q.outer.begin >= as && q.outer.end == token + 1;
  });
}

bool is_gap(const Reading& reading, TokenSpan span) {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (!reading.is_punct(i) || reading.doc.word(i) == ",") return false;
  }
  return true;
}

// "wie aus einem Brief an den Rat hervorgeht", "wie die „Post“ aus dem Rat erfuhr": what stands
// between the preposition and the verb is the source, a paper before it the hand.
bool find_origin(const Reading& reading, const Site& site, uint32_t as, uint32_t subject,
                 Draft& draft) {
  const auto& words = site.row->source;
  for (uint32_t i = as + 1; i + 1 < site.cue; ++i) {
    if (std::find(words.begin(), words.end(), reading.low(i)) == words.end()) continue;
    uint32_t head = kNone;
    const TokenSpan phrase = reading.phrase_after(i + 1, &head);
    if (phrase.empty() || phrase.end > site.cue) continue;
    draft.source = {trim(reading, {i + 1, reading.verb_begin(site.cue)})};
    draft.source_head = head;
    if (subject != kNone && !reading.is(subject, WordClass::kExpletive)) {
      const TokenSpan hand = trim(reading, reading.phrase(subject));
      if (hand.end <= i) draft.via = {hand};
    }
    return !draft.source.front().empty();
  }
  return !site.row->has(Frame::kClause);
}

// "wie Augenzeugen sagten", "wie es in dem Brief heißt": where verbs stand last, what is between
// the conjunction and the verb names the source, whatever the tree calls it.
bool find_between(const Reading& reading, const Site& site, uint32_t as, uint32_t& subject,
                  Draft& draft) {
  if (subject != kNone && subject > site.cue) subject = kNone;
  if (site.row->has(Frame::kFrom)) return find_origin(reading, site, as, subject, draft);
  if (reading.is_passive(site.cue)) return true;
  uint32_t head = subject;
  TokenSpan phrase =
      subject == kNone ? reading.phrase_after(as + 1, &head) : reading.phrase(subject);
  phrase.begin = std::max(phrase.begin, as + 1);
  if (phrase.empty() || phrase.begin >= site.cue) return false;
  draft.source = {{phrase.begin, std::min(phrase.end, reading.verb_begin(site.cue))}};
  draft.source_head = head;
  return !draft.source.front().empty();
}

}  // namespace

bool find_as(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos != Upos::kVerb) return false;
  if (!site.row->has(Frame::kClause) && !site.row->has(Frame::kIntro) &&
      !site.row->has(Frame::kFrom)) {
    return false;
  }
  const TokenSpan sent = reading.sentence(site.cue);
  const uint32_t as = find_conjunction(reading, site.cue, sent.begin);
  if (as == kNone) return false;
  const bool last = reading.lexicon.puts_verbs_last();
  const int32_t above = reading.tree.head(site.cue);  // "A, sagte X, wie Y berichtet"
  const bool tagged = last && above != kNoHead && is_tag(reading, static_cast<uint32_t>(above));
  if (reading.doc.relation[site.cue] == Relation::kCcomp && !tagged) return false;
  const bool own = last || reading.is_passive(site.cue);
  uint32_t subject = own ? reading.child(site.cue, Relation::kNsubj) : reading.subject(site.cue);
  if (subject != kNone && subject < as) return false;  // "as" is a relative pronoun here
  // "kursen, som han mener er den første": the same, and the subject of the verb behind the cue.
  if (reading.is(as, WordClass::kRelative) && site.cue + 1 < sent.end &&
      reading.is_finite(site.cue + 1)) {
    return false;
  }
  // "Как рассказал «Полюсу» врач Мороз, больных стало больше": the subject of another clause.
  if (!own && subject != kNone && !reading.tree.below(subject, site.cue)) subject = kNone;
  if (!own && subject == kNone && !site.row->has(Frame::kFrom)) {
    subject = reading.subject_after(site.cue);
    if (subject != kNone) {
      draft.source = {reading.phrase(subject)};
      draft.source_head = subject;
    }
  }
  if (last && !find_between(reading, site, as, subject, draft)) return false;
  uint32_t end = site.cue + 1;
  if (subject != kNone && subject > site.cue) end = std::max(end, reading.phrase(subject).end);
  while (end < sent.end && !(reading.is_punct(end) && !closes_marks(reading, as, end) &&
                             !reading.is_medium({end, end + 1}) && reading.quotation_at(end) < 0)) {
    if (reading.is(end, WordClass::kThat) && reading.doc.upos[end] == Upos::kSconj) return false;
    ++end;
  }
  for (const Citing& citing :
       reading.citings_in({end, sent.end})) {  // "''Wall Street Journal'' со ссылкой на X"
    const bool joins = citing.kind == CitingKind::kCiting && citing.lead.begin >= end &&
                       citing.lead.begin <= end + 2 && citing.phrase.end <= sent.end;
    if (joins && is_gap(reading, {end, citing.lead.begin})) end = citing.phrase.end;
  }
  if (end < sent.end && reading.doc.word(end) == ":") return false;
  TokenSpans content = trim(reading, minus(sent, {as, end}));
  // "A, но, как сообщает X, B": only B.
  const uint32_t behind = trim(reading, {end, sent.end}).begin;
  uint32_t turn = as;
  while (turn > sent.begin && reading.doc.word(turn - 1) == ",") --turn;
  const bool turns = turn > sent.begin && (reading.is(turn - 1, WordClass::kCoordinator) ||
                                           reading.is(turn - 1, WordClass::kBreaker));
  if (turns && behind < sent.end && reading.has_finite_verb({behind, sent.end})) {
    content = trim(reading, TokenSpans{{end, sent.end}});
  }
  const bool told = std::any_of(content.begin(), content.end(),
                                [&](TokenSpan s) { return reading.has_finite_verb(s); });
  if (!told) return false;
  draft.content = content;
  draft.rule = "as";
  return true;
}

}  // namespace kilde::quote
