#include "format/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "document/code_points.h"
#include "format/test_documents.h"

namespace kilde::format {
namespace {

using Json = nlohmann::ordered_json;

TEST(Json, KeepsTheOrderOfTheContract) {
  Json json = Json::parse(to_json(example_document()));
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += key + " ";
  EXPECT_EQ(
      keys,
      "id sha256 lang title publisher url date text attributions times entities events notes ");
  keys.clear();
  for (const auto& [key, value] : json["attributions"][0].items()) keys += key + " ";
  EXPECT_EQ(keys,
            "id source cue content via to speaker speaker_name type act factuality chain rule "
            "cue_lemma source_by source_kind source_grade confidence ");
}

TEST(Json, CountsCodePointsOrBytes) {
  Document doc("på to");
  doc.times.push_back({{4, 6}, TimexType::kDate, "", "", "", "", ""});
  EXPECT_EQ(Json::parse(to_json(doc))["times"][0]["start"], 3);
  EXPECT_EQ(Json::parse(to_json(doc, Offsets::kBytes))["times"][0]["start"], 4);
}

TEST(Json, TakesTheHashForAMissingId) {
  Json json = Json::parse(to_json(Document("")));
  EXPECT_EQ(json["id"], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(json["id"], json["sha256"]);
}

TEST(Json, NamesTheSpeakerOrNull) {
  Json json = Json::parse(to_json(example_document()));
  EXPECT_EQ(json["attributions"][0]["speaker"], "e1");
  EXPECT_TRUE(json["attributions"][2]["speaker"].is_null());
  EXPECT_FALSE(json["entities"][0].contains("wikidata"));
  EXPECT_EQ(json["entities"][1]["wikidata"], "Q1");
}

TEST(Json, EscapesWhatEndsALine) {
  Document doc("x");
  doc.title = "a\"\\\n\x01\u0085\u2028\u2029\xFF\u00E5";
  std::string line = to_json(doc);
  EXPECT_NE(line.find("\"title\":\"a\\\"\\\\\\n\\u0001\\u0085\\u2028\\u2029\uFFFD\u00E5\""),
            std::string::npos)
      << line;
  EXPECT_EQ(line.find('\n'), line.size() - 1);
}

std::string slice(const Document& doc, const Json& span) {
  document::CodePoints points(doc.text());
  return std::string(doc.text({points.to_byte(span[0]), points.to_byte(span[1])}));
}

TEST(Json, IsOneValidLineWithTrueOffsetsForAnyDocument) {
  for (uint32_t seed = 0; seed < 150; ++seed) {
    Document doc = seed == 0 ? hostile_document() : random_document(seed);
    std::string line = to_json(doc);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    Json json = Json::parse(line);
    ASSERT_EQ(json["text"], std::string(doc.text()));
    ASSERT_EQ(json["attributions"].size(), doc.attributions.size());
    for (size_t i = 0; i < doc.attributions.size(); ++i)
      for (size_t n = 0; n < doc.attributions[i].content.size(); ++n)
        ASSERT_EQ(slice(doc, json["attributions"][i]["content"][n]),
                  doc.text(doc.attributions[i].content[n]));
  }
}

}  // namespace
}  // namespace kilde::format
