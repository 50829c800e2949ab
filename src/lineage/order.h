// Who was first: a place in time for each report, also where dates do not tell it.
//
//   const auto order = order_of(reports, ties, own_words);
//   order[3] < order[7];        // report 3 came before report 7
//
// Shapes: a row a report, also of own_words: the words that no other has; no two are equal.
// Threads: a pure function. Errors: cannot fail. Method: exact times stand. A report dated by the
// day (or not at all) comes, within what its date
//   allows, behind the last report that it seems to be made from: one that it names, else one of
//   which a smaller share is common to both, and which has fewer words of its own: a copy adds
//   some.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lineage/report.h"

namespace kilde::lineage {

// What two reports have in common, standing text left out.
struct Tie {
  uint32_t a = 0, b = 0;  // rows of the reports
  double common = 0;      // words, those of edited sentences less
  bool a_names_b = false, b_names_a = false;
};

// The place of each report in the order of time.
std::vector<uint32_t> order_of(std::span<const ReportFacts* const> reports,
                               const std::vector<Tie>& ties, std::span<const double> own_words);

}  // namespace kilde::lineage
