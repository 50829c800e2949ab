// Amount: a number of units, "to en halv uge", as durations and offsets use it.
//
//   amount_of(fields of "2,5 år")->hundredths == 250;  duration_value(*amount) == "P2.5Y"
//
// Units: hundredths of the unit, so that halves and quarters are exact.
// Ownership: the unit views what the fields view. Threads: pure functions.
// Errors: nothing for counts that are no number or too large; a vague count ("X") is kept as such.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/time/fields.h"

namespace kilde::time {

struct Amount {
  int hundredths = 100;
  bool vague = false;     // "flere": PXY
  std::string_view unit;  // "Y" "M" "W" "WE" "D" "H" "Q" "DE" "CE" "TH" "TM" "TS"
};

std::optional<Amount> amount_of(const Fields& fields);
std::string duration_value(const Amount& amount);

}  // namespace kilde::time
