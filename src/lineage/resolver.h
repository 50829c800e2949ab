// resolve: from shared text to descent, for reports that are connected by it. See lineage.h for
// what is decided and how.
//
//   std::vector<Shared> shared;          // who shares what, by rows of `reports`
//   for (const Descent& descent : resolve(reports, shared)) ...      // in rows of `reports`
//
// Shapes: a Descent a report; its reports are rows. Needs all links among the reports, without
//   standing text. Threads: a pure function. Errors: cannot fail.
// Method: order.h tells who was first, then reports are taken in that order and inherit the origins
//   of what they copy. Reports are put in an order of their own at first (by moment, then by key):
//   so the result is the same in whatever order they come.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lineage/link.h"
#include "lineage/report.h"

namespace kilde::lineage {

// A link between rows of reports, and which of its matches are reuse.
struct Shared {
  uint32_t a = 0, b = 0;
  const Link* link = nullptr;
  std::vector<bool> reuse;  // a row a match
};

std::vector<Descent> resolve(std::span<const ReportFacts* const> reports,
                             std::vector<Shared> shared);

// Puts numbers in the place of rows.
void name_by(std::span<const uint32_t> numbers, Descent& descent);

}  // namespace kilde::lineage
