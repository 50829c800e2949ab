#include <gtest/gtest.h>

#include "claim/claim.h"
#include "claim/wording.h"

namespace kilde::claim {
namespace {

Report sample() {
  Report report;
  report.id = "a1", report.lang = "da", report.publisher = "Øposten", report.url = "https://x/1";
  report.published = "2024-02-12T21:35", report.cites = {"n:rataf"}, report.scene = "gn:1";
  report.spots = {{"gn:1", 55.1F, 14.7F, true}, {"gn:2", -3, -179.5F, false}};
  Claim claim;
  claim.content = {{3, 9}, {12, 40}};
  claim.attribution = 2, claim.place = Place::kCorrection, claim.form = Form::kPhrase;
  claim.act = Act::kDeny, claim.factuality = Factuality::kPredicted;
  claim.negated = claim.denied = claim.deadline = true;
  claim.predicate = "close";
  claim.terms = {{"close", Term::Kind::kConcept, Role::kPredicate, 1},
                 {"gn:1", Term::Kind::kPlace, Role::kOblique, 0.6F},
                 {"sailor", Term::Kind::kConcept, Role::kModifier, 1, true}};
  claim.quantities = {{2, 3.5, "hour", Bound::kAtLeast}};
  claim.from = -40, claim.to = 19765;
  claim.voice.name = "Lone Brandt", claim.voice.key = "p:brant", claim.voice.body = "police";
  claim.voice.via = {"n:a", "n:b"}, claim.voice.joint = true, claim.voice.from = 19766;
  claim.wording = 0xFFFFFFFFFFFFFFFF;
  report.claims = {claim, Claim{}};
  return report;
}

constexpr std::string_view kText = "Lone Brandt siger, at broen lukker i to til fire timer.";

Beside beside(const Report& report, std::string_view text = kText) {
  return {report.id,        report.lang, report.publisher, report.url, report.title,
          report.published, text};
}

std::optional<Report> again(const Report& report, const Beside& beside) {
  const Record record = encode(report, beside);
  return decode(record.words, record.numbers, beside);
}

TEST(ClaimEncoding, ComesBackAsItWas) {
  const Report report = sample();
  EXPECT_EQ(again(report, beside(report)), report);
  EXPECT_EQ(again(report, {}), report);
  EXPECT_EQ(again(Report{}, beside(report)), Report{});
}

TEST(ClaimEncoding, WhatIsKnownBesideIsNotKeptTwice) {
  Report report = sample();
  report.claims[0].wording = wording_in(kText, report.claims[0].content);
  const Record known = encode(report, beside(report)), alone = encode(report, {});
  EXPECT_LT(known.words.size() + report.url.size(), alone.words.size());
  EXPECT_LE(known.numbers.size() + sizeof(uint64_t), alone.numbers.size());
}

TEST(ClaimEncoding, BrokenBytesAreRefused) {
  const Report report = sample();
  const auto [words, numbers] = encode(report, beside(report));
  for (size_t length = 0; length < numbers.size(); ++length)
    EXPECT_EQ(decode(words, numbers.substr(0, length), beside(report)), std::nullopt) << length;
  EXPECT_EQ(decode(words, numbers + "x", beside(report)), std::nullopt);
  EXPECT_EQ(decode("", numbers, beside(report)), std::nullopt);
  for (size_t at = 0; at < numbers.size(); ++at) {  // must not crash; may read as something else
    std::string changed = numbers;
    changed[at] = static_cast<char>(changed[at] ^ 0xFF);
    (void)decode(words, changed, beside(report));
  }
}

}  // namespace
}  // namespace kilde::claim
