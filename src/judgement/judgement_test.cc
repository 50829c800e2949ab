#include "judgement/judgement.h"

#include <gtest/gtest.h>

namespace kilde::judgement {
namespace {

Judgement made(Kind kind, const std::string& value, const std::string& time) {
  Judgement judgement;
  judgement.kind = kind, judgement.value = value, judgement.by = "bo", judgement.time = time;
  judgement.id = id_of(judgement);
  return judgement;
}

TEST(Judgement, KindsHaveWords) {
  for (size_t i = 0; i < kKinds; ++i)
    EXPECT_EQ(parse_kind(to_string(static_cast<Kind>(i))), static_cast<Kind>(i));
  EXPECT_FALSE(parse_kind("join"));
}

TEST(Judgement, AnIdTellsWhatWasDecidedAndNotTheWordsQuoted) {
  Judgement one = made(Kind::kMerge, "", "2024-02-12T22:40:05Z");
  one.claims = {{"w1", 7, 0, 10, "the bridge"}};
  Judgement other = one;
  other.claims[0].words.clear();
  EXPECT_EQ(id_of(one), id_of(other));
  EXPECT_EQ(id_of(one).size(), 13U);
  other.claims[0].begin = 1;
  EXPECT_NE(id_of(one), id_of(other));
  Judgement shifted = one;  // the same letters in other fields
  shifted.name = "b", shifted.by = "o";
  EXPECT_NE(id_of(one), id_of(shifted));
}

TEST(Judgement, WhatIsTakenBackDoesNotStand) {
  const Judgement first = made(Kind::kTrust, "B", "2024-02-12T08:00:00Z");
  const Judgement back = made(Kind::kRetract, first.id, "2024-02-13T08:00:00Z");
  const Judgement again = made(Kind::kRetract, back.id, "2024-02-14T08:00:00Z");
  EXPECT_EQ(standing({first}), std::vector<Judgement>{first});
  EXPECT_TRUE(standing({back, first}).empty());
  EXPECT_EQ(standing({again, back, first}), std::vector<Judgement>{first});
}

TEST(Judgement, ComeByTime) {
  const Judgement late = made(Kind::kTrust, "B", "2024-02-13T08:00:00Z");
  const Judgement early = made(Kind::kTrust, "C", "2024-02-12T08:00:00Z");
  EXPECT_EQ(standing({late, early}), (std::vector<Judgement>{early, late}));
}

}  // namespace
}  // namespace kilde::judgement
