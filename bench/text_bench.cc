// Bytes to clean text, and text to tokens.
#include <kilde/reader.h>

#include "sample.h"
#include "text/decode.h"
#include "tokens/tokenizer.h"

namespace kilde::bench {
namespace {

constexpr size_t kBytes = 1 << 20;

void decode_utf8(benchmark::State& state) {
  Sample sample = load_sample(kBytes);
  for (auto _ : state) {
    text::Decoded decoded = text::decode(sample.text);
    if (decoded.text != sample.text) state.SkipWithError("clean UTF-8 was changed");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(sample.text.size()));
}
BENCHMARK(decode_utf8)->Unit(benchmark::kMillisecond);

void decode_windows_1252(benchmark::State& state) {
  Sample sample = load_sample(kBytes);
  std::string bytes;
  for (size_t at = 0; at < sample.text.size(); ++at) {  // Danish letters are C3 xx in UTF-8
    bool letter = sample.text[at] == '\xc3';
    if (letter) bytes += static_cast<char>(sample.text[++at] | 0x40);
    if (!letter && (sample.text[at] & 0x80) == 0) bytes += sample.text[at];
  }
  for (auto _ : state) {
    if (text::decode(bytes).encoding != "windows-1252") state.SkipWithError("another encoding");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
}
BENCHMARK(decode_windows_1252)->Unit(benchmark::kMillisecond);

void tokenize(benchmark::State& state) {
  Sample sample = load_sample(100'000);
  auto tokenizer = tokens::Tokenizer::load(KILDE_ROOT, "da");
  if (!tokenizer) return state.SkipWithError(tokenizer.error().to_string().c_str());
  for (auto _ : state) {
    Document doc(sample.text);
    tokenizer->run(doc);
    if (doc.size() < sample.words) state.SkipWithError("fewer tokens than words");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(sample.text.size()));
  state.counters["words/s"] = rate(sample.words, state);
}
BENCHMARK(tokenize)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kilde::bench
