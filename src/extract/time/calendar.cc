#include "extract/time/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace kilde::time {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 5> kSeasons = {"XX", "SP", "SU", "FA", "WI"};

sys_days day_of(int y, int m, int d) { return sys_days(std::chrono::year(y) / m / d); }

// The first of the month that lies `count` months after the first of `m` in `y`.
sys_days month_start(int y, int m, int count = 0) {
  return sys_days((std::chrono::year(y) / m + months(count)) / 1);
}

Interval month_interval(int y, int m, int count) {
  return {month_start(y, m), month_start(y, m, count)};
}

std::string digits_or_x(int value, int width) {
  if (value <= 0) return std::string(static_cast<size_t>(width), 'X');
  std::string digits = std::to_string(value);
  if (digits.size() < static_cast<size_t>(width))
    digits.insert(0, static_cast<size_t>(width) - digits.size(), '0');
  return digits;
}

std::string week_value(const Moment& m) {
  return digits_or_x(m.year, 4) + "-W" + digits_or_x(m.number, 2);
}

bool year_in_calendar(int y) { return y >= 1 && y <= 9998; }

// "11/4/4", the fourth Thursday of November; "05/-1/1", the last Monday of May.
std::optional<sys_days> nth_weekday(std::string_view rule, int y) {
  std::array<int, 3> part{};
  for (int& value : part) {
    std::from_chars(rule.data(), rule.data() + rule.size(), value);
    rule.remove_prefix(std::min(rule.find('/'), rule.size() - 1) + 1);
  }
  const auto [m, nth, wd] = part;
  if (m < 1 || m > 12 || wd < 1 || wd > 7) return std::nullopt;
  const sys_days from = nth < 0 ? month_start(y, m, 1) + days(7 * nth) : month_start(y, m);
  const int ahead = (wd - weekday_of(from) + 7) % 7;
  return from + days(ahead + (nth > 0 ? 7 * (nth - 1) : 0));
}

int weeks_in(int y) {
  const sys_days last_thursday = monday_of(y, 52) + days(3);
  return year_month_day(last_thursday + days(7)).year() == std::chrono::year(y) ? 53 : 52;
}

}  // namespace

Moment Moment::of_day(const Date& date) { return {Grain::kDay, date.year, date.month, date.day}; }

