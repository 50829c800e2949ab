#include <cstdio>

#include <kilde/date.h>

namespace kilde {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// The number in text[at, at + count), or -1.
int digits(std::string_view text, size_t at, size_t count) {
  if (text.size() < at + count) return -1;
  int value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

Error bad_date(std::string_view text) {
  return {Code::kInvalidArgument, "date",
          "expected YYYY, YYYY-MM or YYYY-MM-DD, found '" + std::string(text.substr(0, 40)) + "'"};
}

}  // namespace

Date::Precision Date::precision() const {
  if (!year) return Precision::kNone;
  if (!month) return Precision::kYear;
  return day ? Precision::kDay : Precision::kMonth;
}

std::string Date::to_string() const {
  char buffer[24] = "";
  switch (precision()) {
    case Precision::kNone:
      break;
    case Precision::kYear:
      std::snprintf(buffer, sizeof buffer, "%04d", year);
      break;
    case Precision::kMonth:
      std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
      break;
    case Precision::kDay:
      std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
      break;
  }
  return buffer;
}

sys_days Date::first_day() const {
  return sys_days(std::chrono::year(year) / (month ? month : 1) / (day ? day : 1));
}

sys_days Date::day_after() const {
  std::chrono::year y(year);
  if (!month) return sys_days((y + std::chrono::years(1)) / 1 / 1);
  if (!day) return sys_days(y / month / std::chrono::last) + std::chrono::days(1);
  return sys_days(y / month / day) + std::chrono::days(1);
}

Date date_of(sys_days day) {
  year_month_day ymd(day);
  return {static_cast<int16_t>(int(ymd.year())), static_cast<uint8_t>(unsigned(ymd.month())),
          static_cast<uint8_t>(unsigned(ymd.day()))};
}

Result<Date> parse_date(std::string_view text) {
  std::string_view s = text.substr(0, text.find_first_of("T "));
  int year = digits(s, 0, 4);
  if (year < 1) return bad_date(text);
  Date date{static_cast<int16_t>(year), 0, 0};
  if (s.size() == 4) return date;
  int month = s[4] == '-' ? digits(s, 5, 2) : -1;
  if (month < 1 || month > 12) return bad_date(text);
  date.month = static_cast<uint8_t>(month);
  if (s.size() == 7) return date;
  int day = s[7] == '-' && s.size() == 10 ? digits(s, 8, 2) : -1;
  if (day < 1 || !year_month_day(std::chrono::year(year) / month / day).ok()) return bad_date(text);
  date.day = static_cast<uint8_t>(day);
  return date;
}

}  // namespace kilde
