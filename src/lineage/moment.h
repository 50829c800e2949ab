// Moment: when a report came out, as exactly as it says.
//
//   moment_of("2022-12-19T08:30:00Z") -> {from 27857310, to 27857311}   // minutes since 1970, UTC
//   moment_of("2022-12-19")           -> the whole day;  moment_of("soon") -> unknown
//
// Units: minutes; half-open. Threads: pure functions. Errors: what is no date is unknown.
// Method: ISO 8601 dates, to the month, day or minute; times without a zone are taken for UTC.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace kilde::lineage {

struct Moment {
  int64_t from = std::numeric_limits<int64_t>::min();
  int64_t to = std::numeric_limits<int64_t>::max();

  bool known() const { return from != std::numeric_limits<int64_t>::min(); }
  bool exact() const { return to == from + 1; }
  bool before(const Moment& other) const { return known() && other.known() && to <= other.from; }
};

Moment moment_of(std::string_view date);

}  // namespace kilde::lineage
