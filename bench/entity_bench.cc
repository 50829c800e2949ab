// Looking names up in the base of known entities.
#include <sys/resource.h>

#include <algorithm>
#include <vector>

#include "knowledge/entity_base.h"
#include "sample.h"

namespace kilde::bench {
namespace {

// Every word of the sample and every two words: what a linker asks for, mostly in vain.
std::vector<std::string> mentions(const std::string& text) {
  std::vector<std::string> out;
  size_t last = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) {
      out.push_back(text.substr(at, end - at));
      out.push_back(text.substr(last, end - last));
    }
    last = at, at = end + 1;
  }
  return out;
}

long resident_kib() {
  struct rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void find_entities(benchmark::State& state) {
  std::vector<std::string> asked = mentions(load_sample(static_cast<size_t>(state.range(0))).text);
  long before = resident_kib();
  auto base = knowledge::EntityBase::open(KILDE_ROOT);
  if (!base) return state.SkipWithError(base.error().to_string().c_str());
  size_t found = 0;
  for (const std::string& name : asked)
    for (uint32_t row : base->find(name)) found += base->name(row, "da").size();
  state.counters["first pass KiB"] = static_cast<double>(resident_kib() - before);
  if (!found) state.SkipWithError("no name is known");
  for (auto _ : state)
    for (const std::string& name : asked) benchmark::DoNotOptimize(base->find(name));
  state.counters["mentions/s"] = rate(asked.size(), state);
}
BENCHMARK(find_entities)->Arg(4'000)->Arg(400'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kilde::bench
