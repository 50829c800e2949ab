// Components: reports that are connected by shared text, and their descents; all of them, or those
// that one new report may change.
//
//   // links of the new report 812 are in the collection already
//   for (const auto& [doc, descent] : descents_after(ledger, {812})) store(doc, descent);
//
// Shapes: a row for each report whose descent may differ from before, the new one among them.
//   Descents name reports by their numbers in the collection.
// Threads: one at a time. Errors: cannot fail.
// Method: a report's descent is a function of its component: reports connected by text that is not
//   standing text. A new report changes its own component, and those whose sentences its coming
//   made (or unmade) standing text. The same reports give the same descents in any order of adding,
//   as long as no row of words has more than kMostHolders holders and no component kMostReports
//   reports: beyond that only the nearest are looked at, so that the work for one report stays
//   bounded.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "lineage/collection.h"

namespace kilde::lineage {

inline constexpr size_t kMostReports = 2000;

using Descents = std::vector<std::pair<uint32_t, Descent>>;

// What the reports that were just added change; they have the highest numbers.
Descents descents_after(Collection& collection, const std::vector<uint32_t>& added);

// The whole components of these reports, however large with `most`.
Descents descents_of(Collection& collection, const std::vector<uint32_t>& docs,
                     size_t most = kMostReports);

// Those that share text with a report: they are resolved again when it is gone.
std::vector<uint32_t> neighbours_of(Collection& collection, uint32_t doc);

}  // namespace kilde::lineage
