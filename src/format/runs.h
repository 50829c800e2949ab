// Flat runs: a text with nesting and crossing spans cut at every boundary, so that each piece has
// one set of layers. Pieces stand side by side and never inside each other.
//
//   "Anna siger, at Bo lyver" with source [0,4), content [15,23) and a name [15,17)
//   -> {0,4 source} {4,15 -} {15,17 content+name} {17,23 content}
//
// Shapes: the runs cover the whole text in order, without gaps; an empty text has none. No run
//   crosses one of the given cuts.
// Threads: a pure function. Errors: cannot fail; spans past the end are cut, empty ones ignored.
// Method: a sweep over the sorted boundaries; O(n log n) and as much as the overlaps themselves.
#pragma once

#include <cstdint>
#include <vector>

#include <kilde/document.h>

namespace kilde::format {

enum Layer : uint32_t {
  kSource = 1u << 0,
  kCue = 1u << 1,
  kContent = 1u << 2,
  kVia = 1u << 3,
  kAddressee = 1u << 4,
  kTime = 1u << 5,
  kName = 1u << 6,
};

struct TextRun {
  ByteSpan span;
  uint32_t layers = 0;
  uint32_t depth = 0;              // contents that cover it
  std::vector<uint32_t> claims;    // rows of doc.attributions, in order
  std::vector<uint32_t> cues_of;   // those of which it is part of the cue
  std::vector<uint32_t> entities;  // rows of doc.entities that it mentions
};

// `cuts` are sorted bytes where a run has to end.
std::vector<TextRun> flat_runs(const Document& doc, const std::vector<uint32_t>& cuts = {});

}  // namespace kilde::format
