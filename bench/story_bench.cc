// Stories of invented reports (story/sample_reports.h), four of them each: settling a collection,
// and one report more.
#include <map>
#include <memory>

#include "sample.h"
#include "story/sample_reports.h"
#include "story/stories.h"

namespace kilde::bench {
namespace {

constexpr uint32_t kOfAStory = 4;

const story::Tuning& tuning() {
  static const story::Tuning shipped = std::move(*story::Tuning::load(KILDE_ROOT));
  return shipped;
}

std::unique_ptr<story::Stories> unsettled(uint32_t reports) {
  const story::SampleReports sample(3);
  auto stories = std::make_unique<story::Stories>(tuning());
  for (uint32_t i = 0; i < reports; ++i)
    stories->add_unsettled(sample.report(i / kOfAStory, i % kOfAStory));
  return stories;
}

void settle_stories(benchmark::State& state) {
  const auto reports = static_cast<uint32_t>(state.range(0));
  auto stories = unsettled(reports);
  for (auto _ : state) {
    stories->settle();
    if (stories->story_of(0) == stories->story_of(reports - 1)) state.SkipWithError("one story");
  }
  state.counters["reports/s"] = rate(reports, state);
}
BENCHMARK(settle_stories)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void add_to_stories(benchmark::State& state) {
  const auto reports = static_cast<uint32_t>(state.range(0));
  static std::map<uint32_t, std::unique_ptr<story::Stories>> settled;
  auto& stories = settled[reports];
  if (!stories) {
    stories = unsettled(reports);
    stories->settle();
  }
  const story::SampleReports sample(3);
  uint32_t next = 0;
  for (auto _ : state) {
    const uint32_t story = (next * 7919) % (reports / kOfAStory);
    stories->add(sample.report(story, kOfAStory + next++));
  }
  state.counters["reports/s"] = rate(1, state);
}
BENCHMARK(add_to_stories)
    ->Arg(1000)
    ->Arg(10000)

    ->Iterations(200)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kilde::bench
