#include "question/weighing.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

namespace kilde::question {
namespace {

// What hypotheses are ordered by; sums of the same cells in the same order, so equal ones are
// equal.
auto standing_of(const Total& total) {
  return std::tuple(total.against.all, total.against.undisputed, -total.pro.all,
                    -total.pro.undisputed);
}

void add(const Value& value, Total& total) {
  Value& sum = value.all < 0 ? total.against : total.pro;
  sum.undisputed += std::abs(value.undisputed);
  sum.all += std::abs(value.all);
}

std::vector<Total> totals_without(const std::vector<std::vector<Value>>& cells, size_t hypotheses,
                                  size_t left_out) {
  std::vector<Total> totals(hypotheses);
  for (size_t row = 0; row < cells.size(); ++row)
    for (size_t column = 0; row != left_out && column < hypotheses; ++column)
      add(cells[row][column], totals[column]);
  for (Total& total : totals)
    total.rank = 1 + static_cast<uint32_t>(std::ranges::count_if(totals, [&](const Total& other) {
                   return standing_of(other) < standing_of(total);
                 }));
  return totals;
}

auto undisputed_standing_of(const Total& total) {
  return std::pair(total.against.undisputed, -total.pro.undisputed);
}

// Those that stand best.
std::vector<bool> best_of(const std::vector<Total>& totals) {
  std::vector<bool> best;
  for (const Total& total : totals) best.push_back(total.rank == 1);
  return best;
}

}  // namespace

double strength_of(uint32_t institutions) { return std::log2(1.0 + institutions); }

bool tells_nothing_apart(const Indicator& indicator) {
  return std::ranges::adjacent_find(indicator.signs, std::not_equal_to()) == indicator.signs.end();
}

Weighed weigh(const Question& question, const std::vector<Strength>& found) {
  Weighed weighed;
  for (size_t row = 0; row < question.indicators.size(); ++row) {
    const Indicator& indicator = question.indicators[row];
    const double undisputed = indicator.weight * strength_of(found[row].undisputed);
    const double all = indicator.weight * strength_of(found[row].all);
    std::vector<Value>& cells = weighed.cells.emplace_back();
    for (const int8_t sign : indicator.signs)
      cells.push_back({sign * undisputed + 0.0, sign * all + 0.0});
  }
  const size_t hypotheses = question.hypotheses.size();
  weighed.totals = totals_without(weighed.cells, hypotheses, weighed.cells.size());
  weighed.order.resize(hypotheses);
  std::iota(weighed.order.begin(), weighed.order.end(), 0U);
  std::ranges::stable_sort(weighed.order, {},
                           [&](uint32_t row) { return weighed.totals[row].rank; });
  const auto least = std::ranges::min(weighed.totals, {}, undisputed_standing_of);
  for (uint32_t row = 0; row < hypotheses; ++row)
    if (undisputed_standing_of(weighed.totals[row]) == undisputed_standing_of(least))
      weighed.best_undisputed.push_back(row);
  const std::vector<bool> best = best_of(weighed.totals);
  for (uint32_t row = 0; row < weighed.cells.size(); ++row)
    if (found[row].all > 0 && best_of(totals_without(weighed.cells, hypotheses, row)) != best)
      weighed.decisive.push_back(row);
  return weighed;
}

}  // namespace kilde::question
