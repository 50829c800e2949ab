#include "story/likeness.h"

#include <gtest/gtest.h>

#include <cmath>

#include "story/sample_reports.h"

namespace kilde::story {
namespace {

class LikenessTest : public testing::Test {
 protected:
  LikenessTest() : tuning_(std::move(*Tuning::load(KILDE_ROOT))) {
    const SampleReports sample(2);
    for (uint32_t story = 0; story < 30; ++story)
      for (uint32_t i = 0; i < 3; ++i) add(sample.report(story, i));
  }
  void add(StoryFeatures features) {
    index_.add(static_cast<uint32_t>(reports_.size()), features);
    reports_.push_back(std::move(features));
  }
  double alike(const StoryFeatures& a, const StoryFeatures& b) const {
    const auto pairs = pairs_of({&a, &b}, index_, tuning_);
    return likeness(a, weigh(a, index_, tuning_), pairs[0], b, weigh(b, index_, tuning_), pairs[1],
                    tuning_);
  }

  Tuning tuning_;
  RareIndex index_;
  std::vector<StoryFeatures> reports_;
};

TEST_F(LikenessTest, AReportIsMostLikeItself) {
  for (const StoryFeatures& report : reports_) EXPECT_GT(alike(report, report), 2);
}

TEST_F(LikenessTest, IsTheSameBothWays) {
  for (size_t i = 0; i < 15; ++i)
    for (size_t j = 0; j < i; ++j)
      EXPECT_EQ(alike(reports_[i], reports_[j]), alike(reports_[j], reports_[i]));
}

TEST_F(LikenessTest, IsWithinItsBounds) {
  for (size_t i = 0; i < 15; ++i) {
    for (size_t j = 0; j < 15; ++j) {
      EXPECT_GE(alike(reports_[i], reports_[j]), 0);
      EXPECT_LE(alike(reports_[i], reports_[j]), tuning_.most);
    }
  }
}

TEST_F(LikenessTest, HalvesWithTheDays) {
  StoryFeatures a = reports_[0], b = a;
  tuning_.most = 1000;
  a.day = 100;
  b.day = 100 + static_cast<int32_t>(tuning_.free_days);
  const double near = alike(a, b);
  b.day += static_cast<int32_t>(tuning_.half_days);
  EXPECT_NEAR(alike(a, b), near / 2, 1e-6);
  b.day = kNoDay;
  EXPECT_EQ(alike(a, b), near);
}

TEST_F(LikenessTest, OtherLanguagesShareMarksOnly) {
  StoryFeatures a = reports_[0], b = a;
  b.lang = "other";
  EXPECT_GT(alike(a, b), 1);
  b.marks.clear();
  EXPECT_EQ(alike(a, b), 0);
}

TEST_F(LikenessTest, WordsThatStandTogetherCountMore) {
  StoryFeatures a = reports_[0], apart = a;
  tuning_.most = 1000;
  apart.order.clear();
  for (const uint8_t row : a.order) {
    apart.order.push_back(row);
    apart.order.push_back(kBreak);
  }
  EXPECT_GT(alike(a, a), alike(a, apart));
}

TEST_F(LikenessTest, RareFeaturesWeighMore) {
  StoryFeatures report;
  report.lang = "a";
  report.words = {{77, 0}};
  report.order = {0};
  add(report);
  add(report);
  const float rare = weigh(report, index_, tuning_).words[0];
  for (int i = 0; i < 30; ++i) add(report);
  EXPECT_LT(weigh(report, index_, tuning_).words[0], rare);
}

TEST_F(LikenessTest, NothingIsLikeNothing) {
  EXPECT_EQ(alike(StoryFeatures{}, StoryFeatures{}), 0);
  EXPECT_EQ(alike(StoryFeatures{}, reports_[0]), 0);
}

}  // namespace
}  // namespace kilde::story
