#include "lineage/alignment.h"

#include <gtest/gtest.h>

namespace kilde::lineage {
namespace {

std::vector<Match> match(std::string_view a, std::string_view b) {
  const WordText text = words_of(a), other = words_of(b);
  return Aligner(text).match(other);
}

constexpr std::string_view kBridge =
    "Broen over Sønderå blev lukket tirsdag morgen efter et fund af revner. "
    "Ingeniør Asta Vang ventede, at arbejdet ville tage tre uger.";

TEST(Aligner, FindsSentencesWhereverTheyStand) {
  const auto matches =
      match(std::string("Kommunen holdt møde i går aftes. ") + std::string(kBridge), kBridge);
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].sentence, 1u);
  EXPECT_EQ(matches[0].other, 0u);
  EXPECT_DOUBLE_EQ(matches[0].likeness(), 1);
}

TEST(Aligner, SeesThroughEditsAndMovedClauses) {
  const auto edited =
      match("Broen over Sønderå blev spærret tirsdag aften efter fund af store revner.", kBridge);
  ASSERT_EQ(edited.size(), 1u);
  EXPECT_GT(edited[0].likeness(), 0.6);
  EXPECT_LT(edited[0].likeness(), 1);
  const auto moved = match("At arbejdet ville tage tre uger, ventede ingeniør Asta Vang.", kBridge);
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(moved[0].other, 1u);
}

TEST(Aligner, TakesAFewWordsOnlyBesideAMatch) {
  EXPECT_TRUE(match("Noget helt andet skete her. Det skriver Fjordbladet.",
                    "Vejret bliver godt i morgen. Det skriver Fjordbladet.")
                  .empty());
  const std::string with = std::string(kBridge) + " Han gik hjem.";
  EXPECT_EQ(match(with, with).size(), 3u);
}

TEST(Aligner, FindsNothingInOtherTexts) {
  EXPECT_TRUE(
      match(kBridge, "Vejret bliver godt i morgen, og solen skinner over hele landet.").empty());
  EXPECT_TRUE(match("", kBridge).empty());
  EXPECT_TRUE(match(kBridge, "").empty());
}

}  // namespace
}  // namespace kilde::lineage
