#include "proposition/propositions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::Quantity;
using claim::Report;
using claim::Role;
using claim::Term;

const Resolver& resolver() {
  static const Resolver loaded = std::move(Resolver::load(KILDE_ROOT).value());
  return loaded;
}

// A claim that speaks of some concepts, the first being its predicate.
claim::Claim told(const std::vector<std::string>& concepts, const std::string& speaker = "",
                  const std::string& body = "") {
  static uint64_t wording = 0;
  claim::Claim claim;
  claim.content = {{10, 30}};
  claim.wording = ++wording;
  claim.predicate = concepts.front();
  for (const std::string& key : concepts)
    claim.terms.push_back(
        {key, Term::Kind::kConcept, key == concepts.front() ? Role::kPredicate : Role::kObject, 1});
  std::ranges::sort(claim.terms, {}, &Term::key);
  if (!speaker.empty()) {
    claim.attribution = 0;
    claim.voice.name = claim.voice.key = speaker;
    claim.voice.body = body;
    claim.voice.kind = SourceKind::kPerson;
  }
  return claim;
}

Report report(const std::string& id, const std::string& day, std::vector<claim::Claim> claims,
              const std::string& publisher = "") {
  Report report;
  report.id = id, report.lang = "da", report.published = day;
  report.publisher = publisher.empty() ? "paper " + id : publisher;
  report.publisher_key = "n:" + report.publisher;
  report.claims = std::move(claims);
  for (size_t i = 0; i < report.claims.size(); ++i)
    report.claims[i].content = {
        {static_cast<uint32_t>(100 * i), static_cast<uint32_t>(100 * i + 50)}};
  return report;
}

// What stands between the claims at hand, so that their terms are rare.
Report noise(const std::string& id, const std::string& day) {
  std::vector<claim::Claim> claims;
  for (const char* word : {"museum", "wolf", "bread", "music", "coal", "snow", "bus", "judge",
                           "tax", "goal", "milk", "storm"})
    claims.push_back(told({word, "n" + id + word}));
  return report(id, day, std::move(claims));
}

using Sets = std::set<std::set<std::pair<std::string, uint32_t>>>;

Sets sets_of(const std::vector<Report>& reports, const std::vector<Proposition>& propositions) {
  Sets sets;
  for (const Proposition& proposition : propositions) {
    std::set<std::pair<std::string, uint32_t>> claims;
    for (const ClaimRow& row : proposition.claims)
      claims.emplace(reports[row.report].id, row.claim);
    sets.insert(std::move(claims));
  }
  return sets;
}

const Proposition& of(const std::vector<Proposition>& propositions, uint32_t report,
                      uint32_t claim) {
  for (const Proposition& proposition : propositions)
    if (std::ranges::find(proposition.claims, ClaimRow{report, claim}) != proposition.claims.end())
      return proposition;
  throw std::runtime_error("no such claim");
}

TEST(Propositions, EveryClaimIsInOne) {
  const std::vector<Report> reports{noise("a", "2024-02-12"), noise("b", "2024-02-13")};
  size_t claims = 0;
  for (const Proposition& proposition : resolver().resolve(reports, {}))
    claims += proposition.claims.size();
  EXPECT_EQ(claims, 24U);
  EXPECT_TRUE(resolver().resolve({}, {}).empty());
}

TEST(Propositions, SpeakersAndInstitutionsAreCountedApart) {
  const std::vector<std::string> words{"close", "bridge", "ship"};
  std::vector<Report> reports{noise("x", "2024-02-11"), noise("y", "2024-02-11"),
                              report("a", "2024-02-12T08:00", {told(words, "p:vang", "police")}),
                              report("b", "2024-02-12T09:00", {told(words, "p:holm", "police")}),
                              report("c", "2024-02-12T10:00", {told(words)})};
  const auto found = resolver().resolve(reports, {});
  const Proposition& closed = of(found, 2, 0);
  EXPECT_EQ(closed.claims.size(), 3U);
  EXPECT_EQ(closed.origins, (Origins{2, 2, 1, 1}));  // the paper's own voice came after them
}

