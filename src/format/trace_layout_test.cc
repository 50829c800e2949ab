#include "format/trace_layout.h"

#include <gtest/gtest.h>

#include "format/time_axis.h"

namespace kilde::format {
namespace {

using proposition::ClaimRow;
using proposition::Proposition;
using proposition::Step;
using proposition::Trace;
using proposition::Way;

// Reports of one claim each, all of one proposition.
struct World {
  explicit World(size_t count) {
    for (uint32_t i = 0; i < count; ++i) {
      docs.emplace_back("The bridge is closed.");
      claim::Report& report = reports.emplace_back();
      report.id = "r" + std::to_string(i);
      report.publisher = "Paper " + std::to_string(i);
      claim::Claim claim;
      claim.content = {{0, 20}};
      report.claims.push_back(claim);
      propositions[0].claims.push_back({i, 0});
      trace.steps.push_back({.claim = {i, 0}});
    }
    trace.origins = {1, 1, 1, 1};
  }
  TraceLayout layout() const { return lay_out({docs, reports, propositions}, 0, trace); }
  void lead(size_t at, Way way, int32_t from) {
    trace.steps[at].way = way, trace.steps[at].from = from;
  }

  std::vector<Document> docs;
  std::vector<claim::Report> reports;
  std::vector<Proposition> propositions{1};
  Trace trace;
};

TEST(TraceLayout, ParentsStandAboveTheirChildren) {
  World world(4);
  world.lead(1, Way::kCopy, 0);
  world.lead(2, Way::kRepeats, 0);
  world.lead(3, Way::kCopy, 1);
  const TraceLayout layout = world.layout();
  ASSERT_EQ(layout.lanes.size(), 1U);
  EXPECT_EQ(layout.lanes[0].name, "Paper 0");
  EXPECT_EQ(layout.lanes[0].nodes, (std::vector<uint32_t>{0, 1, 3, 2}));
  EXPECT_EQ(layout.nodes[3].from, 1);
  EXPECT_EQ(layout.nodes[3].way, Way::kCopy);
}

TEST(TraceLayout, CirclesAreCutAndStandWithNobody) {
  World world(3);
  world.lead(1, Way::kThrough, 2);
  world.lead(2, Way::kThrough, 1);
  const TraceLayout layout = world.layout();
  ASSERT_EQ(layout.lanes.size(), 2U);
  EXPECT_TRUE(layout.lanes[1].nowhere);
  EXPECT_EQ(layout.lanes[1].nodes, (std::vector<uint32_t>{1, 2}));
  EXPECT_EQ(layout.nodes[1].from, -1);
  EXPECT_EQ(layout.nodes[2].from, 1);
}

TEST(TraceLayout, ALongChainIsCutAtTheMostThatIsDrawn) {
  World world(kMostNodes + 50);
  for (size_t i = 1; i < world.trace.steps.size(); ++i)
    world.lead(i, Way::kCopy, static_cast<int32_t>(i - 1));
  const TraceLayout layout = world.layout();
  EXPECT_EQ(layout.lanes[0].nodes.size(), kMostNodes);
  EXPECT_EQ(layout.left_out, 50U);
}

TEST(TimeAxis, LongSilencesAreShortAndOrderStays) {
  const char* dates[] = {"2024-02-12T08:00", "2024-02-12T08:30", "2024-03-12T08:30", "soon"};
  std::vector<lineage::Moment> moments;
  for (const char* date : dates) moments.push_back(lineage::moment_of(date));
  const TimeAxis axis(moments, 100, 500);
  EXPECT_EQ(axis.x_of(moments[3]), 100);
  const int first = axis.x_of(moments[0]), next = axis.x_of(moments[1]);
  EXPECT_GT(first, 100);
  EXPECT_GT(next - first, 10);  // half an hour beside a month
  EXPECT_EQ(axis.x_of(moments[2]), 500);
  const auto ticks = axis.ticks(1);
  ASSERT_EQ(ticks.size(), 4U);
  EXPECT_EQ(ticks[0].day, "undated");
  EXPECT_EQ(ticks[2].hour, "08:30");
  EXPECT_EQ(axis.ticks(200).size(), 2U);
}

TEST(TimeAxis, OfOneMomentAndOfNone) {
  const lineage::Moment day = lineage::moment_of("1969-12-31");
  const TimeAxis one({day}, 10, 90), none({}, 10, 90);
  EXPECT_EQ(one.x_of(day), 10);
  EXPECT_EQ(one.ticks(5)[0].day, "1969-12-31");
  EXPECT_EQ(one.ticks(5)[0].hour, "");
  EXPECT_EQ(none.x_of(day), 10);
  EXPECT_TRUE(none.ticks(5).empty());
}

}  // namespace
}  // namespace kilde::format
