// The days of a claim: when it happened or will, by when, from when on.
#include <algorithm>
#include <charconv>

#include "claim/terms.h"

namespace kilde::claim {
namespace {

constexpr size_t kReach = 3;     // tokens between a preposition and the time that it belongs to
constexpr size_t kFarReach = 5;  // the same for an adverb

enum class Edge { kNone, kBefore, kUntil, kWithin, kFromOn };

// By the words before the time: "inden weekenden", "within 48 hours", "from May".
Edge edge_of(const View& view, uint32_t first) {
  for (uint32_t back = 1; back <= kReach && back <= first; ++back) {
    const uint32_t token = first - back;
    if (view.time_of[token] >= 0 || view.doc.upos[token] == Upos::kVerb) break;
    if (view.is(Small::kFromOn, token)) return Edge::kFromOn;
    if (view.is(Small::kBefore, token)) return Edge::kBefore;
    if (view.is(Small::kUntil, token)) return Edge::kUntil;
    if (view.is(Small::kWithin, token)) return Edge::kWithin;
  }
  // "No later than Friday", "не пізніше суботи".
  for (uint32_t back = 2; back <= kReach && back <= first; ++back) {
    if (view.phrase(Small::kUntil, first - back, first) == first) return Edge::kUntil;
    if (view.phrase(Small::kFromOn, first - back, first) == first) return Edge::kFromOn;
  }
  // "Tidligst sejler færgerne onsdag".
  for (uint32_t back = 1; back <= kFarReach && back <= first; ++back) {
    const uint32_t token = first - back;
    if (view.doc.upos[token] == Upos::kPunct) break;
    if (view.doc.upos[token] != Upos::kAdv || !view.relation(token, Relation::kAdvmod)) continue;
    if (view.is(Small::kFromOn, token)) return Edge::kFromOn;
    if (view.is(Small::kUntil, token)) return Edge::kUntil;
  }
  // The time's own words may hold the preposition: "inden for 48 timer".
  if (view.is(Small::kFromOn, first)) return Edge::kFromOn;
  if (view.is(Small::kBefore, first)) return Edge::kBefore;
  if (view.is(Small::kUntil, first)) return Edge::kUntil;
  return view.is(Small::kWithin, first) ? Edge::kWithin : Edge::kNone;
}

// "PT48H" is 2 days, "P3W" 21, part days count whole; 0 for what is no length.
int32_t days_of(std::string_view duration) {
  if (duration.empty() || duration[0] != 'P') return 0;
  const bool in_day = duration.size() > 1 && duration[1] == 'T';
  const std::string_view rest = duration.substr(in_day ? 2 : 1);
  double count = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), count);
  if (read.ec != std::errc{} || read.ptr == rest.data() + rest.size()) return 0;
  double days = 0;
  switch (*read.ptr) {
    case 'H':
      days = count / 24;
      break;
    case 'M':
      days = in_day ? count / 1440 : count * 30.4;
      break;
    case 'D':
      days = count;
      break;
    case 'W':
      days = count * 7;
      break;
    case 'Y':
      days = count * 365.25;
      break;
    default:
      break;
  }
  return static_cast<int32_t>(std::min(days + 0.999, 36500.0));
}

struct Days {
  int32_t from = kNoDay, to = kNoDay;
  bool deadline = false;
  int32_t width() const {
    return from == kNoDay || to == kNoDay ? std::numeric_limits<int32_t>::max() : to - from;
  }
};

int32_t today_of(const Date& published) {
  return static_cast<int32_t>(published.first_day().time_since_epoch().count());
}

Days read(const View& view, uint32_t first, const TimeExpression& time) {
  const Edge edge = edge_of(view, first);
  const Date& published = view.doc.date;
  if (time.type == TimexType::kDuration) {
    const int32_t days = days_of(time.value);
    if (days == 0 || !published.known() || (edge == Edge::kNone || edge == Edge::kFromOn))
      return {};
    const int32_t today = today_of(published);
    return {today, today + days + 1, true};
  }
  if (time.type == TimexType::kSet) return {};
  int32_t from = day_of(time.from);
  const int32_t to = day_of(time.to);
  if (from == kNoDay || to == kNoDay) return {};
  if (time.mod == "MID" && to - from > 20) from += (to - from) / 2 - 1;  // of a month, the 15th
  // "Before the end of June", "before the year is out" take the whole of it.
  const bool whole = edge == Edge::kUntil || time.mod == "END" ||
                     (published.known() && from <= today_of(published));
  if (edge == Edge::kBefore || edge == Edge::kUntil) return {kNoDay, whole ? to : from, true};
  if (edge == Edge::kFromOn) return {from, kNoDay, false};
  return {from, to, false};
}

}  // namespace

void fill_days(const View& view, Tokens tokens, Claim& claim) {
  int32_t last = -1;
  Days best;
  for (const uint32_t token : tokens) {
    const int32_t row = view.time_of[token];
    if (row < 0 || row == last) continue;
    last = row;
    const Days days = read(view, token, view.doc.times[static_cast<size_t>(row)]);
    if (days.from == kNoDay && days.to == kNoDay) continue;
    const bool first = best.from == kNoDay && best.to == kNoDay;
    if (first || days.width() < best.width()) best = days;
  }
  claim.from = best.from, claim.to = best.to, claim.deadline = best.deadline;
}

}  // namespace kilde::claim
