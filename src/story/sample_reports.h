// Features of invented reports for tests and benchmarks: stories with words, names and days of
// their own.
//
//   SampleReports sample(7);
//   StoryFeatures features = sample.report(story, report);    // the same for the same numbers
//
// Shapes: a report tells some of its story's words among common ones. Stories begin on days of
//   their own; three languages share marks only. Threads: plain functions. Errors: cannot fail.
#pragma once

#include <algorithm>
#include <map>
#include <random>

#include "story/features.h"
#include "story/tuning.h"

namespace kilde::story {

class SampleReports {
 public:
  explicit SampleReports(uint32_t seed) : seed_(seed) {}

  StoryFeatures report(uint32_t story, uint32_t number) const {
    std::mt19937 random(seed_ + story * 1009 + number);
    auto below = [&](uint32_t most) { return static_cast<uint32_t>(random() % most); };
    StoryFeatures features;
    features.key = (uint64_t{story} << 32 | number) * 0x9E3779B97F4A7C15ull;
    const uint32_t lang = below(3);
    features.lang = std::string(1, static_cast<char>('a' + lang));
    features.day = static_cast<int32_t>(18000 + story / 40 + below(2));
    std::vector<uint32_t> text;
    for (int i = 0; i < 120; ++i) {
      const uint32_t common = 100000 * lang + below(1 + below(6000));
      text.push_back(below(3) ? common : (lang + 1) * 100000000 + story * 60 + below(60));
    }
    set_words(text, features);
    std::map<std::pair<MarkKind, uint32_t>, uint8_t> marks;
    for (int i = 0; i < 6; ++i)
      marks[{MarkKind::kName, word(story * 9 + below(9) + 900000000)}] = 1;
    for (int i = 0; i < 3; ++i) marks[{MarkKind::kPlace, word(below(3000) + 950000000)}] = 1;
    marks[{MarkKind::kNumber, word(story * 3 + below(3) + 970000000)}] = 1;
    for (const auto& [key, count] : marks) features.marks.push_back({key.first, count, key.second});
    return features;
  }

 private:
  static uint32_t word(uint32_t number) { return hash_of('x', std::to_string(number)); }

  static void set_words(const std::vector<uint32_t>& text, StoryFeatures& features) {
    std::vector<uint32_t> hashes;
    for (const uint32_t each : text) hashes.push_back(word(each));
    std::vector<uint32_t> sorted = hashes;
    std::ranges::sort(sorted);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    for (const uint32_t hash : sorted) features.words.push_back({hash, 0});
    for (size_t i = 0; i < hashes.size(); ++i) {
      const auto row = std::ranges::lower_bound(sorted, hashes[i]) - sorted.begin();
      features.order.push_back(static_cast<uint8_t>(row));
      if (i % 12 == 11) features.order.push_back(kBreak);
    }
  }

  uint32_t seed_;
};

}  // namespace kilde::story
