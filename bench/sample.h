// Sample: text to measure on, the examples of the repository.
//
//   Sample sample = load_sample(100'000);      // repeated until it is that long
//   state.counters["words/s"] = rate(sample.words, state);
//
// Units: bytes, and words as runs of what is no blank. Owns: its text. Threads: plain value.
// Errors: a missing example is our own mistake and gives an empty text, which the benchmarks
// refuse.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>

namespace kilde::bench {

struct Sample {
  std::string text;
  size_t words = 0;
};

// At least so many bytes of Danish news, made of whole reports.
Sample load_sample(size_t bytes);

// What `benchmark` shows as "... a second".
benchmark::Counter rate(size_t units, const benchmark::State& state);

}  // namespace kilde::bench
