// Quotations that no cue claims: speech that goes on, or a verb that no list knows.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kFewestWords = 4;
constexpr uint32_t kShortRest = 10;     // tokens between a tag and the comma behind it
constexpr uint32_t kContinuation = 20;  // tokens between a quotation and its continuation

bool is_speech(const Reading& reading, const Quotation& quotation) {
  const TokenSpan words = trim(reading, quotation.inner);
  return words.length() >= kFewestWords && reading.has_finite_verb(words);
}

// A whole sentence between its marks, not a part of the sentence around it.
bool stands_alone(const Reading& reading, const Quotation& quotation) {
  const uint32_t begin = quotation.outer.begin;
  const bool starts = begin == 0 || begins_line(reading.doc, begin) ||
                      is_final_mark(reading.doc.word(begin - 1)) ||
                      reading.sentence(begin).begin == begin;
  if (!starts) return false;
  const uint32_t end = quotation.outer.end;
  if (quotation.inner.end > quotation.inner.begin &&
      is_final_mark(reading.doc.word(quotation.inner.end - 1))) {
    return true;
  }
  return end >= reading.size() || is_final_mark(reading.doc.word(end)) ||
         begins_line(reading.doc, end);
}

// "..., smiler Bent": a finite verb and its subject right behind the words.
bool add_unlisted(const Reading& reading, const Quotation& quotation, int32_t row,
                  std::vector<Draft>& drafts) {
  uint32_t verb = quotation.outer.end;
  if (quotation.dash) {
    verb = quotation.inner.begin;
    for (uint32_t i = quotation.inner.begin + 1; i + 1 < quotation.inner.end; ++i) {
      if (reading.doc.word(i) == "," && reading.is_finite(i + 1)) {
        verb = i + 1;
      }
    }
    if (verb == quotation.inner.begin) return false;
  } else {
    while (verb < reading.size() && reading.doc.word(verb) == ",") ++verb;
    if (verb >= reading.size() || begins_line(reading.doc, verb)) return false;
    const bool comma = reading.doc.word(verb - 1) == "," ||
                       reading.doc.word(quotation.inner.end - 1) == "," ||
                       is_final_mark(reading.doc.word(quotation.inner.end - 1));
    if (!comma) return false;
  }
  if (verb + 1 >= reading.size() || !reading.is_finite(verb)) return false;
  if (reading.doc.upos[verb] != Upos::kVerb || reading.is_passive(verb)) return false;
  const uint32_t subject = reading.subject(verb);
  if (subject == kNone || subject < verb || subject > verb + 4) return false;
  const Entity* entity = reading.entity_at(reading.phrase(subject));
  if (!entity && reading.doc.upos[subject] != Upos::kPron &&
      reading.doc.upos[subject] != Upos::kPropn) {
    return false;
  }
  Draft draft;
  draft.content = {
      trim(reading, {quotation.inner.begin, std::min(quotation.inner.end, verb)}, true)};
  if (draft.content.front().empty()) return false;
  draft.cue = {{verb, verb + 1}};
  draft.cue_token = verb;
  draft.source = {reading.phrase(subject)};
  draft.source_head = subject;
  draft.quotation = row;
  draft.verbatim = true;
  draft.keep_final = true;
  draft.rule = "quote.unlisted";
  drafts.push_back(draft);
  return true;
}

uint32_t end_of(const Draft& draft) {
  uint32_t end = 0;
  for (const TokenSpans* spans :
       {&draft.content, &draft.cue, &draft.source, &draft.via, &draft.to}) {
    for (TokenSpan span : *spans) end = std::max(end, span.end);
  }
  return end;
}

// "She asked me to keep it, and I kept it.": a report inside a quotation, behind its first words,
// claims nothing of the quotation.
bool is_told_inside(const Reading& reading, const Draft& draft) {
  if (draft.cue_token == kNone || draft.content.empty()) return false;
  const int32_t row = reading.quotation_around(draft.cue_token);
  if (row < 0 || row == draft.quotation) return false;
  const TokenSpan inner = reading.quotations[static_cast<size_t>(row)].inner;
  if (draft.verbatim) {  // in marks of another kind
    if (draft.quotation < 0) return false;
    const TokenSpan own = reading.quotations[static_cast<size_t>(draft.quotation)].outer;
    if (reading.doc.word(own.begin) == reading.doc.word(inner.begin - 1)) return false;
  }
  return draft.content.front().begin > inner.begin && draft.content.back().end <= inner.end &&
         (draft.source.empty() || inner.contains(draft.source.front().begin));
}

// What the drafts hold, by token, so that every quotation is looked up in constant time.
class Claims {
 public:
  Claims(const Reading& reading, const std::vector<Draft>& drafts)
      : owned_(reading.quotations.size(), false),
        covered_(reading.size() + 1, 0),
        ends_(reading.size() + 1, -1) {
    for (size_t n = 0; n < drafts.size(); ++n) {
      if (!is_told_inside(reading, drafts[n])) {
        add(drafts[n], static_cast<int32_t>(n));
      } else if (drafts[n].quotation >= 0) {
        owned_[static_cast<size_t>(drafts[n].quotation)] = true;
      }
    }
  }

