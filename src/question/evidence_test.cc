#include "question/evidence.h"

#include <gtest/gtest.h>

#include "question/test_telling.h"

namespace kilde::question {
namespace {

TEST(Evidence, CountsInstitutionsNotPapers) {
  TestTelling world;
  const ClaimRow police = world.say("w1", "2023-05-16", "A", "police", 1);
  const ClaimRow again = world.say("w2", "2023-05-16", "B", "police", 2);
  const ClaimRow fire = world.say("w3", "2023-05-17", "C", "fire brigade", 3);
  world.join({police, again, fire});
  const auto found = assess(test_question(), {{police, again, fire}}, world.telling());
  ASSERT_EQ(found.found[0].evidence.size(), 1U);
  EXPECT_EQ(found.found[0].evidence[0].institutions, 2U);
  EXPECT_EQ(found.found[0].strength.undisputed, 2U);
  EXPECT_DOUBLE_EQ(found.weighed.totals[1].against.undisputed, 2 * strength_of(2));
}

TEST(Evidence, OneInstitutionThatSaysTwoThingsIsOne) {
  TestTelling world;
  const ClaimRow one = world.say("w1", "2023-05-16", "A", "police", 1);
  const ClaimRow two = world.say("w2", "2023-05-17", "B", "police", 2);
  world.join({one});
  world.join({two});
  const auto found = assess(test_question(), {{one, two}}, world.telling());
  EXPECT_EQ(found.found[0].evidence.size(), 2U);
  EXPECT_EQ(found.found[0].strength.undisputed, 1U);
}

TEST(Evidence, WhatIsDisputedIsCountedApart) {
  TestTelling world;
  const ClaimRow police = world.say("w1", "2023-05-16", "A", "police", 1);
  const ClaimRow owner = world.say("w2", "2023-05-16", "B", "owner", 2);
  const ClaimRow fire = world.say("w3", "2023-05-17", "C", "fire brigade", 3);
  world.join({fire});
  const uint32_t disputed = world.join({police});
  world.at(disputed).disputes = {world.join({owner})};
  const auto found = assess(test_question(), {{police, fire}}, world.telling());
  EXPECT_EQ(found.found[0].evidence[1].standing, Standing::kDisputed);
  EXPECT_EQ(found.found[0].strength.undisputed, 1U);
  EXPECT_EQ(found.found[0].strength.all, 2U);
  EXPECT_EQ(found.found[0].pieces[1], 1U);
}

TEST(Evidence, WhatAPaperRetractsIsTakenOutAndTheRestStays) {
  TestTelling world;
  const ClaimRow wrong = world.say("w1", "2023-05-16", "A", "police", 1);
  const ClaimRow other = world.say("w2", "2023-05-16", "B", "fire brigade", 2);
  const ClaimRow note = world.say("w3", "2023-05-18", "A", "", 3);
  const uint32_t both = world.join({wrong, other});
  world.at(both).corrections = {{note.report, true}};
  const auto some = assess(test_question(), {{wrong, other}}, world.telling());
  EXPECT_EQ(some.found[0].evidence[0].standing, Standing::kStands);
  EXPECT_EQ(some.found[0].evidence[0].institutions, 1U);
  EXPECT_EQ(some.found[0].evidence[0].taken_back, 1U);
  const auto none = assess(test_question(), {{wrong}}, world.telling());
  EXPECT_EQ(none.found[0].evidence[0].standing, Standing::kRetracted);
  EXPECT_EQ(none.found[0].evidence[0].institutions, 1U);
  EXPECT_EQ(none.found[0].strength.all, 0U);
  EXPECT_EQ(none.weighed.totals[1].against, (Value{0, 0}));
}

TEST(Evidence, WhatAPaperSaysAgainAfterItsCorrectionCounts) {
  TestTelling world;
  const ClaimRow note = world.say("w1", "2023-05-16", "A", "", 3);
  const ClaimRow later = world.say("w2", "2023-05-18", "A", "police", 1);
  world.at(world.join({later})).corrections = {{note.report, false}};
  const auto found = assess(test_question(), {{later}}, world.telling());
  EXPECT_EQ(found.found[0].evidence[0].standing, Standing::kStands);
}

TEST(Evidence, OnlyTouchedClaimsCount) {
  TestTelling world;
  const ClaimRow police = world.say("w1", "2023-05-16", "A", "police", 1);
  const ClaimRow fire = world.say("w2", "2023-05-17", "B", "fire brigade", 2);
  world.join({police, fire});
  const auto found = assess(test_question(), {{fire}}, world.telling());
  EXPECT_EQ(found.found[0].evidence[0].claims, (std::vector<ClaimRow>{fire}));
  EXPECT_EQ(found.found[0].evidence[0].institutions, 1U);
  EXPECT_EQ(found.found[0].evidence[0].begins, (std::vector<bool>{true}));
  EXPECT_TRUE(assess(test_question(), {{}}, world.telling()).found[0].evidence.empty());
}

}  // namespace
}  // namespace kilde::question
