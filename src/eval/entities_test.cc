#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "eval/evaluate.h"

namespace kilde::eval {
namespace {

// Names are compared by the tables of the source tree.
[[maybe_unused]] const bool kAtHome = ::setenv("KILDE_DATA", KILDE_ROOT, 1) == 0;

namespace fs = std::filesystem;

// "Ada Berg", "Berg", "Kyiv" in Danish; "Ada Berg", "Kiew" and optional "Moskau" in German.
const char* const kGold =
    R"({"id":"a","lang":"da","text":"Ada Berg i Kyiv. Berg","mentions":[)"
    R"({"start":0,"end":8,"key":"ada","kind":"person"},)"
    R"({"start":11,"end":15,"key":"kyiv","kind":"place","ids":["Q1899","gn:703448"]},)"
    R"({"start":17,"end":21,"key":"ada","kind":"person"}]})"
    "\n"
    R"({"id":"b","lang":"de","text":"Ada Berg, Kiew, Moskau","mentions":[)"
    R"({"start":0,"end":8,"key":"ada","kind":"person"},)"
    R"({"start":10,"end":14,"key":"kyiv","kind":"place","ids":["Q1899","gn:703448"]},)"
    R"({"start":16,"end":22,"key":"m","kind":"place","ids":["Q649"],"optional":true}]})"
    "\n";

fs::path write(const std::string& name) {
  fs::path file = fs::path(testing::TempDir()) / ("kilde_entities_" + name + ".jsonl");
  std::ofstream(file) << kGold;
  return file;
}

Entity entity(std::string_view id, std::string_view name, EntityKind kind, ByteSpans mentions) {
  Entity out;
  out.id = id;
  out.name = name;
  out.kind = kind;
  out.mentions = std::move(mentions);
  return out;
}

// In "a": Ada Berg; the second "Berg" as a person of its own; Kyiv. In "b": what `second` gives.
ReadTexts reader(std::vector<Entity> second) {
  return [second](const std::vector<GoldText>& inputs) -> Result<std::vector<Document>> {
    std::vector<Document> docs;
    for (const GoldText& input : inputs) docs.emplace_back(input.text);
    docs[0].tokens = {{0, 8}, {11, 15}, {17, 21}};
    docs[0].names = {{{0, 1}, NameKind::kPer}, {{2, 3}, NameKind::kPer}};
    docs[0].entities = {entity("e1", "Ada Berg", EntityKind::kPerson, {{0, 8}}),
                        entity("Q1899", "Kyiv", EntityKind::kPlace, {{11, 15}}),
                        entity("e2", "Berg", EntityKind::kPerson, {{17, 21}})};
    docs[1].tokens = {{0, 8}, {10, 14}};
    docs[1].names = {{{0, 1}, NameKind::kPer}};
    docs[1].entities = second;
    return docs;
  };
}

double figure(const Result<std::string>& json, const char* name) {
  return nlohmann::json::parse(*json).at(name).get<double>();
}

TEST(Entities, AreGroupedAcrossDocumentsByIdOrName) {
  auto json = evaluate_entities(write("joined"),
                                reader({entity("e7", "Ада Берг", EntityKind::kPerson, {{0, 8}}),
                                        entity("e9", "Kiew", EntityKind::kPlace, {{10, 14}}),
                                        entity("Q649", "Moskva", EntityKind::kPlace, {{16, 22}})}),
                                Shape::kJson);
  ASSERT_TRUE(json) << json.error().to_string();
  // Ada: all 3 together, the surname goes to the only one who has it. Kyiv: 1 and 1. Moskau counts
  // neither way.
  EXPECT_NEAR(figure(json, "recall"), 100 * (1 + 1 + 1 + 1 / 2.0 + 1 / 2.0) / 5, 1e-9);
  EXPECT_DOUBLE_EQ(figure(json, "precision"), 100);
  EXPECT_DOUBLE_EQ(figure(json, "found"), 5);
  EXPECT_DOUBLE_EQ(figure(json, "linked_right"), 50);
  EXPECT_DOUBLE_EQ(figure(json, "unknown_unlinked"), 100);
  // Within documents only the second "Berg" is apart.
  EXPECT_NEAR(figure(json, "within_f1"), 2 * 100 * 0.8 / 1.8, 1e-9);
}

TEST(Entities, MissedOnesAndWrongLinksCount) {
  auto json = evaluate_entities(
      write("missed"), reader({entity("Q5", "Ada", EntityKind::kPerson, {{0, 8}})}), Shape::kJson);
  ASSERT_TRUE(json);
  EXPECT_DOUBLE_EQ(figure(json, "mention_recall"), 80);
  EXPECT_DOUBLE_EQ(figure(json, "mention_precision"), 100);
  EXPECT_NEAR(figure(json, "unknown_unlinked"), 200 / 3.0, 1e-9);
  EXPECT_NEAR(figure(json, "recall"), 100 * (2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 / 2.0 + 0) / 5, 1e-9);
}

TEST(Entities, TableHasARowForEachLanguageAndKind) {
  auto table = evaluate_entities(write("table"), reader({}), Shape::kTable);
  ASSERT_TRUE(table);
  for (const char* row :
       {"\n  lang da: gold 3", "\n  lang de: gold 2", "\n  kind person: gold 3"}) {
    EXPECT_NE(table->find(row), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace kilde::eval
