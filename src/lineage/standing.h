// Standing text: paragraphs that a paper prints under many reports ("Sign up for our newsletter"):
// no reuse, though many share them.
//
//   Standing standing(collection);
//   if (standing.match(link.matches[0])) ...     // no reuse
//
// Shapes: asked match by match. Needs a Collection, and asks it who else begins or ends with the
//   sentence, and for their links. Threads: one at a time. Errors: cannot fail.
// Method: reports that share much belong together. A sentence with which reports of several such
//   groups begin or end, more than one of them of the same publisher, is standing text. The first
//   kMostUses that have it decide.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "lineage/collection.h"

namespace kilde::lineage {

class Standing {
 public:
  static constexpr size_t kMostUses = 16;

  // As if the reports from number `end` on were not there.
  explicit Standing(Collection& collection, uint32_t end = kNoReport)
      : collection_(collection), end_(end) {}

  bool match(const Match& match) { return match.edge && edge(match.edge); }
  bool edge(uint32_t edge_row);
  // Whether not all that is shared is standing text.
  bool reuse(const Link& link);

 private:
  bool look(uint32_t edge_row);
  std::vector<uint32_t> groups_of(const std::vector<uint32_t>& docs);

  Collection& collection_;
  uint32_t end_;
  std::unordered_map<uint32_t, bool> known_;
};

}  // namespace kilde::lineage
