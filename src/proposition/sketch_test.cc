#include "proposition/sketch.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "proposition/commonness.h"

namespace kilde::proposition {
namespace {

using claim::Role;
using claim::Term;

Report some_report() {
  Report report;
  report.id = "r1", report.published = "2024-02-12T10:00", report.lang = "da";
  report.spots = {{"gn:1", 55.5F, 12.25F, true}, {"gn:2", 60, 10, false}};
  Claim claim;
  claim.content = {{30, 40}, {50, 64}};
  claim.predicate = "fly";
  claim.terms = {{"country:RU", Term::Kind::kConcept, Role::kSubject, 0.8F, false},
                 {"drone", Term::Kind::kConcept, Role::kSubject, 0.8F, true},
                 {"fly", Term::Kind::kConcept, Role::kPredicate, 0.25F, false},
                 {"gn:1", Term::Kind::kPlace, Role::kOblique, 1, false},
                 {"gn:2", Term::Kind::kPlace, Role::kOblique, 1, false}};
  claim.quantities = {{5, 5, "drone", claim::Bound::kAtLeast},
                      {0.5, 1e300, "", claim::Bound::kAbout},
                      {-3, -3, "degree", claim::Bound::kExact}};
  claim.from = 19'000, claim.negated = true, claim.factuality = Factuality::kPredicted;
  claim.voice.key = "p:lone brandt", claim.voice.to = "n:ritzau";
  claim.wording = std::numeric_limits<uint64_t>::max();
  report.claims = {claim, claim};
  report.claims[1].content = {{2, 9}};
  report.claims[1].place = claim::Place::kHeadline, report.claims[1].form = claim::Form::kPhrase;
  return report;
}

TEST(Sketch, HasWhatAClaimIsComparedBy) {
  const SketchedReport all = sketch_of(some_report());
  ASSERT_EQ(all.claims.size(), 2U);
  const Sketch& sketch = all.claims[0];
  EXPECT_EQ(sketch.begin, 30U);
  EXPECT_EQ(sketch.end, 64U);
  ASSERT_EQ(sketch.spots.size(), 1U);  // the region is no small place
  EXPECT_EQ(sketch.spots[0].key, mark_of("gn:1"));
  EXPECT_TRUE(std::ranges::is_sorted(sketch.terms, {}, &Sketch::Term::key));
  for (const Sketch::Term& term : sketch.terms) {
    EXPECT_EQ(term.weighty, term.key != mark_of("fly"));
    EXPECT_EQ(term.single, term.key == mark_of("drone"));
    EXPECT_EQ(term.land, term.key == mark_of("country:RU"));
  }
  EXPECT_EQ(sketch.voice, mark_of("p:lone brandt"));
  EXPECT_EQ(sketch.numbers[1].of, 0U);
}

TEST(Sketch, IsReadAsItWasWritten) {
  const SketchedReport all = sketch_of(some_report());
  EXPECT_EQ(decode_sketches(encode(all)), all);
  EXPECT_EQ(decode_sketches(encode({})), SketchedReport());
}

// Whatever the bytes: some sketches or none, and no harm done.
TEST(Sketch, BytesThatNobodyWroteAreRefused) {
  const std::string whole = encode(sketch_of(some_report()));
  for (size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(decode_sketches(std::string_view(whole).substr(0, size)));
  EXPECT_FALSE(decode_sketches(whole + "x"));
  std::mt19937 random(1);
  for (int i = 0; i < 5000; ++i) {
    std::string bytes = whole;
    for (int j = 0; j < 3; ++j) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (const auto read = decode_sketches(bytes)) {
      for (const Sketch& claim : read->claims) EXPECT_LE(claim.terms.size(), bytes.size());
    }
  }
}

TEST(Sketch, OnlyTheWeightiestTermsFindOthers) {
  Report report;
  Claim& claim = report.claims.emplace_back();
  claim.content = {{0, 9}};
  for (char c = 'a'; c < 'a' + 20; ++c)
    claim.terms.push_back(
        {std::string(1, c), Term::Kind::kConcept, Role::kObject, c < 'f' ? 0.5F : 0.7F, false});
  const SketchedReport sketched = sketch_of(report);
  size_t weighty = 0;
  for (const Sketch::Term& term : sketched.claims[0].terms) weighty += term.weighty;
  EXPECT_EQ(weighty, 12U);
}

}  // namespace
}  // namespace kilde::proposition
