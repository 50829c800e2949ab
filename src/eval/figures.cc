#include "eval/figures.h"

#include <algorithm>
#include <cstdio>

namespace kilde::eval {

double f1(size_t hits, size_t gold, size_t predicted) {
  size_t sum = gold + predicted;
  return sum ? 200.0 * static_cast<double>(hits) / static_cast<double>(sum) : 0.0;
}

double share(size_t part, size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(whole, 1));
}

std::string fixed(double value, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

}  // namespace kilde::eval
