// The whole reading, from bytes to attributions.
#include <kilde/reader.h>

#include "sample.h"

namespace kilde::bench {
namespace {

void read_report(benchmark::State& state) {
  Sample sample = load_sample(static_cast<size_t>(state.range(0)));
  auto reader = Reader::open({.resources = KILDE_ROOT});
  if (!reader) return state.SkipWithError(reader.error().to_string().c_str());
  Input input{.bytes = sample.text, .lang = "da"};
  size_t expected = reader->read(input).attributions.size();
  if (expected == 0) state.SkipWithError("no attribution found");
  for (auto _ : state) {
    if (reader->read(input).attributions.size() != expected) state.SkipWithError("not the same");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(sample.text.size()));
  state.counters["words/s"] = rate(sample.words, state);
}
BENCHMARK(read_report)->Arg(1)->Arg(100'000)->Unit(benchmark::kMillisecond);

void open_and_read_first(benchmark::State& state) {
  Sample sample = load_sample(1);
  for (auto _ : state) {
    auto reader = Reader::open({.resources = KILDE_ROOT});
    if (!reader) return state.SkipWithError(reader.error().to_string().c_str());
    Document doc = reader->read({.bytes = sample.text, .lang = "da"});
    if (doc.attributions.empty()) state.SkipWithError("no attribution found");
  }
}
BENCHMARK(open_and_read_first)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kilde::bench
