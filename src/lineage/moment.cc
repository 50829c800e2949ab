#include "lineage/moment.h"

#include <charconv>

#include <kilde/date.h>

namespace kilde::lineage {
namespace {

constexpr int64_t kDay = 24 * 60;

int64_t minutes_of(std::chrono::sys_days day) { return day.time_since_epoch().count() * kDay; }

// Two digits at `at`, below `limit`; -1 for anything else.
int two_digits(std::string_view text, size_t at, int limit) {
  int value = -1;
  if (at + 2 > text.size()) return -1;
  const auto end = std::from_chars(text.data() + at, text.data() + at + 2, value);
  return end.ptr == text.data() + at + 2 && value < limit ? value : -1;
}

// "+02:00" in minutes; 0 for "Z" and for none.
int64_t zone_of(std::string_view text, size_t at) {
  if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return 0;
  const int hours = two_digits(text, at + 1, 15);
  const int minutes = two_digits(text, at + 3 + (at + 3 < text.size() && text[at + 3] == ':'), 60);
  if (hours < 0) return 0;
  const int64_t zone = hours * 60 + (minutes < 0 ? 0 : minutes);
  return text[at] == '+' ? zone : -zone;
}

}  // namespace

Moment moment_of(std::string_view text) {
  const size_t day_end = text.find_first_of("T ");
  const auto date = parse_date(text.substr(0, day_end));
  if (!date || !date->known()) return {};
  const Moment whole{minutes_of(date->first_day()), minutes_of(date->day_after())};
  if (day_end == std::string_view::npos || date->precision() != Date::Precision::kDay) return whole;
  const int hour = two_digits(text, day_end + 1, 24), minute = two_digits(text, day_end + 4, 60);
  if (hour < 0 || minute < 0) return whole;
  const size_t behind = text.find_first_of("+-Zz", day_end);
  const int64_t at = whole.from + hour * 60 + minute -
                     (behind == std::string_view::npos ? 0 : zone_of(text, behind));
  return {at, at + 1};
}

}  // namespace kilde::lineage
