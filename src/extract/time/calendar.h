// Moment: a stretch of the calendar at one grain, with holes where it is not known.
//
//   Moment m = Moment::of_day(Date{2022, 12, 19});
//   m.value() == "2022-12-19"; shifted(m, Grain::kWeek, -1)->value() == "2022-W50"
//   Moment{Grain::kDay, 0, 5, 3}.value() == "XXXX-05-03"; no interval
//
// Units: proleptic Gregorian calendar, ISO weeks, years 1..9999; seasons 1 spring .. 4 winter, the
//   winter of a year being the one that begins in it. `number` counts in the grain: month, week,
//   quarter, half, season; for kWeekday the weekday alone; decades and centuries count in `year`.
// Ownership: plain values. Threads: pure functions.
// Errors: what leaves the calendar gives nothing.
// Method: std::chrono; Easter after Meeus, Jones and Butcher.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <kilde/date.h>

namespace kilde::time {

using std::chrono::sys_days;

enum class Grain : uint8_t {
  kNone,
  kCentury,
  kDecade,
  kYear,
  kHalf,
  kSeason,
  kQuarter,
  kMonth,
  kWeek,
  kWeekend,
  kWeekday,
  kDay
};

struct Interval {
  sys_days from;
  sys_days to;  // the day after the last
};

struct Moment {
  Grain grain = Grain::kNone;
  int year = 0;  // 0: unknown; of a decade 199, of a century 19
  int number = 0;
  int day = 0;

  static Moment of_day(const Date& date);
  static Moment of_day(sys_days day) { return of_day(date_of(day)); }
  static Moment of_year(int year) { return {Grain::kYear, year, 0, 0}; }

  bool valid() const;  // exists in the calendar, as far as it is known
  std::string value() const;
  std::optional<Interval> interval() const;  // only when all is known
};

// ISO weekday, 1 Monday .. 7 Sunday.
int weekday_of(sys_days day);
Moment week_of(sys_days day);
sys_days monday_of(int year, int week);
sys_days easter(int year, bool orthodox);

// The unit that holds `day`, moved by `count` units.
std::optional<Moment> shifted(sys_days day, Grain grain, int count);
// The holiday of a rule, "12-24" or "easter-2" or "orthodox+0" or "06-19+5", in a year.
std::optional<sys_days> holiday(std::string_view rule, int year);
// "D" -> kDay, "W", "WE", "M", "Q", "H", "Y", "DE", "CE"
Grain grain_of_unit(std::string_view unit);

}  // namespace kilde::time
