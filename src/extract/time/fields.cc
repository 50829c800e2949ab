#include "extract/time/fields.h"

#include <charconv>

namespace kilde::time {
namespace {

constexpr std::array<std::string_view, static_cast<size_t>(Field::kEnd)> kNames = {
    "year",     "month",    "day",     "weekday",     "week",    "quarter",   "half",
    "season",   "decade",   "century", "century_nth", "holiday", "hour",      "minute",
    "second",   "hour_add", "part",    "unit",        "count",   "plus",      "shift",
    "base",     "dir",      "ref",     "generic",     "mod",     "if",        "to_day",
    "to_month", "to_year",  "era",     "zone",        "more",    "more_unit", "doubt"};

}  // namespace

std::optional<Field> parse_field(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Field>(i);
  return std::nullopt;
}

std::string_view to_string(Field field) { return kNames[static_cast<size_t>(field)]; }

std::optional<int> Fields::number(Field field) const {
  std::string_view text = (*this)[field];
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace kilde::time