int weekday_of(sys_days day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

sys_days monday_of(int y, int week) {
  const sys_days fourth = day_of(y, 1, 4);  // always in week 1
  return fourth - days(weekday_of(fourth) - 1) + days(7 * (week - 1));
}

Moment week_of(sys_days day) {
  const sys_days thursday = day - days(weekday_of(day)) + days(4);
  const int y = static_cast<int>(year_month_day(thursday).year());
  const int week = static_cast<int>((day - monday_of(y, 1)).count() / 7) + 1;
  return {Grain::kWeek, y, week, 0};
}

sys_days easter(int y, bool orthodox) {
  if (orthodox) {
    const int d = (19 * (y % 19) + 15) % 30;
    const int e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    const int gap = y / 100 - y / 400 - 2;  // days between the calendars
    return day_of(y, (d + e + 114) / 31, (d + e + 114) % 31 + 1) + days(gap);
  }
  const int a = y % 19, b = y / 100, c = y % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return day_of(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

bool Moment::valid() const {
  switch (grain) {
    case Grain::kDay: {
      if (number < 0 || number > 12 || day < 0 || day > 31) return false;
      const int y = year ? year : 2000;  // a leap year, as we cannot tell
      if (!number || !day) return true;
      return year_in_calendar(y) && (std::chrono::year(y) / number / day).ok();
    }
    case Grain::kWeek:
    case Grain::kWeekend:
      return number <= (year && year_in_calendar(year) ? weeks_in(year) : 53);
    case Grain::kCentury:
    case Grain::kDecade:
      return year >= 0 && year < 999;
    default:
      return !year || year_in_calendar(year);
  }
}

std::string Moment::value() const {
  switch (grain) {
    case Grain::kNone:
      return {};
    case Grain::kCentury:
      return digits_or_x(year, 2);
    case Grain::kDecade:
      return digits_or_x(year, 3);
    case Grain::kYear:
      return digits_or_x(year, 4);
    case Grain::kHalf:
      return digits_or_x(year, 4) + "-H" + digits_or_x(number, 1);
    case Grain::kSeason:
      return digits_or_x(year, 4) + "-" +
             std::string(kSeasons[static_cast<size_t>(std::clamp(number, 0, 4))]);
    case Grain::kQuarter:
      return digits_or_x(year, 4) + "-Q" + digits_or_x(number, 1);
    case Grain::kMonth:
      return digits_or_x(year, 4) + "-" + digits_or_x(number, 2);
    case Grain::kWeek:
      return week_value(*this);
    case Grain::kWeekend:
      return week_value(*this) + "-WE";
    case Grain::kWeekday:
      return "XXXX-WXX-" + digits_or_x(number, 1);
    case Grain::kDay:
      return digits_or_x(year, 4) + "-" + digits_or_x(number, 2) + "-" + digits_or_x(day, 2);
  }
  return {};
}

std::optional<Interval> Moment::interval() const {
  if (!year || !valid()) return std::nullopt;
  switch (grain) {
    case Grain::kCentury:
      return Interval{day_of(std::max(year * 100, 1), 1, 1), day_of(year * 100 + 100, 1, 1)};
    case Grain::kDecade:
      return Interval{day_of(year * 10, 1, 1), day_of(year * 10 + 10, 1, 1)};
    case Grain::kYear:
      return month_interval(year, 1, 12);
    case Grain::kHalf:
      return month_interval(year, number == 2 ? 7 : 1, 6);
    case Grain::kSeason:
      return month_interval(year, std::clamp(number, 1, 4) * 3, 3);
    case Grain::kQuarter:
      return month_interval(year, std::clamp(number, 1, 4) * 3 - 2, 3);
    case Grain::kMonth:
      if (number < 1 || number > 12) return std::nullopt;
      return month_interval(year, number, 1);
    case Grain::kWeek:
      if (number < 1) return std::nullopt;
      return Interval{monday_of(year, number), monday_of(year, number) + days(7)};
    case Grain::kWeekend:
      if (number < 1) return std::nullopt;
      return Interval{monday_of(year, number) + days(5), monday_of(year, number) + days(7)};
    case Grain::kDay:
      if (!number || !day) return std::nullopt;
      return Interval{day_of(year, number, day), day_of(year, number, day) + days(1)};
    default:
      return std::nullopt;
  }
}

std::optional<Moment> shifted(sys_days from, Grain grain, int count) {
  if (count < -4000000 || count > 4000000) return std::nullopt;
  const year_month_day ymd(from);
  const int y = static_cast<int>(ymd.year());
  const int m = static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
  // Units that a year holds `per_year` of are counted from year 0.
  auto counted = [&](int per_year) {
    const int total = y * per_year + m * per_year / 12 + count;
    return Moment{grain, total / per_year, total % per_year + 1, 0};
  };
  Moment moment;
  switch (grain) {
    case Grain::kCentury:
      moment = {grain, y / 100 + count, 0, 0};
      break;
    case Grain::kDecade:
      moment = {grain, y / 10 + count, 0, 0};
      break;
    case Grain::kYear:
      moment = Moment::of_year(y + count);
      break;
    case Grain::kHalf:
      moment = counted(2);
      break;
    case Grain::kQuarter:
      moment = counted(4);
      break;
    case Grain::kMonth:
      moment = counted(12);
      break;
    case Grain::kWeek:
    case Grain::kWeekend:
      moment = week_of(from + days(7 * std::clamp(count, -500000, 500000)));
      moment.grain = grain;
      break;
    case Grain::kDay:
      moment = Moment::of_day(from + days(count));
      break;
    default:
      return std::nullopt;
  }
  if (moment.year <= 0 || !moment.valid()) return std::nullopt;
  return moment;
}

std::optional<sys_days> holiday(std::string_view rule, int y) {
  if (!year_in_calendar(y)) return std::nullopt;
  auto number = [](std::string_view s) {
    int value = 0;
    if (!s.empty() && s.front() == '+') s.remove_prefix(1);
    std::from_chars(s.data(), s.data() + s.size(), value);
    return value;
  };
  for (bool orthodox : {false, true}) {
    const std::string_view name = orthodox ? "orthodox" : "easter";
    if (rule.substr(0, name.size()) == name)
      return easter(y, orthodox) + days(number(rule.substr(name.size())));
  }
  if (std::count(rule.begin(), rule.end(), '/') == 2) return nth_weekday(rule, y);
  const bool first_from = rule.size() == 7 && rule[5] == '+';
  if (rule.size() != 5 && !first_from) return std::nullopt;
  const auto ymd = std::chrono::year(y) / number(rule.substr(0, 2)) / number(rule.substr(3, 2));
  if (first_from && ymd.ok()) {
    const int ahead = (number(rule.substr(6)) - weekday_of(sys_days(ymd)) + 7) % 7;
    return sys_days(ymd) + days(ahead);
  }
  return ymd.ok() ? std::optional(sys_days(ymd)) : std::nullopt;
}

Grain grain_of_unit(std::string_view unit) {
  if (unit == "D") return Grain::kDay;
  if (unit == "W") return Grain::kWeek;
  if (unit == "WE") return Grain::kWeekend;
  if (unit == "M") return Grain::kMonth;
  if (unit == "Q") return Grain::kQuarter;
  if (unit == "H") return Grain::kHalf;
  if (unit == "Y") return Grain::kYear;
  if (unit == "DE") return Grain::kDecade;
  if (unit == "CE") return Grain::kCentury;
  return Grain::kNone;
}

}  // namespace kilde::time