// The number of propositions that two claims of two reports are.
size_t kinds_of(const claim::Claim& one, const claim::Claim& other) {
  const std::vector<Report> reports{noise("x", "2024-02-11"), noise("y", "2024-02-11"),
                                    report("a", "2024-02-12T08:00", {one}),
                                    report("b", "2024-02-12T09:00", {other})};
  const auto found = resolver().resolve(reports, {});
  return of(found, 2, 0).claims == of(found, 3, 0).claims ? 1 : 2;
}

claim::Term& term_of(claim::Claim& claim, const std::string& key) {
  return *std::ranges::find(claim.terms, key, &Term::key);
}

TEST(Propositions, SeveralAreNotOne) {
  claim::Claim three = told({"die", "sailor", "ship"}), one = three, any = three;
  three.quantities = {Quantity{3, 3, "sailor", claim::Bound::kExact}};
  term_of(one, "sailor").single = true;
  one.wording = 1'000'001, any.wording = 1'000'002;
  EXPECT_EQ(kinds_of(one, any), 1U);
  EXPECT_EQ(kinds_of(three, one), 2U);
}

TEST(Propositions, WhatOneStateDidAnotherDidNot) {
  claim::Claim russian = told({"hit", "ship", "drone", "country:RU"}), again = russian,
               ukrainian = told({"hit", "ship", "drone", "country:UA"});
  again.wording = 1'000'003;
  EXPECT_EQ(kinds_of(russian, again), 1U);
  EXPECT_EQ(kinds_of(russian, ukrainian), 2U);
}

TEST(Propositions, WhatCannotBothBeIsTwo) {
  const claim::Claim fake = told({"be", "letter", "fake"}),
                     genuine = told({"be", "letter", "genuine"}),
                     long_one = told({"be", "letter", "long"});
  EXPECT_EQ(kinds_of(fake, genuine), 2U);
  EXPECT_EQ(kinds_of(fake, long_one), 1U);
}

TEST(Propositions, ListenersTellOccasionsApart) {
  const std::vector<std::string> words{"close", "bridge", "ship"};
  claim::Claim one = told(words, "p:vang", "police"), two = told(words, "p:vang", "police");
  one.voice.to = "n:ritzau", two.voice.to = "n:posten";
  const std::vector<Report> reports{noise("x", "2024-02-11"),
                                    report("a", "2024-02-12", {one}, "ritzau"),
                                    report("b", "2024-02-12", {two}, "posten")};
  EXPECT_EQ(of(resolver().resolve(reports, {}), 1, 0).origins, (Origins{2, 1, 1, 1}));
}

TEST(Propositions, WhatIsToldVaguelyAddsNothing) {
  const std::vector<std::string> words{"close", "bridge", "ship"};
  claim::Claim person = told(words, "p:vang", "police"), body = told(words, "b:police", "police");
  claim::Claim land = told(words, "country:DK"), foreign = told(words, "b:police", "police");
  person.voice.body_names = {"country:DK"}, foreign.voice.body_names = {"country:SE"};
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {person}),
                                    report("b", "2024-02-13", {body}),
                                    report("c", "2024-02-14", {land})};
  EXPECT_EQ(of(resolver().resolve(reports, {}), 1, 0).origins, (Origins{1, 1, 1, 1}));
  std::vector<Report> two = reports;
  two.push_back(report("d", "2024-02-15", {foreign}));
  EXPECT_EQ(of(resolver().resolve(two, {}), 1, 0).origins, (Origins{2, 2, 2, 2}));
}

TEST(Propositions, CopiesAddNothing) {
  const std::vector<std::string> words{"close", "bridge", "ship"};
  const std::vector<Report> reports{noise("x", "2024-02-11"),
                                    report("a", "2024-02-12", {told(words, "p:vang", "police")}),
                                    report("b", "2024-02-13", {told(words, "p:holm", "army")})};
  std::vector<lineage::Descent> descents(3);
  descents[2].parent = 1, descents[2].copies = {{{0, 60}, 1, {0, 60}, 1, {0, 60}, 1}};
  EXPECT_EQ(of(resolver().resolve(reports, descents), 1, 0).origins, (Origins{1, 1, 1, 1}));
  EXPECT_EQ(of(resolver().resolve(reports, {}), 1, 0).origins, (Origins{2, 2, 2, 1}));
}

