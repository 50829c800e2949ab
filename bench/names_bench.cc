// Names in other scripts and other cases.
#include "knowledge/spelling.h"
#include "knowledge/transliteration.h"
#include "sample.h"

namespace kilde::bench {
namespace {

const std::vector<std::string> kNames = {"Александра Лукашенко", "Владимиром Путиным",
                                         "Марии Захаровой", "Запорожье", "Сергею Лаврову"};

void names_latin(benchmark::State& state) {
  auto danish = knowledge::Transliteration::load(KILDE_ROOT, "ru", "da");
  if (!danish) return state.SkipWithError(danish.error().to_string().c_str());
  for (auto _ : state) {
    for (const std::string& name : kNames) {
      if (danish->latin(name).size() < 2) state.SkipWithError("one spelling only");
    }
  }
  state.counters["names/s"] = rate(kNames.size(), state);
}
BENCHMARK(names_latin)->Unit(benchmark::kMicrosecond);

void names_key(benchmark::State& state) {
  auto sounds = knowledge::CrossScript::load(KILDE_ROOT);
  if (!sounds) return state.SkipWithError(sounds.error().to_string().c_str());
  for (auto _ : state) {
    for (const std::string& name : kNames) {
      if (sounds->key(name).empty()) state.SkipWithError("no key");
    }
  }
  state.counters["names/s"] = rate(kNames.size(), state);
}
BENCHMARK(names_key)->Unit(benchmark::kMicrosecond);

void names_nominative(benchmark::State& state) {
  auto spelling = knowledge::Spelling::load(KILDE_ROOT, "ru");
  if (!spelling) return state.SkipWithError(spelling.error().to_string().c_str());
  for (auto _ : state) {
    for (const std::string& name : kNames) {
      if (spelling->nominatives(name).size() < 2) state.SkipWithError("the form only");
    }
  }
  state.counters["names/s"] = rate(kNames.size(), state);
}
BENCHMARK(names_nominative)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kilde::bench
