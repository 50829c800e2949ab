#include "extract/time/resolve.h"

#include <algorithm>

#include "extract/time/amount.h"
#include "extract/time/resolver.h"

namespace kilde::time {
namespace {

// A set of times: the week's fridays, every summer, or once a unit.
std::string set_value(const Fields& fields) {
  const std::string_view part = fields[Field::kPart];
  const std::string tail = part.empty() ? "" : "T" + std::string(part);
  if (auto wd = fields.number(Field::kWeekday)) return "XXXX-WXX-" + std::to_string(*wd) + tail;
  if (auto season = fields.number(Field::kSeason))
    return Moment{Grain::kSeason, 0, *season, 0}.value();
  if (auto month = fields.number(Field::kMonth)) {
    const int day = fields.number(Field::kDay).value_or(0);
    return Moment{day ? Grain::kDay : Grain::kMonth, 0, *month, day}.value();
  }
  if (!part.empty()) return "XXXX-XX-XX" + tail;
  auto amount = amount_of(fields);
  return amount ? duration_value(*amount) : "";
}

// "two years and three months": P2Y3M; "a day and two hours": P1DT2H.
std::string smaller_unit(const Fields& fields) {
  Fields more;
  more.set(Field::kCount, fields[Field::kMore]);
  more.set(Field::kUnit, fields[Field::kMoreUnit]);
  const auto amount = fields.has(Field::kMore) ? amount_of(more) : std::nullopt;
  if (!amount || amount->vague) return "";
  const bool clock = fields[Field::kUnit].substr(0, 1) == "T";
  return duration_value(*amount).substr(clock ? 2 : 1);
}

// "over et år siden" lies before the date that it counts to.
std::string modifier(const Fields& fields, TimexType type) {
  const std::string_view mod = fields[Field::kMod];
  const std::string_view shift = fields[Field::kShift];
  const bool back = shift == "-", ahead = shift == "+";
  if (type == TimexType::kDuration || (!back && !ahead)) return std::string(mod);
  if (mod == "MORE_THAN") return back ? "BEFORE" : "AFTER";
  if (mod == "LESS_THAN") return back ? "AFTER" : "BEFORE";
  return std::string(mod);
}

// Offsets that give no place on the calendar: "for flere år siden", "om to timer".
std::string_view vague_offset(const Fields& fields) {
  if (!fields.has(Field::kShift)) return {};
  const auto amount = amount_of(fields);
  if (amount && !amount->vague && (amount->unit.empty() || amount->unit.front() != 'T')) return {};
  const char sign = fields[Field::kShift].front();
  return sign == '-' ? "PAST_REF" : sign == '0' ? "PRESENT_REF" : "FUTURE_REF";
}

int32_t vague_anchor(const Fields& fields, const Anchor& anchor, const Context& context) {
  if (fields[Field::kBase] == "text") return context.text ? context.text->row : kNoTime;
  return anchor.date.known() ? anchor.row : kNoTime;
}

bool ahead(Direction direction) {
  return direction == Direction::kFuture || direction == Direction::kPresent;
}

Resolved resolve_date(const Fields& fields, const Anchor& anchor, const Context& context) {
  Resolved result;
  std::string_view ref = fields[Field::kRef];
  if (ref.empty()) {
    ref = vague_offset(fields);
    if (!ref.empty()) result.anchor = vague_anchor(fields, anchor, context);
  }
  if (ref == "tense") ref = ahead(context.direction) ? "FUTURE_REF" : "PAST_REF";
  const bool clock = fields.has(Field::kHour) || fields.has(Field::kPart);
  if (ref.empty() && context.generic && !clock) ref = fields[Field::kGeneric];
  if (!ref.empty()) {
    result.value = ref;
    return result;
  }
  Resolver resolver(fields, anchor, context);
  Moment moment = resolver.moment();
  if (!moment.valid() || !resolver.possible()) return result;
  result.value = moment.value();
  if (fields[Field::kEra] == "BC") {  // before the calendar that we count in
    result.value.insert(0, "BC");
    return result;
  }
  result.interval = moment.interval();
  if (result.interval) result.moment = moment, result.anchor = resolver.counted_from();
  if (resolver.has_clock()) {
    result.type = TimexType::kTime;
    result.value += resolver.clock();
  }
  return result;
}

// "3.-5. maj", "1939-45": from the beginning of the one to the end of the other.
Resolved resolve_range(Fields fields, const Anchor& anchor, const Context& context) {
  const Resolved first = resolve_date(fields, anchor, context);
  const std::string_view year = fields[Field::kYear], to_year = fields[Field::kToYear];
  std::string long_year;
  if (to_year.size() == 2 && year.size() == 4) long_year = std::string(year.substr(0, 2));
  long_year += to_year;
  if (!to_year.empty()) fields.set(Field::kYear, long_year);
  if (fields.has(Field::kToMonth)) fields.set(Field::kMonth, fields[Field::kToMonth]);
  if (fields.has(Field::kToDay)) fields.set(Field::kDay, fields[Field::kToDay]);
  Resolved last = resolve_date(fields, anchor, context);
  if (first.value.empty() || last.value.empty()) return first;
  last.value = first.value + "/" + last.value;
  last.anchor = first.anchor;
  if (first.interval && last.interval && first.interval->from < last.interval->to) {
    last.interval->from = first.interval->from;
  } else {
    last.interval.reset();
  }
  return last;
}

}  // namespace

Resolved resolve(const Fields& fields, TimexType type, const Anchor& anchor,
                 const Context& context) {
  Resolved result;
  if (type == TimexType::kDuration) {
    const auto amount = amount_of(fields);
    result.value = amount ? duration_value(*amount) + smaller_unit(fields) : "";
  } else if (type == TimexType::kSet) {
    result.value = set_value(fields);
  } else if (fields.has(Field::kToDay) || fields.has(Field::kToMonth) ||
             fields.has(Field::kToYear)) {
    result = resolve_range(fields, anchor, context);
  } else {
    result = resolve_date(fields, anchor, context);
  }
  if (type != TimexType::kDate) result.type = type;
  result.mod = modifier(fields, type);
  return result;
}

Anchor make_anchor(const Date& date, const std::vector<sys_days>& days_in_text) {
  Anchor anchor{date, std::nullopt, {}};
  if (!date.known()) return anchor;
  if (date.precision() == Date::Precision::kDay) anchor.now = date.first_day();
  for (sys_days day : days_in_text)
    if (day >= date.first_day() && day < date.day_after()) anchor.weekdays.push_back(day);
  std::sort(anchor.weekdays.begin(), anchor.weekdays.end());
  if (!anchor.now && !anchor.weekdays.empty()) anchor.now = anchor.weekdays.back();
  return anchor;
}

}  // namespace kilde::time
