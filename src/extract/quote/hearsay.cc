// "angiveligt", "efter sigende", "skal have ...": hearsay that names nobody.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kModalReach = 30;  // tokens between a modal and its verb

bool matches(const Reading& reading, uint32_t token, const HearsayPhrase& phrase) {
  if (token + phrase.words.size() > reading.size()) return false;
  for (uint32_t n = 0; n < phrase.words.size(); ++n) {
    if (reading.low(token + n) != phrase.words[n]) return false;
  }
  return true;
}

// "soll ... bestellen": an infinitive behind the modal.
uint32_t infinitive_of(const Reading& reading, uint32_t modal) {
  const uint32_t end = std::min(reading.sentence(modal).end, modal + kModalReach);
  for (uint32_t i = modal + 1; i < end && !reading.is_finite(i); ++i) {
    if (reading.doc.has_feature(i, "VerbForm=Inf")) return i;
  }
  return kNone;
}

// "skal have sagt", "gesagt haben soll": a perfect infinitive beside the modal, with no deadline.
uint32_t perfect_of(const Reading& reading, uint32_t modal) {
  const TokenSpan sent = reading.sentence(modal);
  const auto is_perfect = [&](uint32_t i) {
    return reading.is(i, WordClass::kHearsayPerfect) ||
           (reading.lexicon.is(WordClass::kHearsayPerfect, reading.doc.lemma[i]) &&
            !reading.is_finite(i));
  };
  bool perfect = false;
  uint32_t participle = kNone;
  for (uint32_t i = modal + 1; i < std::min(sent.end, modal + kModalReach); ++i) {
    // "soll ... ereignet haben": an infinitive that looks like the plural.
    if (reading.is_finite(i) && !reading.is(i, WordClass::kHearsayPerfect)) break;
    if (reading.is(i, WordClass::kDeadline)) return kNone;
    if (reading.is_participle(i)) {
      if (perfect) return i;
      participle = i;
    }
    if (is_perfect(i)) {
      perfect = true;
      if (participle != kNone && participle + 2 >= i) return participle;
    }
  }
  if (modal >= sent.begin + 2 && is_perfect(modal - 1) && reading.is_participle(modal - 2)) {
    return modal - 2;
  }
  return kNone;
}

uint32_t clause_head(const Reading& reading, uint32_t token, TokenSpan cue) {
  uint32_t at = token;
  for (int steps = 0; steps < 8; ++steps) {
    if (reading.is_verb(at) && !reading.tree.children(at).empty() && !cue.contains(at) &&
        reading.doc.relation[at] != Relation::kAux) {
      return at;
    }
    const int32_t head = reading.tree.head(at);
    if (head == kNoHead) break;
    at = static_cast<uint32_t>(head);
  }
  return at;
}

// "Мост, как говорят, закроют": a verb in the phrase itself tells nothing unless words hang on it.
uint32_t told_head(const Reading& reading, TokenSpan cue) {
  const uint32_t head = clause_head(reading, cue.begin, {cue.begin, cue.begin + 1});
  const bool own = cue.contains(head) &&
                   trim(reading, minus(trim(reading, reading.tree.reach(head)), cue)).empty();
  return own ? clause_head(reading, cue.begin, cue) : head;
}

void add(const Reading& reading, TokenSpan cue, const HearsayPhrase& phrase, uint32_t head,
         std::vector<Draft>& drafts) {
  TokenSpan clause = reading.tree.reach(head).cover(cue);
  if (reading.tree.head(head) == kNoHead) clause = reading.sentence(head);
  // "Ifølge X skal han ha ...": somebody is named.
  for (const Citing& citing : reading.citings_in(reading.sentence(head))) {
    const bool names = citing.kind == CitingKind::kAccording && !citing.name.empty();
    if (names && clause.contains(citing.head) && phrase.modal) return;
  }
  const TokenSpans content = trim(reading, minus(trim(reading, clause), cue));
  if (content.empty()) return;
  Draft draft;
  draft.cue = {cue};
  draft.cue_token = cue.begin;
  draft.content = content;
  draft.act = phrase.act;
  draft.rule = phrase.modal ? "hearsay.modal" : "hearsay";
  drafts.push_back(draft);
}

}  // namespace

void find_hearsay(const Reading& reading, std::vector<Draft>& drafts) {
  for (uint32_t i = 0; i < reading.size(); ++i) {
    for (const HearsayPhrase& phrase : reading.lexicon.hearsay(reading.low(i))) {
      if (!matches(reading, i, phrase)) continue;
      const TokenSpan cue = {i, i + static_cast<uint32_t>(phrase.words.size())};
      const auto named = reading.citings_in({i, i + 1});  // "за попередніми даними поліції"
      if (!named.empty() && named.front().lead.end >= cue.end) break;
      if (!phrase.modal) {
        add(reading, cue, phrase, told_head(reading, cue), drafts);
        break;
      }
      const uint32_t verb = phrase.bare ? infinitive_of(reading, i) : perfect_of(reading, i);
      if (verb == kNone || !reading.is_verb(i)) continue;
      const uint32_t subject = reading.subject(verb);
      if (subject == kNone || reading.is_first_person(subject) ||
          reading.doc.has_feature(subject, "Person=2")) {
        continue;
      }
      // "ska enligt polisen ha tagit bilen": the police say it.
      const TokenSpan between = {i, verb};
      const bool told =
          std::any_of(reading.citings.begin(), reading.citings.end(), [&](const Citing& citing) {
            return citing.kind == CitingKind::kAccording && between.contains(citing.lead.begin);
          });
      if (told) continue;
      add(reading, cue, phrase, verb, drafts);
      break;
    }
  }
}

}  // namespace kilde::quote
