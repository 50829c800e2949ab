#include "extract/quote/merge.h"

#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr size_t kNeighbours = 24;  // drafts that may stand in or around another

uint32_t begin_of(const Draft& draft) {
  uint32_t begin = draft.cue_token;
  for (TokenSpan span : draft.content) begin = std::min(begin, span.begin);
  return begin;
}

uint32_t length_of(const Draft& draft) {
  uint32_t length = 0;
  for (TokenSpan span : draft.content) length += span.length();
  return length;
}

bool holds(const Draft& draft, uint32_t token) {
  return std::any_of(draft.content.begin(), draft.content.end(),
                     [&](TokenSpan span) { return span.contains(token); });
}

uint32_t overlap(const Draft& a, const Draft& b) {
  uint32_t common = 0;
  for (TokenSpan x : a.content) {
    for (TokenSpan y : b.content) {
      const uint32_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      if (begin < end) common += end - begin;
    }
  }
  return common;
}

bool is_outer_frame(const Draft& draft) {
  return draft.rule == "tag" || draft.rule == "proform" || draft.rule == "according" ||
         draft.rule == "as";
}

// "X сказал: «Y», — передаёт Z": two claim one quotation, and the one behind it is an outlet.
bool passes_on(const Draft& outer, const Draft& inner) {
  return outer.rule == "quote.before" && inner.rule == "quote.colon" && outer.quotation >= 0 &&
         outer.quotation == inner.quotation;
}

// An outlet's frame over a sentence that has its own reporter is only the hand it came through.
bool absorb(const Reading& reading, const Draft& outer, Draft& inner) {
  if (outer.source.empty() || inner.source.empty()) return false;
  if (passes_on(outer, inner) && reading.is_medium(outer.source.front())) {
    inner.via.insert(inner.via.end(), outer.source.begin(), outer.source.end());
    return true;
  }
  if (!is_outer_frame(outer)) return false;
  // "Мэр сообщил о Y. Об этом он рассказал «Заре»": the same speaker.
  if (outer.rule == "proform" && outer.source_head != kNone && inner.cue_token != kNone &&
      reading.doc.upos[outer.source_head] == Upos::kPron &&
      reading.doc.has_feature(outer.source_head, "Person=3") && holds(outer, inner.cue_token) &&
      reading.tree.depth(inner.cue_token) <= 1) {
    inner.to.insert(inner.to.end(), outer.to.begin(), outer.to.end());
    return true;
  }
  if (!reading.is_medium(outer.source.front())) return false;
  if (!holds(outer, inner.cue_token == kNone ? inner.content.front().begin : inner.cue_token))
    return false;
  const bool gerund = inner.cue_token != kNone && reading.is_converb(inner.cue_token);
  const uint32_t slack = gerund ? 3 : 12;
  const bool whole = 10 * (length_of(inner) + slack) >= 7 * length_of(outer);
  // "…, заявивши, що Y. Про це повідомляє X": X stands over more than Y.
  const bool main = inner.cue_token != kNone && reading.tree.depth(inner.cue_token) <= 1 &&
                    !reading.is_converb(inner.cue_token);
  if (!whole && !main) return false;
  if (inner.act == Act::kBelieve && inner.rule != "clause") return false;
  inner.via.insert(inner.via.end(), outer.source.begin(), outer.source.end());
  inner.via.insert(inner.via.end(), outer.via.begin(), outer.via.end());
  for (TokenSpan span : outer.to) {  // who passes it on is nobody it was told to
    if (std::ranges::find(inner.via, span) == inner.via.end()) inner.to.push_back(span);
  }
  return true;
}

void drop(std::vector<Draft>& drafts, const std::vector<bool>& dropped) {
  size_t kept = 0;
  for (size_t n = 0; n < drafts.size(); ++n) {
    if (dropped[n]) continue;
    if (kept != n) drafts[kept] = std::move(drafts[n]);
    ++kept;
  }
  drafts.resize(kept);
}

template <typename Visit>
void for_neighbours(const std::vector<Draft>& drafts, size_t n, Visit visit) {
  const size_t from = n > kNeighbours ? n - kNeighbours : 0;
  const size_t to = std::min(drafts.size(), n + kNeighbours);
  for (size_t m = from; m < to; ++m) {
    if (m != n) visit(m);
  }
}

