// The figures of one evaluation and how they are printed.
//
//   f1(3, 4, 5) == 66.67;  share(1, 2) == 50;  fixed(66.666, 1) == "66.7"
//
// Units: percentages. Threads: pure functions. Errors: nothing to count gives 0, not a division.
#pragma once

#include <cstddef>
#include <string>

namespace kilde::eval {

// 100 times the harmonic mean of hits / gold and hits / predicted.
double f1(size_t hits, size_t gold, size_t predicted);
// 100 * part / whole, with an empty whole counted as one.
double share(size_t part, size_t whole);
// With so many decimals, as "%.1f".
std::string fixed(double value, int decimals);

}  // namespace kilde::eval
