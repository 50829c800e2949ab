#include <gtest/gtest.h>

#include "claim/claim.h"

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

TEST(ClaimEncoding, ComesBackAsItWas) {
  EXPECT_EQ(decode(encode(sample())), sample());
  EXPECT_EQ(decode(encode(Report{})), Report{});
}

TEST(ClaimEncoding, BrokenBytesAreRefused) {
  const std::string bytes = encode(sample());
  for (size_t length = 0; length < bytes.size(); ++length)
    EXPECT_EQ(decode(bytes.substr(0, length)), std::nullopt) << length;
  EXPECT_EQ(decode(bytes + "x"), std::nullopt);
  for (size_t at = 0; at < bytes.size(); ++at) {  // must not crash; may read as something else
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0xFF);
    (void)decode(changed);
  }
}

}  // namespace
}  // namespace kilde::claim
