// Resolver: the place on the calendar of one date or time, from what a pattern caught of it.
//
//   Resolver resolver(fields of "i februar kl. 9", anchor, {Direction::kPast});
//   resolver.moment().value() == "2022-02"; resolver.clock() == "T09:00"
//
// Needs: fields, anchor and context that outlive it. Units: days; see calendar.h.
// Threads: one object a thread. Errors: a moment that is not valid() where no calendar has it;
//   parts that nothing settles stay unknown.
// Method: see resolve.h.
#pragma once

#include <optional>
#include <string>

#include "extract/time/amount.h"
#include "extract/time/resolve.h"

namespace kilde::time {

// How a rule narrows the choice, beyond the tense.
enum class Pick : uint8_t { kPast, kNear, kPresent, kFuture, kLast, kNext, kThis, kNearest };

class Resolver {
 public:
  Resolver(const Fields& fields, const Anchor& anchor, const Context& context)
      : fields_(fields), anchor_(anchor), context_(context) {}

  Moment moment();
  bool has_clock() const { return fields_.has(Field::kHour) || fields_.has(Field::kPart); }
  bool possible() const;  // neither hour nor year is beyond all calendars
  std::string clock() const;
  // The row of the time that moment() counted from; kNoTime where it needed none.
  int32_t counted_from() const { return counted_from_; }

 private:
  int number(Field field) const { return fields_.number(field).value_or(0); }
  bool has(Field field) const { return fields_.has(field); }
  Pick pick() const;

  std::optional<Interval> here();
  std::optional<sys_days> base_day(Grain grain);
  sys_days from(const Told& told);
  std::optional<int> shift_count(const Amount& amount, sys_days from) const;
  std::optional<Moment> same_period();
  bool of_quarter(const Amount& amount) const;
  Moment shifted_moment();
  Moment within(const Moment& outer);
  int year();
  int full_year(int two_digits) const;
  Moment of_year_part(Grain grain, int number);
  Moment day_of_month();
  Moment day_with_weekday(Interval here) const;
  Moment weekday();
  Moment week();
  Moment holiday_moment();
  Moment bare_time();

  const Fields& fields_;
  const Anchor& anchor_;
  const Context& context_;
  int given_year_ = 0;
  int32_t counted_from_ = kNoTime;
};

}  // namespace kilde::time
