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

bool is_present(const Reading& reading, uint32_t verb) {
  return reading.is_subjunctive(verb) &&
         (reading.doc.has_feature(verb, "Tense=Pres") || reading.is(verb, WordClass::kSubjunctive));
}

// "hätte kommen sollen, jedoch war": beside a main clause that tells what is, the past only tells
// what might have been.
bool stands_beside_fact(const Reading& reading, uint32_t verb, TokenSpan sent) {
  const int32_t above = reading.tree.head(verb);
  const auto root = above == kNoHead ? verb : static_cast<uint32_t>(above);
  for (uint32_t c : reading.tree.children(root)) {
    if (reading.doc.relation[c] != Relation::kConj &&
        reading.doc.relation[c] != Relation::kParataxis)
      continue;
    if (!sent.contains(c)) continue;
    const uint32_t finite = reading.verb_begin(c);
    const uint32_t copula = reading.child(c, Relation::kCop);
    for (uint32_t i : {c, finite, copula}) {
      if (i != kNone && reading.is_finite(i) && !reading.is_subjunctive(i)) return true;
    }
  }
  return false;
}

// "sei", "habe", "müsse"; of the past only auxiliaries in the plural, "hätten", "würden", or with
// one of the present in the sentence: "ließe sich vermeiden, da er hungrig sei".
bool is_reported(const Reading& reading, uint32_t verb, bool again, TokenSpan sent) {
  if (verb == kNone || !reading.is_subjunctive(verb)) return false;
  if (again || is_present(reading, verb)) return true;
  for (uint32_t i = verb + 1; i < sent.end; ++i) {
    if (reading.is_finite(i) && is_present(reading, i)) return true;
  }
  if (reading.doc.has_feature(verb, "Number=Sing") || stands_beside_fact(reading, verb, sent)) {
    return false;
  }
  if (reading.lexicon.is(WordClass::kPassive, reading.doc.lemma[verb])) return true;
  return reading.lexicon.is(WordClass::kHearsayPerfect, reading.doc.lemma[verb]);
}

// "Dann habe er erkannt, dass der Junge schrie": a report in a clause that hangs on the main one,
// whose verb is in the mood of reported speech, leaves the sentence to the speaker before.
bool is_told_inside(const Reading& reading, const Draft& draft, uint32_t token) {
  if (draft.cue_token == kNone || draft.verbatim || draft.rule == "according") return false;
  const TokenSpan sent = reading.sentence(draft.cue_token);
  if (!sent.contains(token)) return false;
  const uint32_t verb = main_verb(reading, sent);
  if (verb == kNone || verb == draft.cue_token || !is_present(reading, verb)) return false;
  if (inside(draft.content, verb) || draft.cue_token < verb) return false;
  const uint32_t own = reading.verb_begin(draft.cue_token);
  const int32_t head = reading.tree.head(verb);
  return own != verb && head != static_cast<int32_t>(draft.cue_token);
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
          if (!is_told_inside(reading, draft, i)) cued[reading.sentence_number(i)] = true;
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
    if (!goes_on || !is_reported(reading, main_verb(reading, sent), last != nullptr, sent)) {
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
