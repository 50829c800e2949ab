// Times, from tokens to values.
#include "extract/time/time_tagger.h"
#include "sample.h"
#include "tokens/tokenizer.h"

namespace kilde::bench {
namespace {

void find_times(benchmark::State& state) {
  Sample sample = load_sample(100'000);
  auto tokenizer = tokens::Tokenizer::load(KILDE_ROOT, "da");
  if (!tokenizer) return state.SkipWithError(tokenizer.error().to_string().c_str());
  auto tagger = time::TimeTagger::load(KILDE_ROOT, "da");
  if (!tagger) return state.SkipWithError(tagger.error().to_string().c_str());
  Document doc(sample.text);
  doc.lang = "da";
  doc.date = *parse_date("2022-12-20");
  tokenizer->run(doc);
  tagger->run(doc);
  const size_t expected = doc.times.size();
  if (expected == 0) state.SkipWithError("no time found");
  for (auto _ : state) {
    tagger->run(doc);
    if (doc.times.size() != expected) state.SkipWithError("not the same");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(sample.text.size()));
  state.counters["words/s"] = rate(sample.words, state);
}
BENCHMARK(find_times)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kilde::bench
