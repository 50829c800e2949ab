#include "proposition/rulings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <stdexcept>

#include "judgement/contradictions.h"
#include "judgement/rulings.h"
#include "proposition/origins.h"

namespace kilde::proposition {
namespace {

using claim::Report;

const Resolver& resolver() {
  static const Resolver loaded = std::move(Resolver::load(KILDE_ROOT).value());
  return loaded;
}

claim::Claim told(const std::vector<std::string>& concepts, uint64_t wording,
                  const std::string& speaker = "", const std::string& body = "") {
  claim::Claim claim;
  claim.wording = wording;
  claim.predicate = concepts.front();
  for (const std::string& key : concepts)
    claim.terms.push_back({key, claim::Term::Kind::kConcept,
                           key == concepts.front() ? claim::Role::kPredicate : claim::Role::kObject,
                           1});
  std::ranges::sort(claim.terms, {}, &claim::Term::key);
  claim.attribution = speaker.empty() ? -1 : 0;
  claim.voice.name = claim.voice.key = speaker;
  claim.voice.body = body;
  claim.voice.kind = speaker.empty() ? SourceKind::kNone : SourceKind::kPerson;
  return claim;
}

Report report(const std::string& id, const std::string& day, std::vector<claim::Claim> claims) {
  Report report;
  report.id = id, report.lang = "da", report.published = day;
  report.publisher = "paper " + id, report.publisher_key = "n:paper" + id;
  report.claims = std::move(claims);
  for (uint32_t i = 0; i < report.claims.size(); ++i)
    report.claims[i].content = {{100 * i, 100 * i + 50}};
  return report;
}

// So that the terms of the claims at hand are rare.
Report noise() {
  std::vector<claim::Claim> claims;
  for (const char* word : {"museum", "wolf", "bread", "music", "coal", "snow", "bus", "judge",
                           "tax", "goal", "milk", "storm"})
    claims.push_back(told({word, std::string("n") + word}, claims.size() + 1));
  return report("noise", "2024-02-11", std::move(claims));
}

const Proposition& of(const std::vector<Proposition>& propositions, ClaimRow row) {
  for (const Proposition& proposition : propositions)
    if (std::ranges::find(proposition.claims, row) != proposition.claims.end()) return proposition;
  throw std::runtime_error("no such claim");
}

// Three that say the same, and one that says another thing.
std::vector<Report> four() {
  const std::vector<std::string> words{"close", "bridge", "ship"};
  return {noise(), report("a", "2024-02-12", {told(words, 101, "p:vang", "police")}),
          report("b", "2024-02-13", {told(words, 101, "p:holm", "army")}),
          report("c", "2024-02-14", {told(words, 103, "p:krag", "court")}),
          report("d", "2024-02-15", {told({"rise", "water"}, 104, "p:voss", "company")})};
}

constexpr ClaimRow kA{1, 0}, kB{2, 0}, kC{3, 0}, kD{4, 0};

TEST(PropositionRulings, WhatIsMergedIsOneWhateverItSays) {
  const std::vector<Report> reports = four();
  EXPECT_EQ(of(resolver().resolve(reports, {}), kA).claims.size(), 3U);
  Rulings rulings;
  rulings.same = {{"j1", {kA, kD}}};
  const auto found = resolver().resolve(reports, {}, rulings);
  EXPECT_EQ(of(found, kD).claims.size(), 4U);
  EXPECT_EQ(of(found, kD).origins, (Origins{4, 4, 4, 2}));
  EXPECT_EQ(of(found, kD).judgements, std::vector<std::string>{"j1"});
  EXPECT_TRUE(of(found, {0, 0}).judgements.empty());
}

TEST(PropositionRulings, WhatIsSplitIsApartThoughItsWordsAreTheSame) {
  const std::vector<Report> reports = four();
  Rulings rulings;
  rulings.apart = {{"j1", {kA}, {kB, kC}}};
  const auto found = resolver().resolve(reports, {}, rulings);
  EXPECT_EQ(of(found, kA).claims.size(), 1U);
  EXPECT_EQ(of(found, kB).claims.size(), 2U);
  EXPECT_EQ(of(found, kA).judgements, std::vector<std::string>{"j1"});
  EXPECT_EQ(of(found, kC).judgements, std::vector<std::string>{"j1"});
}

TEST(PropositionRulings, AVoiceChangesOriginsAndNotWhatIsOne) {
  std::vector<Report> reports = four();
  Rulings rulings;
  claim::Voice vang = reports[1].claims[0].voice;
  rulings.voices = {{"j1", kB, vang}, {"j1", kC, vang}};
  judgement::overrule(rulings, reports);
  const auto found = resolver().resolve(reports, {}, rulings);
  EXPECT_EQ(of(found, kA).claims.size(), 3U);
  EXPECT_EQ(of(found, kA).origins, (Origins{1, 1, 1, 1}));
  EXPECT_EQ(of(found, kA).judgements, std::vector<std::string>{"j1"});
}

TEST(PropositionRulings, OneOccasionMayHaveTwoSpeakers) {
  const std::vector<Report> reports = four();
  Rulings rulings;
  rulings.occasions = {{"j1", {kA, kB}}};
  const auto found = resolver().resolve(reports, {}, rulings);
  EXPECT_EQ(of(found, kA).origins, (Origins{2, 3, 3, 1}));
  const Trace trace = resolver().trace(of(found, kA), reports, {}, Voices(reports), rulings);
  EXPECT_EQ(trace.steps[0].occasion, trace.steps[1].occasion);
  EXPECT_NE(trace.steps[0].speaker, trace.steps[1].speaker);
}

TEST(PropositionRulings, APersonDecidesAndTheGuessIsKept) {
  std::vector<Report> reports = four();
  reports[4].claims[0].factuality = Factuality::kPredicted;
  Rulings rulings;
  rulings.outcomes = {{"j1", "true", "bo", "1", {{kD}}},
                      {"j2", "false", "ib", "2", {{kD}, {kA}}},  // half of it
                      {"j3", "true", "bo", "3", {{kA}, {kB}, {kD}}}};
  const auto found = resolver().resolve(reports, {}, rulings);
  ASSERT_TRUE(of(found, kD).prediction);
  const Prediction& prediction = *of(found, kD).prediction;
  EXPECT_EQ(prediction.guess, Outcome::kOpen);
  EXPECT_EQ(prediction.outcome(), Outcome::kFalse);
  EXPECT_EQ(prediction.decision, (Decision{Outcome::kFalse, "j2", "ib", {"j1"}}));
  EXPECT_EQ(of(found, kD).judgements, (std::vector<std::string>{"j1", "j2"}));
  EXPECT_TRUE(of(found, kA).judgements.empty());  // it foretells nothing
}

// Reports that share words at random, with merges and splits between any of their claims.
class Heap {
 public:
  explicit Heap(uint32_t seed) : random_(seed) {
    const std::vector<std::string> words{"close", "open", "bridge", "ship", "car", "fire", "hit"};
    for (int i = 0; i < 10; ++i) {
      std::vector<claim::Claim> claims;
      for (int j = 0; j < 5; ++j) {
        std::set<std::string> chosen;
        while (chosen.size() < 3) chosen.insert(words[random_() % words.size()]);
        claims.push_back(told({chosen.begin(), chosen.end()}, 500 + random_() % 30,
                              random_() % 2 ? "p:vang" : "", "police"));
      }
      reports_.push_back(
          report("r" + std::to_string(i), "2024-02-1" + std::to_string(i % 3), claims));
    }
    for (int i = 0; i < 4; ++i) {
      same_.push_back({any(), any()});
      apart_.push_back({any(), any()});
    }
  }

