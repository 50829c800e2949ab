// sameness_of: which beginnings are one occasion, one speaker, one institution, and on how many
// sides.
//
//   Sameness same = sameness_of(led.beginnings, judged);
//   same.occasions == {0, 1, 0}   // the third is of the occasion of the first
//
// Shapes: a row a beginning, numbers from 0 in the order of first ones. `judged` are sets of rows
//   that persons judged to be of one occasion. Threads: a pure function. Errors: cannot fail.
#pragma once

#include <cstdint>
#include <vector>

#include "proposition/beginning.h"

namespace kilde::proposition {

struct Sameness {
  std::vector<uint32_t> occasions, speakers, institutions;
  uint32_t sides = 0;
};

Sameness sameness_of(const std::vector<Beginning>& beginnings,
                     const std::vector<std::vector<size_t>>& judged);

}  // namespace kilde::proposition
