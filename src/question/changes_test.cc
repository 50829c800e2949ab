#include "question/changes.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "question/look_file.h"
#include "question/test_telling.h"

namespace kilde::question {
namespace {

using Kind = Change::Kind;

std::string gloss(const std::vector<ClaimRow>& rows) {
  return "claim of " + std::to_string(rows.front().report);
}

struct Seeing {
  Assessment assessment;
  Look look;
};

Seeing see(const TestTelling& world, const std::vector<ClaimRow>& touched) {
  const Question question = test_question();
  Seeing seeing{assess(question, {touched}, world.telling()), {}};
  seeing.look = look_at(question, seeing.assessment, world.telling(), gloss);
  return seeing;
}

std::vector<Change> since(const Look& last, const TestTelling& world,
                          const std::vector<ClaimRow>& touched) {
  return changes_since(last, test_question(), see(world, touched).assessment, world.telling());
}

// Two additions after a first report; each shifts rows and propositions.
TEST(Changes, OfTwoAdditions) {
  TestTelling first;
  const ClaimRow a = first.say("w1", "2023-05-16", "A", "police", 1);
  first.join({a});
  const Look monday = see(first, {a}).look;
  EXPECT_TRUE(since(monday, first, {a}).empty());

  TestTelling second;
  const ClaimRow fresh = second.say("w0", "2023-05-15", "B", "fire brigade", 2);
  const ClaimRow old = second.say("w1", "2023-05-16", "A", "police", 1);
  second.join({fresh, old});
  const auto stronger = since(monday, second, {fresh, old});
  ASSERT_EQ(stronger.size(), 1U);
  EXPECT_EQ(stronger[0].kind, Kind::kStronger);
  EXPECT_EQ(stronger[0].before, 1U);
  EXPECT_EQ(stronger[0].after, 2U);
  EXPECT_EQ(stronger[0].fresh, (std::vector<ClaimRow>{fresh}));
  const Look tuesday = see(second, {fresh, old}).look;

  const ClaimRow other = second.say("w3", "2023-05-17", "C", "owner", 3);
  const ClaimRow denial = second.say("w4", "2023-05-17", "D", "mayor", 4);
  second.join({other});
  second.at(0).disputes = {second.join({denial})};
  const auto changes = since(tuesday, second, {fresh, old, other});
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].kind, Kind::kNew);
  EXPECT_EQ(changes[0].fresh, (std::vector<ClaimRow>{other}));
  EXPECT_EQ(changes[1].kind, Kind::kDisputed);
  EXPECT_TRUE(changes[1].fresh.empty());
}

TEST(Changes, ACopyRepeatsAndANewVersionOfTheSameWordsIsNothing) {
  TestTelling world;
  const ClaimRow a = world.say("w1", "2023-05-16", "A", "police", 1);
  world.join({a});
  const Look last = see(world, {a}).look;
  const ClaimRow version = world.say("w1", "2023-05-17", "A", "police", 1);
  world.at(0).claims.push_back(version);
  EXPECT_TRUE(since(last, world, {a, version}).empty());
  const ClaimRow copy = world.say("w2", "2023-05-17", "B", "police", 1);
  world.at(0).claims.push_back(copy);
  const auto changes = since(last, world, {a, version, copy});
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, Kind::kRepeated);
  EXPECT_EQ(changes[0].fresh, (std::vector<ClaimRow>{copy}));
}

TEST(Changes, WhatIsTakenBackWeakerOrGoneIsTold) {
  TestTelling world;
  const ClaimRow a = world.say("w1", "2023-05-16", "A", "police", 1);
  const ClaimRow b = world.say("w2", "2023-05-16", "B", "fire brigade", 2);
  const ClaimRow c = world.say("w3", "2023-05-16", "C", "owner", 3);
  world.join({a, b});
  world.join({c});
  const Look last = see(world, {a, b, c}).look;
  const ClaimRow note = world.say("w4", "2023-05-17", "C", "", 9);
  world.at(1).corrections = {{note.report, true}};
  const auto retracted = since(last, world, {a, b, c});
  ASSERT_EQ(retracted.size(), 1U);
  EXPECT_EQ(retracted[0].kind, Kind::kRetracted);
  const auto less = since(last, world, {a});
  ASSERT_EQ(less.size(), 2U);
  EXPECT_EQ(less[0].kind, Kind::kWeaker);
  EXPECT_EQ(less[1].kind, Kind::kGone);
  EXPECT_EQ(less[1].gloss, "claim of 2");
}

TEST(Changes, AnIndicatorThatWasNotThereHasNone) {
  TestTelling world;
  const ClaimRow a = world.say("w1", "2023-05-16", "A", "police", 1);
  world.join({a});
  EXPECT_TRUE(since(Look{}, world, {a}).empty());
}

TEST(Look, ComesBackFromJsonAndFromAFile) {
  TestTelling world;
  const ClaimRow a = world.say("w1", "2023-05-16", "A", "police", 1);
  world.join({a});
  Look look = see(world, {a}).look;
  look.time = "2026-11-27T08:00:00Z";
  EXPECT_EQ(*decode(encode(look)), look);
  const auto folder = std::filesystem::temp_directory_path() / ("looks" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  const auto file = folder / "q.json";
  EXPECT_TRUE(load_looks(file)->empty());
  ASSERT_TRUE(keep_looks(file, {{"watch", {{"key", encode(look)}}}}));
  EXPECT_EQ(*decode(load_looks(file)->at("watch").at("key")), look);
  std::ofstream(file) << "[1]";
  EXPECT_EQ(load_looks(file).error().code, Code::kFormat);
  EXPECT_EQ(keep_looks(folder / "none" / "q.json", {}).error().code, Code::kIo);
  std::filesystem::remove_all(folder);
}

TEST(Look, RefusesWhatIsNone) {
  for (
      const char* json :
      {"", "[]", "{}", R"({"time": 1, "indicators": {}})", R"({"time": "", "indicators": []})",
       R"({"time": "", "indicators": {"x": 1}})", R"({"time": "", "indicators": {"x": [1]}})",
       R"({"time":"","indicators":{"x":[{"claims":[1],"gloss":"","institutions":1,"standing":"stands"}]}})",
       R"({"time":"","indicators":{"x":[{"claims":[],"gloss":"","institutions":-1,"standing":"stands"}]}})",
       R"({"time":"","indicators":{"x":[{"claims":[],"gloss":"","institutions":1,"standing":"well"}]}})"})
    EXPECT_FALSE(decode(json)) << json;
}

}  // namespace
}  // namespace kilde::question
