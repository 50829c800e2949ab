// Fields: what a pattern caught of a time expression, by name, as text.
//
//   Fields fields;                            // "den 3. maj" with <day=1..31> . <month>
//   fields.set(Field::kDay, "3"); fields.set(Field::kMonth, "5");
//   fields.number(Field::kDay) == 3;          // fields.has(Field::kYear) == false
//   parse_field("weekday") == Field::kWeekday
//
// The meaning of each field is told in data/da/time/README.md, for those who write rules.
// Shapes: one view a field. Units: as the rules write them (months 1..12, weekdays 1..7 from
// Monday). Ownership: views into the document's text or the rule set; both must outlive the Fields.
// Threads: plain value. Errors: number() gives nothing for text that is no whole number.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kilde::time {

enum class Field : uint8_t {
  kYear,
  kMonth,
  kDay,
  kWeekday,
  kWeek,
  kQuarter,
  kHalf,
  kSeason,
  kDecade,
  kCentury,
  kCenturyNth,
  kHoliday,
  kHour,
  kMinute,
  kSecond,
  kHourAdd,
  kPart,
  kUnit,
  kCount,
  kPlus,
  kShift,
  kBase,
  kDir,
  kRef,
  kGeneric,
  kMod,
  kIf,
  kToDay,
  kToMonth,
  kToYear,
  kEra,
  kZone,
  kMore,
  kMoreUnit,
  kDoubt,
  kEnd,  // how many there are
};

std::optional<Field> parse_field(std::string_view name);
std::string_view to_string(Field field);

class Fields {
 public:
  void set(Field field, std::string_view value) { values_[index(field)] = value; }
  std::string_view operator[](Field field) const { return values_[index(field)]; }
  bool has(Field field) const { return !values_[index(field)].empty(); }
  // A whole number, with or without sign; at most nine digits.
  std::optional<int> number(Field field) const;

 private:
  static size_t index(Field field) { return static_cast<size_t>(field); }
  std::array<std::string_view, static_cast<size_t>(Field::kEnd)> values_{};
};

}  // namespace kilde::time