  void add(const Draft& draft, int32_t row) {
    if (draft.quotation >= 0) owned_[static_cast<size_t>(draft.quotation)] = true;
    for (TokenSpan span : draft.content) {
      for (uint32_t i = span.begin; i < span.end; ++i) covered_[i] = 1;
    }
    if (!draft.verbatim) return;
    ends_[end_of(draft)] = row;
    first_speech_ = std::min(first_speech_, draft.content.front().begin);
  }

  bool holds(size_t quotation, TokenSpan span) const {
    return owned_[quotation] || holds_inside(span);
  }
  bool holds_inside(TokenSpan span) const {
    return std::find(covered_.begin() + span.begin, covered_.begin() + span.end, 1) !=
           covered_.begin() + span.end;
  }
  bool speech_before(uint32_t token) const { return first_speech_ < token; }
  // The report of somebody's words that ends at a token.
  int32_t ending_at(uint32_t token) const { return ends_[token]; }

 private:
  std::vector<bool> owned_;
  std::vector<char> covered_;
  std::vector<int32_t> ends_;
  uint32_t first_speech_ = kNone;
};

// "...," siger X. "...": one report with the one before it.
bool join(const Reading& reading, const Quotation& quotation, const Claims& claims,
          std::vector<Draft>& drafts) {
  uint32_t ends = 0;
  const uint32_t begin = quotation.outer.begin;
  for (uint32_t at = begin; at > 0 && at + kContinuation > begin; --at) {
    const int32_t row = claims.ending_at(at);
    if (row >= 0) {
      Draft& draft = drafts[static_cast<size_t>(row)];
      if (draft.content.front().begin > begin) return false;
      draft.content.push_back(trim(reading, quotation.inner, true));
      return true;
    }
    ends += is_final_mark(reading.doc.word(at - 1));
    // Something else is told in between.
    if (reading.is_finite(at - 1) || ends > 1 || begins_line(reading.doc, at)) return false;
  }
  return false;
}

void add_bare(const Reading& reading, const Quotation& quotation, int32_t row,
              std::vector<Draft>& drafts) {
  Draft draft;
  draft.content = {trim(reading, quotation.inner, true)};
  draft.quotation = row;
  draft.verbatim = true;
  draft.keep_final = true;
  draft.bare = true;
  draft.rule = "quote.bare";
  drafts.push_back(draft);
}

// "A," siger X, "B.": a comma behind the tag leads back to the words.
bool resume(const Reading& reading, const Quotation& quotation, const Claims& claims,
            std::vector<Draft>& drafts) {
  const uint32_t begin = quotation.outer.begin;
  if (quotation.dash || !quotation.closed || begin < 2 || reading.doc.word(begin - 1) != ",") {
    return false;
  }
  int32_t row = claims.ending_at(begin - 1);
  // "A," he said of the plan, "B."
  for (uint32_t i = begin - 2; row < 0 && i > 0 && i + kShortRest > begin; --i) {
    if (reading.is_finite(i) || reading.is_punct(i)) break;
    row = claims.ending_at(i);
  }
  if (row < 0 || claims.holds_inside(quotation.inner)) return false;
  Draft& draft = drafts[static_cast<size_t>(row)];
  if (draft.content.front().begin > begin || draft.source.empty()) return false;
  draft.content.push_back(trim(reading, quotation.inner, true));
  return true;
}

// "- Er De skyldig?" before a line of the same kind: the other voice of a conversation.
bool opens_conversation(const Reading& reading, size_t row) {
  const Quotation& quotation = reading.quotations[row];
  if (!quotation.dash || row + 1 >= reading.quotations.size()) return false;
  const Quotation& next = reading.quotations[row + 1];
  const bool question = reading.doc.word(quotation.inner.end - 1) == "?";
  return question && next.dash && next.outer.begin == quotation.outer.end;
}

}  // namespace

void find_bare(const Reading& reading, std::vector<Draft>& drafts) {
  Claims claims(reading, drafts);
  for (size_t n = 0; n < reading.quotations.size(); ++n) {
    const Quotation& quotation = reading.quotations[n];
    const auto row = static_cast<int32_t>(n);
    if (resume(reading, quotation, claims, drafts)) continue;
    if (opens_conversation(reading, n) && !claims.holds(n, quotation.inner)) {
      add_bare(reading, quotation, row, drafts);
      claims.add(drafts.back(), static_cast<int32_t>(drafts.size() - 1));
      continue;
    }
    if (!is_speech(reading, quotation) || claims.holds(n, quotation.inner)) continue;
    const size_t known = drafts.size();
    if (!add_unlisted(reading, quotation, row, drafts)) {
      if (!stands_alone(reading, quotation)) continue;
      const bool same_line = !quotation.dash || !begins_line(reading.doc, quotation.outer.begin);
      if (quotation.closed && same_line && join(reading, quotation, claims, drafts)) continue;
      const bool ends = is_final_mark(reading.doc.word(quotation.inner.end - 1));
      const bool all = !quotation.dash && begins_line(reading.doc, quotation.outer.begin) &&
                       trim(reading, {quotation.outer.end, reading.size()}).empty();
      if (!claims.speech_before(quotation.inner.begin) && !all) continue;
      if (quotation.dash && !ends) continue;
      add_bare(reading, quotation, row, drafts);
    }
    for (size_t m = known; m < drafts.size(); ++m) claims.add(drafts[m], static_cast<int32_t>(m));
  }
}

}  // namespace kilde::quote
