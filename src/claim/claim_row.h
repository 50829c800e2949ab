// ClaimRow: a claim of one of many reports, by its place.
//
//   reports[row.report].claims[row.claim]
//
// Units: rows of the reports at hand and of Report::claims. Threads: plain values.
// Errors: cannot fail.
#pragma once

#include <compare>
#include <cstdint>

namespace kilde::claim {

struct ClaimRow {
  uint32_t report = 0, claim = 0;
  auto operator<=>(const ClaimRow&) const = default;
};

}  // namespace kilde::claim
