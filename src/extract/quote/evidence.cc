#include "extract/quote/evidence.h"

#include <algorithm>

namespace kilde::quote {

namespace {

// The citing phrase that names the source, or nullptr.
const Citing* citing_of(const Reading& reading, TokenSpan source) {
  auto at = std::lower_bound(reading.citings.begin(), reading.citings.end(), source.end,
                             [](const Citing& c, uint32_t end) { return c.phrase.end < end; });
  for (; at != reading.citings.end() && at->phrase.begin < source.end; ++at) {
    if (at->name.contains(source.begin)) return &*at;
  }
  return nullptr;
}

}  // namespace

SourceBy source_by(const Reading& reading, const Draft& draft) {
  if (draft.bare) return SourceBy::kContext;
  if (draft.source.empty()) return SourceBy::kNone;
  if (draft.rule == "colon") return SourceBy::kColon;
  if (draft.rule == "noun") return SourceBy::kOwner;
  if (const Citing* citing = citing_of(reading, draft.source.front())) {
    const bool agent = citing->kind == CitingKind::kAgent;
    const bool names_it = agent || citing->kind == CitingKind::kAccording ||
                          citing->kind == CitingKind::kCiting ||
                          citing->kind == CitingKind::kOpinion;
    if (names_it) return agent ? SourceBy::kAgent : SourceBy::kCitingPhrase;
  }
  if (draft.cue_row && draft.cue_row->has(Frame::kFrom)) return SourceBy::kPreposition;
  const bool own = draft.source_head != kNone && draft.cue_token != kNone &&
                   reading.tree.head(draft.source_head) == static_cast<int32_t>(draft.cue_token);
  return own ? SourceBy::kSubject : SourceBy::kSharedSubject;
}

}  // namespace kilde::quote
