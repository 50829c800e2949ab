// A calendar date that may be known only to the month or the year.
//
//   Date d = *parse_date("2022-12");         // {2022, 12, 0}
//   d.precision() == Date::Precision::kMonth; d.to_string() == "2022-12";
//   parse_date("yesterday").error().message  // "expected YYYY, YYYY-MM or YYYY-MM-DD, found ..."
//
// Units: proleptic Gregorian calendar, years 1..9999; no time zone.
// Ownership: plain value, 4 bytes. Threads: plain value. Errors: parse_date gives kInvalidArgument.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <kilde/result.h>

namespace kilde {

struct Date {
  enum class Precision : uint8_t { kNone, kYear, kMonth, kDay };

  int16_t year = 0;   // 0: unknown
  uint8_t month = 0;  // 1..12, 0: unknown
  uint8_t day = 0;    // 1..31, 0: unknown

  Precision precision() const;
  bool known() const { return year != 0; }
  std::string to_string() const;  // "2022", "2022-12", "2022-12-19", or "" when unknown
  // The first day that the date may mean; only for known dates.
  std::chrono::sys_days first_day() const;
  // The day after the last one that the date may mean; only for known dates.
  std::chrono::sys_days day_after() const;

  auto operator<=>(const Date&) const = default;
};

Date date_of(std::chrono::sys_days day);

// Reads YYYY, YYYY-MM or YYYY-MM-DD; a time after "T" or a blank is allowed and ignored.
Result<Date> parse_date(std::string_view text);

}  // namespace kilde
