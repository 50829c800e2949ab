// "Er sei gesund. Die Kinder hätten geschlafen.": reported speech goes on in the subjunctive,
// without a cue: the sentences belong to the speaker before them.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// The finite verb of the main clause, or kNone.
uint32_t main_verb(const Reading& reading, TokenSpan sent) {
  for (uint32_t i = sent.begin; i < sent.end; ++i) {
    if (reading.tree.head(i) != kNoHead) continue;
    if (reading.is_finite(i)) return i;
    for (uint32_t c : reading.tree.children(i)) {
      const Relation relation = reading.doc.relation[c];
      if (relation != Relation::kAux && relation != Relation::kCop) continue;
      if (reading.is_finite(c)) return c;
    }
    return kNone;
  }
  return kNone;
}

// "sei", "habe", "müsse"; of the past only auxiliaries: "hätten", "würden".
bool is_reported(const Reading& reading, uint32_t verb, bool again) {
  if (verb == kNone || !reading.is_subjunctive(verb)) return false;
  if (again || reading.doc.has_feature(verb, "Tense=Pres")) return true;
  if (reading.is(verb, WordClass::kSubjunctive)) return true;
  if (reading.lexicon.is(WordClass::kPassive, reading.doc.lemma[verb])) return true;
  return reading.lexicon.is(WordClass::kHearsayPerfect, reading.doc.lemma[verb]);
}

// "Demnach brach ein Träger": so says whoever spoke before.
bool add_thus(const Reading& reading, TokenSpan sent, std::vector<Draft>& found) {
  const TokenSpan words = trim(reading, {sent.begin + 1, sent.end});
  if (words.empty() || !reading.has_finite_verb(words)) return false;
  Draft draft;
  draft.cue = {{sent.begin, sent.begin + 1}};
  draft.cue_token = sent.begin;
  draft.content = {words};
  draft.bare = true;
  draft.rule = "thus";
  found.push_back(std::move(draft));
  return true;
}

}  // namespace

void find_going_on(const Reading& reading, std::vector<Draft>& drafts) {
  std::vector<bool> told(reading.sentence_count(), false);
  std::vector<bool> cued(reading.sentence_count(), false);
  for (const Draft& draft : drafts) {
    const bool named = !draft.source.empty() || draft.bare;
    for (const TokenSpans* spans : {&draft.content, &draft.cue}) {
      for (TokenSpan span : *spans) {
        for (uint32_t i = span.begin; i < span.end; ++i) {
          cued[reading.sentence_number(i)] = true;
          if (named) told[reading.sentence_number(i)] = true;
        }
      }
    }
  }
  Draft* last = nullptr;
  std::vector<Draft> found;
  found.reserve(reading.sentence_count());
  for (uint32_t n = 1; n < reading.sentence_count(); ++n) {
    const TokenSpan sent = reading.sentence_numbered(n);
    const bool goes_on =
        told[n - 1] && !cued[n] && !sent.empty() && reading.quotation_around(sent.begin) < 0;
    const bool thus = goes_on && reading.is(sent.begin, WordClass::kThus);
    if (thus) {
      if (add_thus(reading, sent, found)) told[n] = true;
      last = nullptr;
      continue;
    }
    if (!goes_on || !is_reported(reading, main_verb(reading, sent), last != nullptr)) {
      last = nullptr;
      continue;
    }
    told[n] = true;
    const TokenSpan words = trim(reading, sent);
    if (words.empty()) continue;
    if (last) {
      last->content.push_back(words);
      continue;
    }
    Draft draft;
    draft.content = {words};
    draft.bare = true;
    draft.rule = "subjunctive";
    found.push_back(std::move(draft));
    last = &found.back();
  }
  drafts.insert(drafts.end(), found.begin(), found.end());
}

}  // namespace kilde::quote