TEST(Propositions, NumbersAndDenialsAreInDispute) {
  claim::Claim three = told({"injure", "bridge", "car"}), five = three, none = three;
  three.quantities = {{3, 3, "person", claim::Bound::kExact}};
  five.quantities = {{5, 5, "person", claim::Bound::kAtLeast}};
  five.wording = 901, none.wording = 902, none.negated = true;
  none.quantities = three.quantities;
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {three}),
                                    report("b", "2024-02-12", {five}),
                                    report("c", "2024-02-12", {none})};
  const auto found = resolver().resolve(reports, {});
  EXPECT_EQ(of(found, 1, 0).claims.size(), 1U);
  EXPECT_EQ(of(found, 1, 0).disputes.size(), 2U);
}

// Whether two claims cannot both be true.
bool dispute(const claim::Claim& one, const claim::Claim& other,
             const std::string& day = "2024-02-12") {
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {one}),
                                    report("b", day, {other})};
  std::vector<Said> said;
  for (const Report& each : reports)
    for (const claim::Claim& claim : each.claims) said.push_back({&each, &claim});
  const Commonness commonness(said, Size::kFew);
  const Comparer comparer(resolver().model(), resolver().opposites(), said, commonness);
  const auto a = static_cast<uint32_t>(reports[0].claims.size()), b = a + 1;
  return disputes(comparer, resolver().concepts(), said[a], said[b], comparer.features(a, b));
}

TEST(Propositions, TwoCausesExcludeEachOther) {
  const claim::Claim drone = told({"hit", "ship", "drone"}), mine = told({"hit", "ship", "mine"}),
                     bread = told({"hit", "ship", "bread"});
  EXPECT_TRUE(dispute(drone, mine));
  EXPECT_FALSE(dispute(drone, bread));
}

TEST(Propositions, WhatCameLaterIsNoDispute) {
  const claim::Claim arrested = told({"arrest", "captain", "ship"}),
                     free = told({"release", "captain", "ship"});
  EXPECT_TRUE(dispute(arrested, free));
  EXPECT_FALSE(dispute(arrested, free, "2024-03-14"));
  const claim::Claim fake = told({"fake", "letter", "ministry"}),
                     genuine = told({"genuine", "letter", "ministry"});
  EXPECT_TRUE(dispute(fake, genuine, "2024-03-14"));
}

TEST(Propositions, AClauseDisputesNotTheSentenceThatItStandsIn) {
  const claim::Claim clause = told({"hit", "ship", "drone"});
  claim::Claim sentence = clause;
  sentence.negated = true, sentence.wording = 903;
  std::vector<Report> reports{report("a", "2024-02-12", {clause, sentence}),
                              noise("x", "2024-02-11")};
  std::vector<Said> said;
  for (const Report& each : reports)
    for (const claim::Claim& claim : each.claims) said.push_back({&each, &claim});
  const Commonness commonness(said, Size::kFew);
  const Comparer comparer(resolver().model(), resolver().opposites(), said, commonness);
  const auto clash = [&](ByteSpan words) {
    reports[0].claims[1].content = {words};
    return disputes(comparer, resolver().concepts(), said[0], said[1], comparer.features(0, 1));
  };
  EXPECT_TRUE(clash({100, 150}));
  EXPECT_FALSE(clash({0, 150}));
  reports[0].claims[1].denied = true;
  EXPECT_TRUE(clash({0, 150}));
}

