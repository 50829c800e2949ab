// How a trace is drawn: a lane an institution, a row a report, time to the right.
//
//   const TraceLayout layout = lay_out(told, 3, trace);
//   layout.lanes[0].nodes        // rows of layout.nodes from top to bottom, parents before
//   children layout.nodes[5].from         // the node that it leads back to, or -1
//
// Shapes: a node has all claims of one report that lead back to one institution; beginnings of
// other
//   speakers or occasions have nodes of their own. What leads nowhere has the last lane. At most
//   kMostNodes are laid out; `left_out` counts the others. Marks are what else befell it: who
//   disputes it, who corrected it, what decided it.
// Threads: a pure function. Errors: cannot fail; circles are cut.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/propositions.h"
#include "lineage/moment.h"

namespace kilde::format {

inline constexpr size_t kMostNodes = 400, kMostMarks = 12;

struct TraceNode {
  std::vector<uint32_t> steps;  // its claims; the first speaks for it
  uint32_t report = 0, lane = 0;
  int32_t from = -1;
  proposition::Way way = proposition::Way::kBeginning;
};

struct TraceLane {
  std::string name;             // those who begin it: "Lone Brandt, politiet"
  bool nowhere = false;         // what is led back to nothing
  std::vector<uint32_t> nodes;  // in the order of their rows
};

struct TraceMark {
  enum class Kind : uint8_t { kDispute, kCorrection, kRetraction, kOutcome };
  Kind kind = Kind::kDispute;
  int32_t proposition = -1;  // that disputes or decides; -1: a report that corrects
  uint32_t report = 0;       // the first to say it
};

struct TraceLayout {
  std::vector<TraceNode> nodes;
  std::vector<TraceLane> lanes;
  std::vector<TraceMark> marks;
  size_t left_out = 0;
  std::vector<lineage::Moment> moments;  // of the reports of nodes and marks
};

TraceLayout lay_out(const Told& told, uint32_t row, const proposition::Trace& trace);

// "begins", "copied", "taken over", "repeated", "taken back".
std::string_view words_for(proposition::Way way);
std::string_view words_for(TraceMark::Kind kind);
// "Fjordbladet · da"
std::string outlet_words(const claim::Report& report);

}  // namespace kilde::format
