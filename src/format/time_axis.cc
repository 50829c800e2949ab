#include "format/time_axis.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include <kilde/date.h>

namespace kilde::format {
namespace {

constexpr int kUnknownRoom = 90;  // of what has no date, before the first that has one
constexpr double kShortest = 20;  // minutes that are seen as one step
constexpr int64_t kMinutesOfDay = 1440;

// Whole days since 1970, also before.
int64_t day_of(int64_t minutes) {
  return minutes >= 0 ? minutes / kMinutesOfDay : -((kMinutesOfDay - 1 - minutes) / kMinutesOfDay);
}

std::string day_words(int64_t minutes) {
  return date_of(std::chrono::sys_days(std::chrono::days(day_of(minutes)))).to_string();
}

std::string hour_words(int64_t minutes) {
  const int64_t of_day = minutes - day_of(minutes) * kMinutesOfDay;
  std::string words = "00:00";
  for (const auto& [at, number] : {std::pair(size_t{0}, of_day / 60), {3, of_day % 60}}) {
    words[at] = static_cast<char>('0' + number / 10);
    words[at + 1] = static_cast<char>('0' + number % 10);
  }
  return words;
}

}  // namespace

TimeAxis::TimeAxis(const std::vector<lineage::Moment>& moments, int left, int right) : left_(left) {
  std::map<int64_t, bool> begun;
  for (const lineage::Moment& moment : moments) {
    if (moment.known())
      begun[moment.from] |= moment.exact();
    else
      unknown_ = true;
  }
  const int first = unknown_ ? left + kUnknownRoom : left;
  double whole = 0;
  std::vector<double> steps;
  for (const auto& [from, hour] : begun) {
    if (!places_.empty())
      whole += std::log2(1 + static_cast<double>(from - places_.back().from) / kShortest);
    places_.push_back({from, first, hour});
    steps.push_back(whole);
  }
  for (size_t i = 0; i < places_.size() && whole > 0; ++i)
    places_[i].x += static_cast<int>(std::lround(steps[i] / whole * (right - first)));
}

int TimeAxis::x_of(const lineage::Moment& moment) const {
  if (!moment.known() || places_.empty()) return left_;
  const auto after = std::ranges::upper_bound(places_, moment.from, {}, &Place::from);
  return after == places_.begin() ? after->x : std::prev(after)->x;
}

std::vector<TimeAxis::Tick> TimeAxis::ticks(int apart) const {
  std::vector<Tick> ticks;
  if (unknown_) ticks.push_back({left_, "undated", ""});
  for (const Place& place : places_)
    if (ticks.empty() || place.x >= ticks.back().x + apart)
      ticks.push_back(
          {place.x, day_words(place.from), place.hour ? hour_words(place.from) : std::string()});
  return ticks;
}

}  // namespace kilde::format
