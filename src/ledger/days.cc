#include "ledger/days.h"

#include <ctime>

#include <kilde/date.h>

namespace kilde::ledger {

std::optional<int64_t> day_number(std::string_view iso) {
  auto date = parse_date(iso);
  if (!date || date->precision() != Date::Precision::kDay) return std::nullopt;
  return date->first_day().time_since_epoch().count();
}

std::string day_text(int64_t day) {
  return date_of(std::chrono::sys_days(std::chrono::days(day))).to_string();
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  ::gmtime_r(&now, &parts);
  char text[sizeof "2023-05-16T08:00:00Z"];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace kilde::ledger