  const std::vector<Report>& reports() const { return reports_; }
  void shuffle() { std::ranges::shuffle(reports_, random_); }

  // The propositions by ids, with what they count.
  std::multiset<std::string> resolve() const {
    Rulings rulings = ruled();
    std::multiset<std::string> told;
    for (const Proposition& p : resolver().resolve(reports_, {}, rulings)) {
      std::set<std::string> claims;
      for (const ClaimRow& row : p.claims)
        claims.insert(reports_[row.report].id + "." + std::to_string(row.claim));
      std::string line = std::to_string(p.origins.occasion) + std::to_string(p.origins.speaker);
      for (const std::string& claim : claims) line += " " + claim;
      for (const std::string& id : p.judgements) line += " " + id;
      told.insert(line);
    }
    return told;
  }

  Rulings ruled() const {
    Rulings rulings;
    for (size_t i = 0; i < same_.size(); ++i) {
      auto [a, b] = sorted(same_[i]);
      rulings.same.push_back({"m" + std::to_string(i), {a, b}});
      const auto [c, d] = apart_[i];
      if (c != d) rulings.apart.push_back({"s" + std::to_string(i), {row(c)}, {row(d)}});
    }
    judgement::keep_consistent(rulings, {"m0", "s0", "m1", "s1", "m2", "s2", "m3", "s3"});
    return rulings;
  }

 private:
  using Name = std::pair<int, uint32_t>;  // of a claim, whatever row its report has
  Name any() { return {static_cast<int>(random_() % 10), static_cast<uint32_t>(random_() % 5)}; }
  ClaimRow row(const Name& name) const {
    const auto at = std::ranges::find(reports_, "r" + std::to_string(name.first), &Report::id);
    return {static_cast<uint32_t>(at - reports_.begin()), name.second};
  }
  std::pair<ClaimRow, ClaimRow> sorted(const std::pair<Name, Name>& names) const {
    return std::minmax(row(names.first), row(names.second));
  }

  std::mt19937 random_;
  std::vector<Report> reports_;
  std::vector<std::pair<Name, Name>> same_, apart_;
};

TEST(PropositionRulings, AnyOrderOfReportsGivesTheSame) {
  for (uint32_t seed = 1; seed <= 8; ++seed) {
    Heap heap(seed);
    const auto first = heap.resolve();
    for (int round = 0; round < 5; ++round) {
      heap.shuffle();
      EXPECT_EQ(heap.resolve(), first) << "seed " << seed;
    }
  }
}

TEST(PropositionRulings, WhatIsRuledHolds) {
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    const Heap heap(seed);
    const Rulings rulings = heap.ruled();
    EXPECT_GE(rulings.same.size() + rulings.apart.size() + rulings.conflicts.size(), 4U);
    const auto found = resolver().resolve(heap.reports(), {}, rulings);
    for (const judgement::Tie& tie : rulings.same)
      EXPECT_EQ(&of(found, tie.claims[0]), &of(found, tie.claims[1]));
    for (const judgement::Rift& rift : rulings.apart)
      EXPECT_NE(&of(found, rift.these[0]), &of(found, rift.those[0]));
  }
}

}  // namespace
}  // namespace kilde::proposition
