#include "extract/time/resolver.h"

#include <algorithm>
#include <cstdio>
#include <functional>

namespace kilde::time {
namespace {

using std::chrono::days;

constexpr auto kSoon = days(31);
constexpr auto kComing = days(45);
constexpr auto kLongAgo = days(270);
constexpr auto kJustBeen = days(62);
constexpr auto kJustOver = days(31);
constexpr auto kFarAhead = days(300);
constexpr int kOnwards = 2;  // a tale rather goes on than back, and the present looks ahead so far

Pick pick_of(const Fields& fields, Direction direction) {
  const std::string_view dir = fields[Field::kDir];
  if (dir == "past") return Pick::kPast;
  if (dir == "future") return Pick::kFuture;
  if (dir == "last") return Pick::kLast;
  if (dir == "next") return Pick::kNext;
  if (dir == "this") return Pick::kThis;
  // "på lørdag": one of the past or of the future as the verb says, but always the nearest such.
  if (dir == "tense" && direction == Direction::kPresent) return Pick::kFuture;
  if (direction == Direction::kFuture) return Pick::kFuture;
  if (direction == Direction::kPresent) return Pick::kPresent;
  return direction == Direction::kNone ? Pick::kNear : Pick::kPast;
}

// The number of the candidate (its place in time) that lies as `pick` asks, seen from `here`.
std::optional<int> choose(int low, int high,
                          const std::function<std::optional<Interval>(int)>& make, Interval here,
                          Pick pick, bool soon = false, bool day = false) {
  std::optional<int> before, begun, running, after, not_over;
  Interval begun_at{}, before_at{}, after_at{};
  for (int i = low; i <= high; ++i) {
    auto at = make(i);
    if (!at) continue;
    if (at->to <= here.from) before = i, before_at = *at;
    if (at->from < here.to) begun = i, begun_at = *at;
    if (at->from < here.to && at->to > here.from) running = i;
    if (at->from >= here.to && !after) after = i, after_at = *at;
    if (at->to > here.from && !not_over) not_over = i;
  }
  switch (pick) {
    case Pick::kPast:
      // What is nearly a year ago would have its year told; what comes soon need not.
      if (soon && after && !running && begun && here.from - begun_at.to > kLongAgo &&
          after_at.from - here.to <= kComing)
        return after;
      return begun;
    case Pick::kFuture:
      // "would send him home by 14 January", read on the 15th: not that of the next year.
      if (day && before && !running && here.from - before_at.to <= kJustOver && after &&
          after_at.from - here.to >= kFarAhead)
        return before;
      return not_over;
    case Pick::kLast:
      return before;
    case Pick::kNext:
      return after;
    case Pick::kNearest:
      if (running || !after || !before) break;
      return after_at.from - here.to <= kOnwards * (here.from - before_at.to) ? after : before;
    default:
      break;
  }
  if (running || !after || !begun) return running ? running : begun ? begun : after;
  // In the present tense a date to come is meant, unless one has just been; without a verb one
  // that has been, unless one is soon to come.
  const auto ahead = after_at.from - here.to, behind = here.from - begun_at.to;
  const auto most = pick == Pick::kPresent ? days(400) : kSoon;
  const bool nearer = ahead < behind || (behind > kJustBeen && ahead < kOnwards * behind);
  return ahead <= most && nearer ? after : begun;
}

}  // namespace

Pick Resolver::pick() const {
  const bool open = context_.tale && !has(Field::kDir);
  return open ? Pick::kNearest : pick_of(fields_, context_.direction);
}

// Where the document stands in time: a day, or as much as its date says.
std::optional<Interval> Resolver::here() {
  if (context_.tale && context_.text) {
    counted_from_ = context_.text->row;
    return context_.text->at.interval();
  }
  if (anchor_.date.known()) counted_from_ = anchor_.row;
  if (anchor_.now) return Interval{*anchor_.now, *anchor_.now + days(1)};
  if (!anchor_.date.known()) return std::nullopt;
  return Interval{anchor_.date.first_day(), anchor_.date.day_after()};
}

sys_days Resolver::from(const Told& told) {
  counted_from_ = told.row;
  return told.at.interval()->from;
}

// A day in the unit that the rest is counted from.
std::optional<sys_days> Resolver::base_day(Grain grain) {
  // "через год" in a tale of the past counts from the date told before, if there is one.
  const std::string_view base = fields_[Field::kBase];
  const bool told = context_.direction == Direction::kPast && context_.text;
  if (base == "text" || (base == "tense" && told)) {
    const auto& text = context_.text;
    if (text && text->at.grain >= grain && text->at.interval()) return from(*text);
    if (base == "text" && grain >= Grain::kDay && context_.day) return from(*context_.day);
    if (grain > Grain::kYear) return std::nullopt;
  }
  if (base == "quarter" && context_.quarter && grain == Grain::kQuarter)
    return from(*context_.quarter);
  counted_from_ = anchor_.date.known() ? anchor_.row : kNoTime;
  if (anchor_.now) return anchor_.now;
  const auto precision = anchor_.date.precision();
  const bool enough = (precision == Date::Precision::kMonth && grain <= Grain::kMonth) ||
                      (precision == Date::Precision::kYear && grain <= Grain::kYear);
  return enough ? std::optional(anchor_.date.first_day()) : std::nullopt;
}

std::optional<int> Resolver::shift_count(const Amount& amount, sys_days from) const {
  const std::string_view shift = fields_[Field::kShift];
  if (shift == "-") return -amount.hundredths / 100;
  if (shift == "+") return amount.hundredths / 100;
  if (shift == "tense") {
    auto make = [&](int i) -> std::optional<Interval> {
      auto moment = shifted(from, grain_of_unit(amount.unit), i);
      return moment ? moment->interval() : std::nullopt;
    };
    return choose(-2, 2, make, {from, from + days(1)}, pick());
  }
  return fields_.number(Field::kShift);
}

// "the same period of last year": a year before the month, season, quarter or half told last;
// "the same period of 2013": that of the year.
std::optional<Moment> Resolver::same_period() {
  const bool quarter = context_.text && context_.text->at.grain == Grain::kQuarter;
  for (const auto& told : {quarter ? context_.quarter : context_.text, context_.quarter}) {
    if (!told || told->at.grain < Grain::kHalf || told->at.grain > Grain::kMonth) continue;
    counted_from_ = told->row;
    return Moment{told->at.grain, year() ? year() : told->at.year - 1, told->at.number, 0};
  }
  return std::nullopt;
}

// Whether a year is counted back from a quarter: "a year earlier" is the same quarter then.
bool Resolver::of_quarter(const Amount& amount) const {
  if (amount.unit != "Y") return false;
  if (fields_[Field::kBase] == "quarter") return context_.quarter.has_value();
  const bool one = amount.hundredths == 100 && fields_[Field::kShift] == "-";
  return fields_[Field::kBase] == "text" && one && context_.text &&
         context_.text->at.grain == Grain::kQuarter;
}

Moment Resolver::shifted_moment() {
  Amount amount = amount_of(fields_).value_or(Amount{});
  if (amount.unit == "P") {
    if (const auto moment = same_period()) return *moment;
    if (year()) return Moment::of_year(year());
    amount.unit = "Y";
  }
  const bool from_quarter = of_quarter(amount);
  if (from_quarter) amount = {amount.hundredths * 4, amount.vague, "Q"};
  if (amount.unit == "Y" && amount.hundredths % 100) {
    amount.hundredths = amount.hundredths * 12 / 100 * 100;
    amount.unit = "M";
  }
  const Grain grain = grain_of_unit(amount.unit);
  const auto day = from_quarter && context_.quarter ? from(*context_.quarter) : base_day(grain);
  const auto count = day ? shift_count(amount, *day) : std::nullopt;
  if (!count) return {grain, 0, 0, 0};
  return shifted(*day, grain, *count).value_or(Moment{grain, 0, 0, 0});
}

// What the other fields pick out of a shifted unit: "juli i år", "mandag i sidste uge".
Moment Resolver::within(const Moment& outer) {
  if (outer.grain == Grain::kYear && outer.year) {
    given_year_ = outer.year;
    if (has(Field::kMonth) || has(Field::kSeason) || has(Field::kQuarter) || has(Field::kHalf) ||
        has(Field::kHoliday) || has(Field::kWeek))
      return Moment{};  // go on with the year
  }
  if (outer.grain == Grain::kWeek && has(Field::kWeekday)) {
    if (!outer.year) return {Grain::kWeekday, 0, number(Field::kWeekday), 0};
    return Moment::of_day(monday_of(outer.year, outer.number) + days(number(Field::kWeekday) - 1));
  }
  if (outer.grain == Grain::kMonth && has(Field::kDay))
    return {Grain::kDay, outer.year, outer.number, number(Field::kDay)};
  return outer;
}

int Resolver::full_year(int two_digits) const {
  if (!anchor_.date.known()) return two_digits + (two_digits < 30 ? 2000 : 1900);
  const int latest = anchor_.date.year + 10;
  return latest - (latest - two_digits) % 100;
}

int Resolver::year() {
  if (given_year_) return given_year_;
  const std::string_view text = fields_[Field::kYear];
  const int value = number(Field::kYear);
  // "две тысячи двадцать первый": 2020 and one.
  return text.size() == 2 ? full_year(value) : value + number(Field::kPlus);
}

// A month, season, quarter or half, in the given or the preferred year.
Moment Resolver::of_year_part(Grain grain, int n) {
  if (const int y = year()) return {grain, y, n, 0};
  const auto at = here();
  if (!at) return {grain, 0, n, 0};
  if (pick() == Pick::kThis) return {grain, anchor_.date.year, n, 0};
  auto make = [&](int y) { return Moment{grain, y, n, 0}.interval(); };
  // Figures of a quarter are spoken of, as of things to come, until they are out.
  const bool figures = grain == Grain::kQuarter && at->to - at->from == days(1);
  if (const auto q = shifted(at->from - kJustBeen, grain, 0); figures && q && q->number == n)
    return *q;
  const bool soon = context_.soon && at->to - at->from == days(1);
  auto y = choose(anchor_.date.year - 2, anchor_.date.year + 2, make, *at, pick(), soon);
  return {grain, y.value_or(0), n, 0};
}

Moment Resolver::day_of_month() {
  const int d = number(Field::kDay), m = number(Field::kMonth);
  if (m && year()) return {Grain::kDay, year(), m, d};
  // "on May 3, 4 and 5"
  if (!m && fields_[Field::kBase] == "text" && context_.text &&
      context_.text->at.grain == Grain::kDay) {
    counted_from_ = context_.text->row;
    return {Grain::kDay, context_.text->at.year, context_.text->at.number, d};
  }
  const auto at = here();
  if (!at) return {Grain::kDay, 0, m, d};
  if (has(Field::kWeekday))
    if (Moment moment = day_with_weekday(*at); moment.year) return moment;
  // Candidates are the years, or where no month is given the months.
  auto candidate = [&](int i) {
    return m ? Moment{Grain::kDay, i, m, d} : Moment{Grain::kDay, i / 12, i % 12 + 1, d};
  };
  auto make = [&](int i) { return candidate(i).interval(); };
  const Date from = date_of(at->from);
  const int middle = m ? from.year : from.year * 12 + from.month - 1;
  const bool open = !has(Field::kDir) && at->to - at->from == days(1);
  const auto chosen = choose(middle - 2, middle + 2, make, *at, pick(), context_.soon, open);
  return chosen ? candidate(*chosen) : Moment{Grain::kDay, 0, m, d};
}

// "fredag den 13.": the nearest such day, whatever the tense. None within a year and a half either
// way: the report has the weekday wrong.
Moment Resolver::day_with_weekday(Interval here) const {
  const int d = number(Field::kDay), m = number(Field::kMonth), wd = number(Field::kWeekday);
  const bool back_first = pick() != Pick::kFuture && pick() != Pick::kPresent;
  for (int away = 0; away < 550; ++away)
    for (const bool back : {back_first, !back_first}) {
      const sys_days day = here.from + days(back ? -away : away);
      const Date date = date_of(day);
      if (date.day == d && (!m || date.month == m) && weekday_of(day) == wd)
        return Moment::of_day(date);
    }
  return {};
}

Moment Resolver::weekday() {
  const int wd = number(Field::kWeekday);
  const bool by_text = anchor_.date.precision() != Date::Precision::kDay;
  if (anchor_.now) counted_from_ = anchor_.row;
  for (auto day = anchor_.weekdays.rbegin(); by_text && day != anchor_.weekdays.rend(); ++day)
    if (weekday_of(*day) == wd) return Moment::of_day(*day);
  if (!anchor_.now) return {Grain::kWeekday, 0, wd, 0};
  const int today = weekday_of(*anchor_.now);
  const int back = (today - wd + 7) % 7, ahead = (wd - today + 7) % 7;
  int move = -back;
  switch (pick()) {
    case Pick::kPast:
    case Pick::kNear:
      break;
    case Pick::kFuture:
      move = ahead;
      break;
    case Pick::kLast:
      move = back ? -back : -7;
      break;
    case Pick::kNext:
      move = ahead ? ahead : 7;
      break;
    case Pick::kThis:
      move = wd - today;
      break;
    case Pick::kPresent:
      move = ahead <= 4 || context_.event ? ahead : -back;
      break;
    case Pick::kNearest:
      move = ahead <= 3 ? ahead : -back;
      break;
  }
  return Moment::of_day(*anchor_.now + days(move));
}

Moment Resolver::week() {
  const int n = number(Field::kWeek);
  if (const int y = year()) return {Grain::kWeek, y, n, 0};
  const auto at = here();
  if (!at) return {Grain::kWeek, 0, n, 0};
  auto make = [&](int y) { return Moment{Grain::kWeek, y, n, 0}.interval(); };
  auto y = choose(anchor_.date.year - 1, anchor_.date.year + 1, make, *at, pick());
  return {Grain::kWeek, y.value_or(0), n, 0};
}

Moment Resolver::holiday_moment() {
  const std::string_view rule = fields_[Field::kHoliday];
  auto make = [&](int y) -> std::optional<Interval> {
    auto day = holiday(rule, y);
    if (!day) return std::nullopt;
    return Interval{*day, *day + days(1)};
  };
  auto y = year() ? std::optional(year()) : std::nullopt;
  if (const auto at = y ? std::nullopt : here()) {
    const int middle = static_cast<int>(anchor_.date.year);
    y = choose(middle - 2, middle + 2, make, *at, pick(), context_.soon);
  }
  if (auto at = y ? make(*y) : std::nullopt) return Moment::of_day(at->from);
  if (rule.size() != 5 || rule[2] != '-') return {Grain::kDay, 0, 0, 0};
  const Date date = date_of(*holiday(rule, 2000));
  return {Grain::kDay, 0, date.month, date.day};
}

// A clock time or part of the day alone belongs to the day that the text speaks of.
Moment Resolver::bare_time() {
  if (context_.day) return Moment::of_day(from(*context_.day));
  if (anchor_.now) counted_from_ = anchor_.row;
  if (anchor_.now) return Moment::of_day(*anchor_.now);
  return {Grain::kDay, 0, 0, 0};
}

Moment Resolver::moment() {
  if (has(Field::kShift) && has(Field::kUnit)) {
    const Moment outer = within(shifted_moment());
    if (outer.grain != Grain::kNone) return outer;
  }
  if (has(Field::kDecade)) {
    const int decade = number(Field::kDecade);
    if (decade % 10) return Moment::of_year(decade);  // "1965's", not "the 1960s"
    const bool two_digits = fields_[Field::kDecade].size() <= 2;
    return {Grain::kDecade, two_digits ? 190 + decade / 10 : decade / 10, 0, 0};
  }
  if (has(Field::kCentury)) return {Grain::kCentury, number(Field::kCentury) / 100, 0, 0};
  if (has(Field::kCenturyNth)) return {Grain::kCentury, number(Field::kCenturyNth) - 1, 0, 0};
  if (has(Field::kHoliday)) return holiday_moment();
  if (has(Field::kDay)) return day_of_month();
  if (has(Field::kMonth)) return of_year_part(Grain::kMonth, number(Field::kMonth));
  if (has(Field::kSeason)) return of_year_part(Grain::kSeason, number(Field::kSeason));
  if (has(Field::kQuarter)) return of_year_part(Grain::kQuarter, number(Field::kQuarter));
  if (has(Field::kHalf)) return of_year_part(Grain::kHalf, number(Field::kHalf));
  if (has(Field::kWeek)) return week();
  if (has(Field::kWeekday)) return weekday();
  if (year()) return Moment::of_year(year());
  return bare_time();
}

// "kl. 25" and "13 p.m." are no times of the day, 0 and 99999 no years.
bool Resolver::possible() const {
  const std::string_view part = fields_[Field::kPart], year = fields_[Field::kYear];
  const int latest = part == "AM" || part == "PM" ? 12 : 24;
  if (number(Field::kHour) > latest || number(Field::kMinute) >= 60) return false;
  return year.empty() || year.size() == 2 || (number(Field::kYear) > 0 && year.size() <= 4);
}

std::string Resolver::clock() const {
  const std::string_view part = fields_[Field::kPart];
  if (!has(Field::kHour)) return "T" + std::string(part);
  int hour = number(Field::kHour) + number(Field::kHourAdd);
  if (part == "AM" && hour == 12) hour = 0;
  if ((part == "AF" || part == "EV" || part == "PM") && hour < 12) hour += 12;
  if (part == "NI" && hour >= 8 && hour < 12) hour += 12;
  char text[24];
  std::snprintf(text, sizeof text, "T%02d:%02d", hour < 0 ? hour + 24 : hour,
                number(Field::kMinute));
  std::string value = text;
  if (has(Field::kSecond)) {
    std::snprintf(text, sizeof text, ":%02d", number(Field::kSecond));
    value += text;
  }
  return value.append(fields_[Field::kZone]);
}

}  // namespace kilde::time
