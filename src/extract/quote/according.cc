// "Ifølge X Y": a preposition names the origin of its clause.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// The clause that the phrase stands in, as the head of a subordinate clause, or kNone for the
// whole sentence.
uint32_t subordinate_clause(const Reading& reading, const Citing& citing) {
  uint32_t at = citing.head;
  for (int steps = 0; steps < 8; ++steps) {
    const Relation relation = reading.doc.relation[at];
    const bool clause = relation == Relation::kAcl || relation == Relation::kAdvcl ||
                        relation == Relation::kCcomp || relation == Relation::kCsubj;
    if (clause && at != citing.head) return at;
    const int32_t head = reading.tree.head(at);
    if (head == kNoHead) break;
    at = static_cast<uint32_t>(head);
  }
  return kNone;
}

TokenSpan clause_of(const Reading& reading, const Citing& citing) {
  const TokenSpan sent = reading.sentence(citing.phrase.begin);
  const TokenSpan before = trim(reading, {sent.begin, citing.phrase.begin});
  const uint32_t words_before = before.length();
  // At the begin of its sentence, perhaps behind "men": all that follows.
  const bool first = words_before == 0 || (words_before <= 2 && !reading.is_nominal(before.begin) &&
                                           !reading.has_finite_verb(before));
  if (first) return {citing.phrase.end, sent.end};
  if (trim(reading, {citing.phrase.end, sent.end}).empty())
    return {sent.begin, citing.phrase.begin};
  if (citing.phrase.begin > 0 && reading.is(citing.phrase.begin - 1, WordClass::kCoordinator)) {
    return {citing.phrase.end, sent.end};
  }
  const uint32_t clause = subordinate_clause(reading, citing);
  if (clause == kNone) return sent;
  TokenSpan reach = reading.tree.reach(clause);
  reach.end = std::max(reach.end, citing.phrase.end);
  return reach;
}

// A dash or comma on both sides of an inserted phrase belongs to neither piece.
TokenSpan with_marks(const Reading& reading, TokenSpan phrase, TokenSpan within) {
  while (phrase.begin > within.begin && reading.is_punct(phrase.begin - 1)) --phrase.begin;
  while (phrase.end < within.end && reading.is_punct(phrase.end)) ++phrase.end;
  return phrase;
}

}  // namespace

void find_according(const Reading& reading, const std::vector<bool>& used,
                    std::vector<Draft>& drafts) {
  for (size_t n = 0; n < reading.citings.size(); ++n) {
    const Citing& citing = reading.citings[n];
    if (used[n] || citing.kind != CitingKind::kAccording) continue;
    if (reading.is_first_person(citing.head)) continue;
    const TokenSpan clause = clause_of(reading, citing);
    const TokenSpan hole = with_marks(reading, citing.phrase, clause);
    const TokenSpans content = trim(reading, minus(clause, hole));
    if (content.empty()) continue;
    Draft draft;
    draft.source = {citing.name};
    draft.source_head = citing.head;
    draft.cue = {citing.lead};
    draft.cue_token = citing.lead.begin;
    draft.content = content;
    draft.act = reading.is_medium(citing.name) ? Act::kWrite : Act::kSay;
    draft.rule = "according";
    drafts.push_back(draft);
  }
}

}  // namespace kilde::quote
