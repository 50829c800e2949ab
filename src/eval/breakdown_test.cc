#include "eval/breakdown.h"

#include <gtest/gtest.h>

namespace kilde::eval {
namespace {

const std::u32string kText = U"Ada Holm kom. Broen er lukket. Hun siger nej.";

Credit by(CharSpan source, const std::string& speaker) {
  Credit credit;
  credit.source = {source};
  credit.speaker = speaker;
  credit.type = "indirect";
  credit.act = "deny";
  return credit;
}

TEST(Breakdown, TellsHowFarTheSpeakerIsNamed) {
  EXPECT_EQ(distance_of_speaker(by({31, 34}, "Ada Holm"), kText), "2-3 sentences back");
  EXPECT_EQ(distance_of_speaker(by({14, 19}, "Ada Holm"), kText), "1 sentence back");
  EXPECT_EQ(distance_of_speaker(by({0, 8}, "Ada Holm"), kText), "named in the source");
  EXPECT_EQ(distance_of_speaker(by({31, 34}, "Bo Lind"), kText), "named elsewhere");
  EXPECT_EQ(distance_of_speaker(by({31, 34}, ""), kText), "nobody named");
  EXPECT_EQ(distance_of_speaker(Credit{}, kText), "no source");
  distance_of_speaker(by({31, 9000}, "Ada Holm"), kText);  // beyond the text: no harm
}

TEST(Breakdown, CountsByKind) {
  Breakdown table;
  table.add(by({31, 34}, "Ada Holm"), "da", kText, {.found = true, .act = true});
  table.add(by({31, 34}, "Ada Holm"), "da", kText, {});
  table.add_empty(true);
  const auto json = table.to_json();
  EXPECT_EQ(json["act"]["deny"]["asked"], 2);
  EXPECT_DOUBLE_EQ(json["act"]["deny"]["found"], 50);
  EXPECT_DOUBLE_EQ(json["language"]["da"]["act"], 100);
  EXPECT_DOUBLE_EQ(json["chain"]["no chain"]["speaker"], 0);
  EXPECT_EQ(json["empty_passages"]["alarms"], 1);
  EXPECT_NE(table.to_lines().find("by speaker"), std::string::npos);
}

}  // namespace
}  // namespace kilde::eval