TEST(Propositions, RivalCausesNeedLessInCommonThanOtherOpposites) {
  const std::vector<std::string> more{"crew", "harbour", "night", "sail"};
  const auto with = [&](std::vector<std::string> words, const std::string& mark) {
    for (const std::string& word : more) words.push_back(word + mark);
    return told(words);
  };
  const claim::Claim drone = with({"hit", "ship", "drone"}, "1"),
                     fault = with({"cause", "ship", "technical"}, "2"),
                     guns = with({"shoot", "ship", "fire"}, "2"),
                     opened = with({"open", "ship", "cause"}, "1"),
                     closed = with({"close", "ship", "technical"}, "2");
  EXPECT_TRUE(dispute(drone, fault));
  EXPECT_FALSE(dispute(drone, guns));
  EXPECT_FALSE(dispute(opened, closed));

  // In one town, but of two things.
  const auto there = [&](std::vector<std::string> words, const std::string& mark) {
    claim::Claim claim = with(std::move(words), mark);
    for (Term& term : claim.terms)
      if (term.key.starts_with("gn:")) term.kind = Term::Kind::kPlace;
    return claim;
  };
  EXPECT_FALSE(dispute(there({"hit", "depot", "drone", "gn:1"}, "1"),
                       there({"cause", "pier", "mine", "gn:1"}, "2")));
}

TEST(Propositions, WhatIsDeniedOfOneStateIsNotDeniedOfAll) {
  const claim::Claim any = told({"hit", "ship", "drone"}),
                     russian = told({"hit", "ship", "drone", "country:RU"}),
                     ukrainian = told({"hit", "ship", "drone", "country:UA"});
  claim::Claim not_russian = russian, not_ukrainian = ukrainian, none = any;
  not_russian.negated = not_ukrainian.negated = none.negated = true;
  EXPECT_TRUE(dispute(russian, ukrainian));
  EXPECT_FALSE(dispute(not_russian, not_ukrainian));
  EXPECT_TRUE(dispute(russian, not_russian));
  EXPECT_FALSE(dispute(any, not_russian));
  EXPECT_TRUE(dispute(none, russian));
}

TEST(Propositions, WhatIsOnlyPossibleDecidesNothing) {
  claim::Claim foretold = told({"open", "bridge", "car"}), came = told({"open", "bridge", "car"});
  foretold.factuality = Factuality::kPredicted, came.factuality = Factuality::kPossible;
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {foretold}),
                                    report("b", "2024-02-14", {came})};
  const auto found = resolver().resolve(reports, {});
  ASSERT_TRUE(of(found, 1, 0).prediction);
  EXPECT_EQ(of(found, 1, 0).prediction->guess, Outcome::kOpen);
}

TEST(Propositions, WhatCameTellsWhatWasForetold) {
  claim::Claim foretold = told({"open", "bridge", "car"}), came = told({"open", "bridge", "car"});
  foretold.factuality = Factuality::kPredicted, foretold.deadline = true;
  foretold.to = 19770, came.from = 19766, came.to = 19767;  // 2024-02-13
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {foretold}),
                                    report("b", "2024-02-14", {came})};
  const auto found = resolver().resolve(reports, {});
  ASSERT_TRUE(of(found, 1, 0).prediction);
  EXPECT_EQ(of(found, 1, 0).prediction->guess, Outcome::kTrue);
  EXPECT_EQ(of(found, 1, 0).prediction->from, 19765);
  EXPECT_EQ(of(found, 1, 0).prediction->to, 19770);
  EXPECT_FALSE(of(found, 2, 0).prediction);
}

TEST(Propositions, LessThanWasForetoldIsNotWhatWasForetold) {
  auto outcome = [](double came) {
    claim::Claim foretold = told({"fall", "share", "ferry"}),
                 later = told({"fall", "share", "ferry"});
    foretold.factuality = Factuality::kPredicted;
    foretold.from = later.from = 19766, foretold.to = later.to = 19767;  // 2024-02-13
    foretold.quantities = {{10, 10, "percent", claim::Bound::kAtLeast}};
    later.quantities = {{came, came, "percent", claim::Bound::kExact}};
    const std::vector<Report> reports{noise("x", "2024-02-11"),
                                      report("a", "2024-02-12", {foretold}),
                                      report("b", "2024-02-13", {later})};
    const auto found = resolver().resolve(reports, {});
    return of(found, 1, 0).prediction->guess;
  };
  EXPECT_EQ(outcome(4), Outcome::kFalse);
  EXPECT_EQ(outcome(14), Outcome::kTrue);
}

