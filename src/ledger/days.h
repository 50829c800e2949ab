// Days as the ledger's tables hold them: numbers since 1 January 1970.
//
//   day_number("2022-12-19") == 19345;   day_text(19345) == "2022-12-19";   day_number("") is none
//
// Units: days. Threads: pure functions, but for the clock. Errors: what is no ISO day is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kilde::ledger {

std::optional<int64_t> day_number(std::string_view iso);
std::string day_text(int64_t day);
// The time of the clock, in UTC: "2023-05-16T08:00:00Z".
std::string utc_now();

}  // namespace kilde::ledger
