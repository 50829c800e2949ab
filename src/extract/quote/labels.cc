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
      if (at->dash) continue;
      const uint32_t begin = std::max(at->inner.begin, covered);
      const uint32_t end = std::min(at->inner.end, span.end);
      if (begin < end) quoted += end - begin;
      covered = std::max(covered, end);
    }
  }
  return quoted == 0 ? QuoteType::kIndirect : QuoteType::kMixed;
}

Factuality factuality_of(const Draft& draft) {
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
      return Factuality::kAsserted;
  }
}

}  // namespace kilde::quote