TEST(Propositions, WhatAPaperTakesBackIsRetracted) {
  claim::Claim first = told({"hit", "plane", "bird"}), again = told({"hit", "plane", "bird"});
  again.place = claim::Place::kCorrection, again.earlier = again.withdrawn = true;
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {first}),
                                    report("b", "2024-02-13", {again})};
  const auto found = resolver().resolve(reports, {});
  EXPECT_EQ(of(found, 1, 0).corrections, (std::vector<Correction>{{2, true}}));
}

// No dispute: more were found overnight. But the new version no longer says what the old one did.
TEST(Propositions, ANewVersionThatCountsOtherwiseCorrectsTheOldOne) {
  auto hurt = [](double number) {
    claim::Claim claim = told({"injure", "driver", "ferry"});
    claim.quantities = {{number, number, "driver", claim::Bound::kExact}};
    return claim;
  };
  const std::vector<Report> reports{noise("x", "2024-02-11"), report("a", "2024-02-12", {hurt(3)}),
                                    report("b", "2024-02-13", {hurt(11)}),
                                    report("c", "2024-02-14", {hurt(11), hurt(3)})};
  std::vector<lineage::Descent> descents(4);
  descents[2].update_of = 1;
  EXPECT_EQ(of(resolver().resolve(reports, descents), 1, 0).corrections,
            (std::vector<Correction>{{2, false}}));
  descents[2].update_of = lineage::kNoReport, descents[3].update_of = 1;
  EXPECT_TRUE(of(resolver().resolve(reports, descents), 1, 0).corrections.empty());
}

// Any order of adding gives the same propositions and counts.
TEST(Propositions, OrderChangesNothing) {
  std::mt19937 random(7);
  const std::vector<std::string> words{"close", "open", "bridge", "ship", "car",
                                       "fire",  "hit",  "die",    "bus",  "snow"};
  std::vector<Report> reports;
  for (int i = 0; i < 12; ++i) {
    std::vector<claim::Claim> claims;
    for (int j = 0; j < 6; ++j) {
      std::set<std::string> chosen;
      while (chosen.size() < 3) chosen.insert(words[random() % words.size()]);
      claims.push_back(
          told({chosen.begin(), chosen.end()}, random() % 2 ? "p:vang" : "", "police"));
      if (random() % 3 == 0)
        claims.back().quantities = {
            {static_cast<double>(2 + random() % 3), 4, "person", claim::Bound::kExact}};
      claims.back().negated = random() % 5 == 0;
    }
    reports.push_back(report("r" + std::to_string(i), "2024-02-1" + std::to_string(i % 4), claims));
  }
  auto counts = [](const std::vector<Report>& in, const std::vector<Proposition>& found) {
    std::multiset<std::string> told;
    for (const Proposition& p : found)
      told.insert(in[p.claims[0].report].id + " " + std::to_string(p.claims[0].claim) + " " +
                  std::to_string(p.origins.occasion) + std::to_string(p.origins.speaker) +
                  std::to_string(p.origins.institution) + " " + std::to_string(p.disputes.size()));
    return told;
  };
  const auto first = resolver().resolve(reports, {});
  const Sets sets = sets_of(reports, first);
  const auto told_first = counts(reports, first);
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(reports, random);
    const auto found = resolver().resolve(reports, {});
    EXPECT_EQ(sets_of(reports, found), sets);
    EXPECT_EQ(counts(reports, found), told_first);
  }
}

TEST(Propositions, AThousandAlikeAreOne) {
  std::vector<Report> reports;
  claim::Claim claim = told({"close", "bridge", "ship"}, "p:vang", "police");
  for (int i = 0; i < 1000; ++i)
    reports.push_back(report(std::to_string(i), "2024-02-12", {claim}));
  const auto found = resolver().resolve(reports, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].origins.speaker, 1U);
}

}  // namespace
}  // namespace kilde::proposition