// Hearsay inside a sentence that has a reporter of its own, and the same found twice.
void drop_doubles(const Reading& reading, std::vector<Draft>& drafts) {
  std::vector<bool> dropped(drafts.size(), false);
  for (size_t n = 0; n < drafts.size(); ++n) {
    const bool hearsay = drafts[n].rule.starts_with("hearsay");
    for_neighbours(drafts, n, [&](size_t m) {
      if (dropped[n] || dropped[m]) return;
      if (hearsay && holds(drafts[m], drafts[n].cue_token) &&
          !drafts[m].rule.starts_with("hearsay")) {
        dropped[n] = true;
        return;
      }
      // "ifølge vores mening" in somebody's words names no source of ours.
      if (drafts[n].rule == "according" && drafts[m].verbatim &&
          holds(drafts[m], drafts[n].cue_token) && !reading.entity_at(drafts[n].source.front()) &&
          reading.doc.upos[drafts[n].source_head] != Upos::kNoun) {
        dropped[n] = true;
        return;
      }
      // "У заяві мерії йдеться про": the statement is the source.
      if (drafts[n].rule == "noun" && inside(drafts[m].source, drafts[n].cue_token)) {
        dropped[n] = true;
        return;
      }
      const uint32_t common = overlap(drafts[n], drafts[m]);
      const uint32_t mine = length_of(drafts[n]), other = length_of(drafts[m]);
      const bool same = 10 * common >= 9 * std::max(mine, other);
      if (!same) return;
      // "citerar en forskare som försökte förklara det: ...": the one cited.
      const bool cited = drafts[m].cue_row && drafts[m].cue_row->has(Frame::kCites) &&
                         drafts[n].quotation >= 0 && drafts[n].quotation == drafts[m].quotation;
      const bool nobody = drafts[n].source.empty() && !drafts[m].source.empty() &&
                          (drafts[n].rule == "noun" || drafts[n].rule == "clause");
      if (hearsay || cited || nobody || (drafts[n].rule == "colon" && !drafts[m].cue.empty())) {
        dropped[n] = true;
      }
    });
  }
  drop(drafts, dropped);
}

}  // namespace

void merge(const Reading& reading, std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return begin_of(a) < begin_of(b); });
  drop_doubles(reading, drafts);
  std::vector<bool> dropped(drafts.size(), false);
  // "Y. Про це пише X, передає Z": Z stands over X before X stands over Y.
  for (size_t n = 0; n < drafts.size(); ++n) {
    for_neighbours(drafts, n, [&](size_t m) {
      if (dropped[n] || dropped[m] || drafts[m].rule != "proform") return;
      dropped[n] = drafts[n].rule != "proform" && absorb(reading, drafts[n], drafts[m]);
    });
  }
  for (size_t n = 0; n < drafts.size(); ++n) {
    TokenSpans taken;  // "A nekar men medger B, skriver X": both came through X
    if (dropped[n]) continue;
    for_neighbours(drafts, n, [&](size_t m) {
      if (dropped[m]) return;
      if (!dropped[n]) {
        dropped[n] = absorb(reading, drafts[n], drafts[m]);
        if (dropped[n]) taken = drafts[m].source;
      } else if (drafts[m].source == taken && holds(drafts[n], drafts[m].cue_token)) {
        TokenSpans& via = drafts[m].via;
        via.insert(via.end(), drafts[n].source.begin(), drafts[n].source.end());
      }
    });
  }
  drop(drafts, dropped);
  // What is told inside somebody's report came through that reporter.
  std::vector<TokenSpans> outer(drafts.size()), addressed(drafts.size());
  for (size_t n = 0; n < drafts.size(); ++n) {
    if (drafts[n].cue_token == kNone) continue;
    // "Я сказала" in somebody's words: that speaker again, not a hand.
    const uint32_t own = drafts[n].source_head;
    if (own != kNone && reading.is_first_person(own) &&
        reading.doc.has_feature(own, "Number=Sing")) {
      continue;
    }
    uint32_t smallest = kNone;
    for_neighbours(drafts, n, [&](size_t m) {
      if (!holds(drafts[m], drafts[n].cue_token) || length_of(drafts[m]) >= smallest) return;
      if (drafts[m].source == drafts[n].source) return;
      if (drafts[m].rule == "proform" && drafts[m].act != Act::kSay &&
          drafts[m].act != Act::kWrite && drafts[m].act != Act::kAnnounce) {
        return;  // "A, siger X. Det afviser Y": Y is no hand of A
      }
      const uint32_t head = drafts[n].source_head;  // "Wir haben gebeten, ...", in our own words
      if (drafts[m].verbatim && head != kNone && reading.is_first_person(head)) return;
      smallest = length_of(drafts[m]);
      outer[n] = drafts[m].source;
      outer[n].insert(outer[n].end(), drafts[m].via.begin(), drafts[m].via.end());
      addressed[n] = drafts[m].to;
      addressed[n].insert(addressed[n].end(), drafts[m].hands.begin(), drafts[m].hands.end());
    });
  }
  for (size_t n = 0; n < drafts.size(); ++n) {
    for (TokenSpan span : outer[n]) drafts[n].via.push_back(span);
    drafts[n].last_hands = addressed[n];
  }
}

}  // namespace kilde::quote
