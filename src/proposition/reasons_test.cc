#include "proposition/reasons.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "proposition/record.h"

namespace kilde::proposition {
namespace {

using claim::Report;
using Kind = StepReason::Kind;

Report report(const std::string& id, const std::string& speaker, const std::string& body) {
  Report report;
  report.id = id, report.publisher = id, report.publisher_key = "n:" + id;
  claim::Claim claim;
  claim.content = {{0, 10}};
  claim.attribution = speaker.empty() ? -1 : 0;
  claim.voice.key = speaker, claim.voice.body = body;
  report.claims.push_back(claim);
  return report;
}

Step begins(uint32_t report, uint32_t occasion, uint32_t speaker, uint32_t institution) {
  return {
      .claim = {report, 0}, .occasion = occasion, .speaker = speaker, .institution = institution};
}

TEST(StepReasons, ACopyTellsItsPassageElseItsParentElseTheVersionBefore) {
  const std::vector<Report> reports = {report("a", "p:vang", ""), report("b", "p:vang", ""),
                                       report("c", "", ""), report("d", "", "")};
  std::vector<lineage::Descent> descents(4);
  descents[1].copies.push_back({{4, 30}, 0, {0, 26}, 0, {0, 26}, 0.91});
  descents[2].parent = 0;
  descents[3].update_of = 0;
  Trace trace{{1, 1, 1, 1}, {begins(0, 0, 0, 0)}};
  for (uint32_t row = 1; row < 4; ++row)
    trace.steps.push_back({.claim = {row, 0}, .way = Way::kCopy, .from = 0});
  const auto reasons = reasons_of_steps(trace, reports, descents);
  EXPECT_EQ(reasons[0].kind, Kind::kFirstHand);
  EXPECT_EQ(reasons[1].kind, Kind::kPassage);
  EXPECT_DOUBLE_EQ(reasons[1].similarity, 0.91);
  EXPECT_EQ(reasons[2].kind, Kind::kMadeFrom);
  EXPECT_EQ(reasons[3].kind, Kind::kNewVersion);
}

TEST(StepReasons, BeginningsOfOneInstitutionTellWhatMakesThemOne) {
  std::vector<Report> reports = {report("a", "p:vang", "police"), report("b", "p:krag", "police"),
                                 report("c", "p:vang", "police"), report("d", "", "")};
  Trace trace{{2, 2, 2, 2},
              {begins(0, 0, 0, 0), begins(1, 1, 1, 0), begins(2, 0, 0, 0), begins(3, 2, 2, 1)}};
  const auto reasons = reasons_of_steps(trace, reports, {});
  EXPECT_EQ(reasons[0].one_with, -1);
  EXPECT_EQ(reasons[1].one_by, "one institution: police, on another occasion");
  EXPECT_EQ(reasons[2].one_with, 0);
  EXPECT_EQ(reasons[2].one_by, "the same speaker, no other day or listener told");
  EXPECT_EQ(reasons[3].kind, Kind::kOwnVoice);
  EXPECT_EQ(reasons[3].one_with, -1);
}

TEST(StepReasons, WhatIsRepeatedTellsInWhoseVoice) {
  std::vector<Report> reports = {report("a", "p:vang", ""), report("b", "", ""),
                                 report("c", "n:ritzau", ""), report("d", "b:police", "police")};
  reports[2].claims[0].voice.kind = SourceKind::kAgency;
  Trace trace{{1, 1, 1, 1}, {begins(0, 0, 0, 0)}};
  for (uint32_t row = 1; row < 4; ++row)
    trace.steps.push_back({.claim = {row, 0}, .way = Way::kRepeats, .from = 0});
  trace.steps.push_back({.claim = {1, 0}, .way = Way::kEarlier});
  const auto reasons = reasons_of_steps(trace, reports, {});
  EXPECT_EQ(reasons[1].kind, Kind::kAfter);
  EXPECT_EQ(reasons[2].kind, Kind::kOutlet);
  EXPECT_EQ(reasons[3].kind, Kind::kToldLess);
  EXPECT_EQ(reasons[4].kind, Kind::kEarlier);
}

// A record of so many that can be judged, so many of which held.
Record judged(size_t judged, size_t held, size_t retracted = 0) {
  Record record;
  record.judged = judged, record.held = held, record.retracted = retracted;
  return record;
}

TEST(Grade, LettersByWhatHeld) {
  EXPECT_EQ(grade_of(judged(4, 4)).letter, 'F');
  EXPECT_EQ(grade_of(judged(20, 19)).letter, 'A');
  EXPECT_EQ(grade_of(judged(20, 19, 1)).letter, 'B');
  EXPECT_EQ(grade_of(judged(19, 19)).letter, 'B');
  EXPECT_EQ(grade_of(judged(10, 8)).letter, 'B');
  EXPECT_EQ(grade_of(judged(10, 6)).letter, 'C');
  EXPECT_EQ(grade_of(judged(10, 4)).letter, 'D');
  EXPECT_EQ(grade_of(judged(10, 3)).letter, 'E');
  EXPECT_EQ(grade_of(judged(10, 3)).words, "3 of 10 propositions that can be judged held");
}

TEST(Record, OthersConfirmAndRepeatingConfirmsNothing) {
  const std::vector<Report> reports(6, report("a", "p:vang", ""));
  std::vector<Proposition> propositions(3);
  for (uint32_t row = 0; row < 3; ++row) propositions[row].claims = {{row, 0}, {row + 3, 0}};
  propositions[1].disputes = {2};
  propositions[2].corrections = {{9, true}};
  const auto trace_of_row = [](uint32_t row) {
    Trace trace{{2, 2, 2, 2}, {begins(row, 0, 0, 0), begins(row + 3, 1, 1, 1)}};
    if (row == 1) trace.steps[0].way = Way::kRepeats;  // what the source says leads back to another
    return trace;
  };
  const Record record =
      record_of({{0, 0}, {1, 0}, {2, 0}, {0, 0}}, reports, propositions, trace_of_row);
  EXPECT_EQ(record.claims, 3U);
  EXPECT_EQ(record.propositions, 3U);
  EXPECT_EQ(record.confirmed, 2U);
  EXPECT_EQ(record.disputed, 1U);
  EXPECT_EQ(record.retracted, 1U);
  EXPECT_EQ(record.corrected, 0U);
  EXPECT_EQ(record.judged, 3U);
  EXPECT_EQ(record.held, 1U);
}

}  // namespace
}  // namespace kilde::proposition
