#include "pipeline/ordered_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>

namespace kilde::pipeline {
namespace {

std::vector<int> squares(size_t jobs, int count, const std::function<bool(int)>& sink) {
  std::vector<int> seen;
  int next = 0;
  run_ordered<int, int>(
      jobs,
      [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; },
      [](int n) {
        // Early things take longest, so that without ordering they would come last.
        if (n % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        return n * n;
      },
      [&](int out) {
        seen.push_back(out);
        return sink(out);
      });
  return seen;
}

TEST(OrderedRun, GivesTheSameForAnyNumberOfThreads) {
  std::vector<int> expected;
  for (int n = 0; n < 500; ++n) expected.push_back(n * n);
  for (size_t jobs : {1u, 2u, 5u, 16u}) {
    EXPECT_EQ(squares(jobs, 500, [](int) { return true; }), expected) << jobs;
  }
}

TEST(OrderedRun, HasNothingToDoForAnEmptySource) {
  EXPECT_TRUE(squares(4, 0, [](int) { return true; }).empty());
}

TEST(OrderedRun, StopsWhenTheSinkRefuses) {
  for (size_t jobs : {1u, 3u}) {
    EXPECT_EQ(squares(jobs, 500, [](int out) { return out < 9; }).size(), 4u) << jobs;
  }
}

TEST(OrderedRun, TakesOnlySoMuchAhead) {
  constexpr size_t kJobs = 3;
  int taken = 0;  // the source runs in one thread at a time
  std::atomic<int> given = 0, most = 0;
  run_ordered<int, int>(
      kJobs,
      [&]() -> std::optional<int> {
        most = std::max(most.load(), taken - given.load());
        return taken < 200 ? std::optional(taken++) : std::nullopt;
      },
      [](int n) {
        if (n == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return n;
      },
      [&](int) { return ++given, true; });
  EXPECT_EQ(given, 200);
  EXPECT_LE(most, static_cast<int>(kJobs * kAhead));
}

}  // namespace
}  // namespace kilde::pipeline
