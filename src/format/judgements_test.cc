#include "format/judgements.h"

#include <gtest/gtest.h>

namespace kilde::format {
namespace {

using judgement::Judgement;
using judgement::Kind;

Judgement of(Kind kind) {
  Judgement each;
  each.kind = kind, each.by = "bo \"b\"", each.time = "2024-02-12T22:40:05.120Z";
  each.reason = "to linjer\nher";
  if (kind != Kind::kTrust && kind != Kind::kRetract)
    each.claims = {{"w1", 0xFFFF'0000'FFFF'0001, 3, 9, "færgen"}, {"w2", 7, 0, 4, ""}};
  if (kind == Kind::kSplit) each.others = {{"w3", 9, 1, 2, "x"}};
  if (kind == Kind::kSpeaker) each.name = "Lone Brandt", each.body = "police";
  if (kind == Kind::kTrust) each.name = "RIA", each.value = "D";
  if (kind == Kind::kOutcome) each.value = "unclear";
  if (kind == Kind::kRetract) each.value = "j3f2a91c07b4d";
  each.id = id_of(each);
  return each;
}

std::string wrong(const std::string& line) {
  const auto read = parse_judgement(line);
  return read ? "" : read.error().message;
}

TEST(Judgements, EachKindIsReadAsItWasWritten) {
  for (size_t i = 0; i < judgement::kKinds; ++i) {
    const Judgement each = of(static_cast<Kind>(i));
    const std::string line = judgement_json(each);
    EXPECT_EQ(std::ranges::count(line, '\n'), 1);
    const auto read = parse_judgement(line);
    ASSERT_TRUE(read) << line << read.error().message;
    EXPECT_EQ(*read, each) << line;
  }
}

TEST(Judgements, TimesCompareAsText) {
  const auto read =
      parse_judgement(R"({"kind":"trust","source":"RIA","by":"bo","time":"2024-02-12T22:40:05Z"})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->time, "2024-02-12T22:40:05.000Z");
}

TEST(Judgements, WhatIsWrongIsTold) {
  const std::string end = R"(,"by":"bo","time":"2024-02-12T22:40:05Z"})";
  EXPECT_EQ(wrong("{"), "expected JSON, found broken JSON");
  EXPECT_EQ(wrong("[1]"), "expected a judgement {\"kind\", ...}, found [1]");
  EXPECT_NE(wrong(R"({"kind":"join")" + end).find("found \"join\""), std::string::npos);
  EXPECT_NE(wrong(R"({"kind":"trust")" + end).find("\"source\", found none"), std::string::npos);
  EXPECT_NE(wrong(R"({"kind":"trust","source":7)" + end).find("found 7"), std::string::npos);
  EXPECT_NE(wrong(R"({"kind":"trust","source":"R","letter":"G")" + end).find("\"G\""),
            std::string::npos);
  EXPECT_NE(wrong(R"({"kind":"trust","source":"R","x":1)" + end).find("\"x\""), std::string::npos);
  EXPECT_NE(wrong(R"({"kind":"merge","claims":[])" + end).find("2 claims"), std::string::npos);
  EXPECT_NE(wrong(R"({"kind":"trust","source":"R","by":"bo","time":"2024-02-31T22:40:05Z"})")
                .find("2024-02-31"),
            std::string::npos);
  const std::string claim = R"({"kind":"outcome","outcome":"true","claims":[{"doc":"w","span":)";
  const std::string words = R"(,"wording":"000000000000000g"}])";
  EXPECT_NE(wrong(claim + "[0,1]" + words + end).find("16 hex"), std::string::npos);
  EXPECT_NE(wrong(claim + "[0,-1]" + words + end).find("16 hex"), std::string::npos);
  EXPECT_NE(wrong(claim + R"([0,99999999999],"wording":"0000000000000001"}])" + end).find("offset"),
            std::string::npos);
}

TEST(Judgements, AnEditedLineIsRefused) {
  std::string line = judgement_json(of(Kind::kOutcome));
  line.replace(line.find("unclear"), 7, "true");
  EXPECT_NE(wrong(line).find("was it edited?"), std::string::npos);
}

TEST(Judgements, DeepNestingIsNoTrouble) {
  EXPECT_FALSE(parse_judgement(std::string(200'000, '[')));
  EXPECT_FALSE(
      parse_judgement(R"({"kind":)" + std::string(200'000, '[') + std::string(200'000, ']') + "}"));
}

TEST(Judgements, TextTellsWhatWasDecidedAndByWhom) {
  const Judgement outcome = of(Kind::kOutcome);
  Judgement back = of(Kind::kRetract);
  back.value = outcome.id, back.id = id_of(back);
  const std::string text = judgements_text({outcome, back}, {});
  EXPECT_NE(text.find(outcome.id + "  outcome  2024-02-12"), std::string::npos) << text;
  EXPECT_NE(text.find("taken back by " + back.id), std::string::npos) << text;
  EXPECT_NE(text.find("w1 færgen"), std::string::npos) << text;
  EXPECT_NE(text.find("to linjer her"), std::string::npos) << text;
}

}  // namespace
}  // namespace kilde::format
