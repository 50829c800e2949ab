#include "format/runs.h"

#include <algorithm>
#include <set>

namespace kilde::format {
namespace {

constexpr uint32_t kNoRow = UINT32_MAX;

struct Mark {
  ByteSpan span;
  Layer layer = kName;
  uint32_t claim = kNoRow;
  uint32_t entity = kNoRow;
};

class Marks {
 public:
  explicit Marks(const Document& doc) : size_(static_cast<uint32_t>(doc.text().size())) {
    for (uint32_t i = 0; i < doc.attributions.size(); ++i) add_claim(doc.attributions[i], i);
    for (const TimeExpression& time : doc.times) add(time.span, kTime);
    for (uint32_t i = 0; i < doc.entities.size(); ++i)
      for (ByteSpan mention : doc.entities[i].mentions) add(mention, kName, kNoRow, i);
    for (const NameMention& name : doc.names)
      if (name.tokens.end <= doc.size()) add(doc.bytes(name.tokens), kName);
  }

  const std::vector<Mark>& all() const { return all_; }

 private:
  void add_claim(const Attribution& claim, uint32_t row) {
    for (ByteSpan span : claim.source) add(span, kSource, row);
    for (ByteSpan span : claim.cue) add(span, kCue, row);
    for (ByteSpan span : claim.content) add(span, kContent, row);
    for (ByteSpan span : claim.via) add(span, kVia, row);
    for (ByteSpan span : claim.to) add(span, kAddressee, row);
  }

  void add(ByteSpan span, Layer layer, uint32_t claim = kNoRow, uint32_t entity = kNoRow) {
    span.end = std::min(span.end, size_);
    if (!span.empty()) all_.push_back({span, layer, claim, entity});
  }

  uint32_t size_;
  std::vector<Mark> all_;
};

TextRun run_of(ByteSpan span, const std::vector<Mark>& marks, const std::set<size_t>& open) {
  TextRun run{span, 0, 0, {}, {}, {}};
  for (size_t at : open) {
    const Mark& mark = marks[at];
    run.layers |= mark.layer;
    run.depth += mark.layer == kContent;
    // Marks stand in the order of their claims and entities, so equal ones are neighbours.
    if (mark.entity != kNoRow && (run.entities.empty() || run.entities.back() != mark.entity))
      run.entities.push_back(mark.entity);
    if (mark.claim == kNoRow) continue;
    if (run.claims.empty() || run.claims.back() != mark.claim) run.claims.push_back(mark.claim);
    if (mark.layer == kCue) run.cues_of.push_back(mark.claim);
  }
  return run;
}

}  // namespace

std::vector<TextRun> flat_runs(const Document& doc, const std::vector<uint32_t>& cuts) {
  Marks marks(doc);
  auto size = static_cast<uint32_t>(doc.text().size());
  std::vector<size_t> by_begin(marks.all().size()), by_end;
  for (size_t i = 0; i < by_begin.size(); ++i) by_begin[i] = i;
  by_end = by_begin;
  auto begin_of = [&](size_t i) { return marks.all()[i].span.begin; };
  auto end_of = [&](size_t i) { return marks.all()[i].span.end; };
  std::ranges::sort(by_begin, {}, begin_of);
  std::ranges::sort(by_end, {}, end_of);

  std::set<uint32_t> bounds(cuts.begin(), cuts.end());
  bounds.insert(size);
  for (const Mark& mark : marks.all()) bounds.insert({mark.span.begin, mark.span.end});

  std::vector<TextRun> runs;
  std::set<size_t> open;
  size_t next_begin = 0, next_end = 0;
  uint32_t at = 0;
  for (uint32_t bound : bounds) {
    if (bound > size) break;
    if (bound > at) runs.push_back(run_of({at, bound}, marks.all(), open));
    at = bound;
    for (; next_end < by_end.size() && end_of(by_end[next_end]) == at; ++next_end)
      open.erase(by_end[next_end]);
    for (; next_begin < by_begin.size() && begin_of(by_begin[next_begin]) == at; ++next_begin)
      open.insert(by_begin[next_begin]);
  }
  return runs;
}

}  // namespace kilde::format
