#include "extract/time/amount.h"

#include <algorithm>

namespace kilde::time {
namespace {

constexpr size_t kMostDigits = 7;

// "2,5" or "2.5" or "18" in hundredths.
std::optional<int> hundredths_of(std::string_view text) {
  int value = 0, decimals = -1;
  size_t digits = 0;
  for (char c : text) {
    if ((c == ',' || c == '.') && decimals < 0) {
      decimals = 0;
    } else if (c < '0' || c > '9' || ++digits > kMostDigits) {
      return std::nullopt;
    } else if (decimals < 2) {
      value = value * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    }
  }
  if (!digits || value > 9999999) return std::nullopt;
  for (int i = std::max(decimals, 0); i < 2; ++i) value *= 10;
  return value;
}

std::string number_text(int hundredths) {
  std::string text = std::to_string(hundredths / 100);
  if (const int rest = hundredths % 100) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10) text += static_cast<char>('0' + rest % 10);
  }
  return text;
}

// Half a year is six months, half an hour thirty minutes: the unit in which it comes out whole.
Amount in_whole_units(Amount amount) {
  if (amount.unit == "H") return {amount.hundredths * 6, amount.vague, "M"};
  if (amount.hundredths != 50) return amount;
  if (amount.unit == "Y") return {600, false, "M"};
  if (amount.unit == "D") return {1200, false, "TH"};
  if (amount.unit == "TH") return {3000, false, "TM"};
  if (amount.unit == "TM") return {3000, false, "TS"};
  return amount;
}

}  // namespace

std::optional<Amount> amount_of(const Fields& fields) {
  Amount amount;
  amount.unit = fields[Field::kUnit];
  int times = 1;
  if (!amount.unit.empty() && amount.unit.front() >= '2' && amount.unit.front() <= '9') {
    times = amount.unit.front() - '0';  // "2W", a fortnight
    amount.unit.remove_prefix(1);
  }
  if (fields[Field::kCount] == "X") {
    amount.vague = true;
    return amount;
  }
  if (fields.has(Field::kCount)) {
    auto count = hundredths_of(fields[Field::kCount]);
    if (!count) return std::nullopt;
    amount.hundredths = *count;
  }
  if (fields.has(Field::kPlus))
    amount.hundredths += hundredths_of(fields[Field::kPlus]).value_or(0);
  if (amount.hundredths > 10000000) return std::nullopt;
  amount.hundredths *= times;
  return amount;
}

std::string duration_value(const Amount& amount) {
  const Amount whole = in_whole_units(amount);
  const bool clock = !whole.unit.empty() && whole.unit.front() == 'T';
  std::string value = clock ? "PT" : "P";
  value += whole.vague ? "X" : number_text(whole.hundredths);
  value += clock ? whole.unit.substr(1) : whole.unit;
  return value;
}

}  // namespace kilde::time
