#include "eval/credit.h"

#include <gtest/gtest.h>

namespace kilde::eval {
namespace {

Credit quote(std::vector<CharSpan> content, std::vector<CharSpan> source) {
  Credit credit;
  credit.content = std::move(content);
  credit.source = std::move(source);
  credit.quoted = true;
  return credit;
}

TEST(Credit, ReadsGoldWithItsOptionalList) {
  auto record = nlohmann::json::parse(R"({"attributions": [
      {"content": [[0, 4]], "source": [[5, 8]], "type": "mixed", "chain": ["Ada", "RIA"]},
      {"content": [[9, 12]], "type": "indirect", "optional": true}],
      "optional": [{"cue": [[1, 2], "x", [3]], "via": 7}]})");
  auto credits = gold_credits(record);
  ASSERT_EQ(credits.size(), 3u);
  EXPECT_TRUE(credits[0].quoted && !credits[0].optional);
  EXPECT_EQ(credits[0].chain, (std::vector<std::string>{"Ada", "RIA"}));
  EXPECT_TRUE(credits[1].optional && !credits[1].quoted);
  EXPECT_TRUE(credits[2].optional);
  EXPECT_EQ(credits[2].cue, (std::vector<CharSpan>{{1, 2}}));
}

TEST(Credit, PredictedOffsetsAreCodePoints) {
  Document doc("\"Så gå\", sagde Åse.");  // å is two bytes
  Attribution one;
  one.content = {{1, 8}};
  one.source = {{17, 21}};
  one.type = QuoteType::kDirect;
  doc.attributions.push_back(one);
  auto credits = predicted_credits(doc);
  ASSERT_EQ(credits.size(), 1u);
  EXPECT_EQ(credits[0].content, (std::vector<CharSpan>{{1, 6}}));
  EXPECT_EQ(credits[0].source, (std::vector<CharSpan>{{15, 18}}));
}

TEST(Credit, JoinsAQuotationThatGoesOn) {
  std::u32string_view text = U"\"Nej,\" sagde Bo. \"Aldrig.\" Ja.";
  auto joined = join_continuations({quote({{18, 25}}, {}), quote({{1, 5}}, {{13, 15}})}, text);
  ASSERT_EQ(joined.size(), 1u);
  EXPECT_EQ(joined[0].content, (std::vector<CharSpan>{{1, 5}, {18, 25}}));
}

TEST(Credit, DoesNotJoinAcrossSentencesOrToUnquoted) {
  std::u32string_view text = U"\"Nej,\" sagde Bo. Han gik. \"Aldrig.\"";
  EXPECT_EQ(join_continuations({quote({{1, 5}}, {{13, 15}}), quote({{27, 34}}, {})}, text).size(),
            2u);
  Credit indirect = quote({{1, 5}}, {{13, 15}});
  indirect.quoted = false;
  EXPECT_EQ(join_continuations({indirect, quote({{18, 20}}, {})}, text).size(), 2u);
}

TEST(Credit, KeepsCreditsWithoutContentLast) {
  Credit bare;
  bare.cue = {{0, 2}};
  auto joined = join_continuations({bare, quote({{4, 6}}, {{7, 8}})}, U"Ja, nej. Bo");
  ASSERT_EQ(joined.size(), 2u);
  EXPECT_TRUE(joined[1].content.empty());
}

TEST(Credit, ChainsAreTheSameWhenTheirHandsShareAWord) {
  EXPECT_TRUE(same_chain({"Ada Lund", "RIA"}, {"Lund", "ria"}, ""));
  EXPECT_FALSE(same_chain({"Ada Lund", "RIA"}, {"RIA", "Lund"}, ""));
  EXPECT_FALSE(same_chain({"Ada", "RIA"}, {"Ada"}, ""));
  EXPECT_TRUE(same_chain({"Ada", "RIA"}, {"Ada", "", "RIA", "Havneposten"}, "havneposten.dk"));
  EXPECT_FALSE(same_chain({"Ada", "RIA"}, {"Ada", "RIA", "Havneposten"}, "Fyrtårnet"));
  EXPECT_TRUE(same_chain({"Åse", "X1"}, {"ÅSE", "x1"}, ""));
}

}  // namespace
}  // namespace kilde::eval
