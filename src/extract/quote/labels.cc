#include "extract/quote/labels.h"

#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

QuoteType type_of(const Reading& reading, const Draft& draft) {
  if (draft.verbatim) return QuoteType::kDirect;
  uint32_t quoted = 0;
  for (TokenSpan span : draft.content) {
    uint32_t covered = span.begin;
    auto at =
        std::lower_bound(reading.quotations.begin(), reading.quotations.end(), span.begin,
                         [](const Quotation& q, uint32_t begin) { return q.inner.end <= begin; });
    for (; at != reading.quotations.end() && at->outer.begin < span.end; ++at) {
      const bool around = draft.cue_token != kNone && at->inner.contains(draft.cue_token);
      if (at->dash || around) continue;  // said inside somebody's words: not our quotation
      const uint32_t begin = std::max(at->inner.begin, covered);
      const uint32_t end = std::min(at->inner.end, span.end);
      if (begin < end) quoted += end - begin;
      covered = std::max(covered, end);
    }
  }
  return quoted == 0 ? QuoteType::kIndirect : QuoteType::kMixed;
}

namespace {

constexpr uint32_t kAdverbReach = 4;  // tokens between a verb and the adverb that weakens it

// What the first finite verb of the content, or an adverb beside it, makes of it.
Factuality by_modality(const Reading& reading, const Draft& draft) {
  const TokenSpan content = draft.content.front();
  uint32_t verb = content.begin;
  while (verb < content.end && !reading.is_finite(verb)) ++verb;
  if (verb == content.end) return Factuality::kAsserted;
  if (reading.is(verb, WordClass::kPossible)) return Factuality::kPossible;
  const uint32_t from = std::max(content.begin, verb > kAdverbReach ? verb - kAdverbReach : 0);
  for (uint32_t i = from; i < std::min(content.end, verb + kAdverbReach); ++i) {
    const bool adverb = reading.doc.upos[i] == Upos::kAdv;
    if (adverb && reading.is(i, WordClass::kPossible)) return Factuality::kPossible;
  }
  return reading.is(verb, WordClass::kPredicted) ? Factuality::kPredicted : Factuality::kAsserted;
}

}  // namespace

Factuality factuality_of(const Reading& reading, const Draft& draft) {
  if (draft.negated) return Factuality::kDenied;
  switch (draft.act) {
    case Act::kDeny:
      return Factuality::kDenied;
    case Act::kPredict:
    case Act::kPromise:
    case Act::kWarn:
      return Factuality::kPredicted;
    case Act::kAsk:
    case Act::kOrder:
      return Factuality::kAsked;
    case Act::kFear:
    case Act::kBelieve:
      return Factuality::kPossible;
    default:
      return draft.content.empty() ? Factuality::kAsserted : by_modality(reading, draft);
  }
}

}  // namespace kilde::quote
