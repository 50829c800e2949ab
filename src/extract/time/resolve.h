// Resolving: from what a pattern caught to a TIMEX3 value and an interval of days.
//
//   Anchor anchor{.date = {2022, 12, 0}, .now = 2022-12-19};
//   resolve(fields of "i februar", TimexType::kDate, {anchor, Direction::kPast}).value == "2022-02"
//
// Units: days; see calendar.h. Ownership: plain values. Threads: pure functions.
// Errors: cannot fail. What neither the text nor the document's date settles stays open:
// "XXXX-05-03"
//   without interval; a date that no calendar has gives no value at all.
// Method: the fields that are caught stand; missing larger ones (year, month, week) are those of
//   the candidate that the direction prefers: past the last that has begun, future the next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <kilde/date.h>
#include <kilde/document.h>
#include <kilde/labels.h>

#include "extract/time/calendar.h"
#include "extract/time/fields.h"

namespace kilde::time {

// Past prefers the last candidate that has begun, future the next; present looks ahead unless one
// has just been; none (no verb at all) looks back unless one is soon to come.
enum class Direction : uint8_t { kNone, kPast, kPresent, kFuture };

struct Anchor {
  Date date;                       // the document's
  std::optional<sys_days> now;     // the day it was written, if date or text tell it
  std::vector<sys_days> weekdays;  // days that the text gives with date, within `date`
  int32_t row = kDocumentDate;     // the time that gave it, where it is no document's
};

// A date that the text gave, and its row in Document::times.
struct Told {
  Moment at;
  int32_t row = kNoTime;
};

struct Context {
  Direction direction = Direction::kNone;
  bool generic = false;         // "today" may mean nowadays: see TimeTagger
  std::optional<Told> text;     // the last date that the text gave
  std::optional<Told> day;      // the last day that the text gave
  std::optional<Told> quarter;  // the last quarter that the text named
  bool soon = false;            // in the past tense too what comes soon is meant, not last year's
  bool event = false;  // in the present of a verb of what happens on a day ("åbner", "mødes")
  bool tale = false;   // the text tells of times long past, in order: see TimeTagger
};

struct Resolved {
  TimexType type = TimexType::kDate;
  std::string value;  // empty: no such date
  std::string mod;
  std::optional<Interval> interval;
  std::optional<Moment> moment;  // of dates and times on the calendar
  int32_t anchor = kNoTime;      // see TimeExpression
};

Resolved resolve(const Fields& fields, TimexType type, const Anchor& anchor,
                 const Context& context);

// The anchor of a document that is dated `date` and gives these days in its text.
Anchor make_anchor(const Date& date, const std::vector<sys_days>& days_in_text);

}  // namespace kilde::time
