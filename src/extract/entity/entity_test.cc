#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "extract/entity/finder.h"
#include "extract/entity/name_match.h"

namespace kilde::entity {
namespace {

namespace fs = std::filesystem;

TEST(NameMatch, MeasuresEdits) {
  EXPECT_EQ(edit_distance("Lukasjkenko", "Lukasjenko", 2), 1u);
  EXPECT_EQ(edit_distance("", "abc", 5), 3u);
  EXPECT_EQ(edit_distance("abc", "xyz", 1), 2u);
  EXPECT_EQ(edit_distance("Ærø", "Ære", 2), 1u);
}

TEST(NameMatch, TakesSlipsOfLongNamesOnly) {
  EXPECT_TRUE(is_misspelling("Lukasjkenko", "Lukasjenko"));
  EXPECT_FALSE(is_misspelling("Holk", "Holm"));
  EXPECT_FALSE(is_misspelling("Pedersen", "Jedersen"));
}

TEST(NameMatch, KnowsAcronyms) {
  EXPECT_TRUE(is_acronym_of("FN", "Forenede Nationer"));
  EXPECT_FALSE(is_acronym_of("FN", "Forenede"));
}

TEST(Nouns, KnowsCompoundsAndGroups) {
  auto nouns = Nouns::load(KILDE_ROOT, "da");
  ASSERT_TRUE(nouns) << nouns.error().to_string();
  EXPECT_EQ(nouns->kind_of("militæranalytiker", false), EntityKind::kPerson);
  EXPECT_EQ(nouns->kind_of("kilde", true), EntityKind::kGroup);
  EXPECT_EQ(nouns->kind_of("nyhedsbureau", false), EntityKind::kAgency);
  EXPECT_FALSE(nouns->kind_of("banan", false));
  EXPECT_TRUE(nouns->is_outlet_name("Fjordbladet"));
  EXPECT_EQ(nouns->genitive_length("Ruslands"), 1u);
}

TEST(Gazetteer, MatchesTheLongestNameFirst) {
  auto gazetteer = Gazetteer::load(KILDE_ROOT, "da");
  ASSERT_TRUE(gazetteer) << gazetteer.error().to_string();
  const std::string_view text = "skriver RIA Novosti.";
  const auto matches = gazetteer->match(text, 8);
  ASSERT_GE(matches.size(), 2u);
  EXPECT_EQ(matches.front().entry->id, "agency:ria");
  EXPECT_EQ(matches.front().length, 11u);
  EXPECT_EQ(gazetteer->country_of_adjective("russisk"), "RU");
}

TEST(Gazetteer, NamesFileLineExpectedAndFound) {
  const fs::path root = fs::path(testing::TempDir()) / "kilde_gazetteer";
  fs::remove_all(root);
  fs::create_directories(root / "data/da");
  fs::copy(fs::path(KILDE_ROOT) / "data/da/entity", root / "data/da/entity");
  std::ofstream(root / "data/da/entity/outlets.tsv", std::ios::app)
      << "outlet:x\tFjordbladet\tpapir\n";
  const auto broken = Gazetteer::load(root, "da");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().to_string().find("outlets.tsv:"), std::string::npos);
  EXPECT_NE(broken.error().to_string().find("papir"), std::string::npos);
}

struct Token {
  const char *form, *lemma;
  Upos upos;
  const char* feats;
  int head;
  Relation relation;
};

Document document_of(const std::vector<Token>& tokens) {
  std::string text;
  std::vector<ByteSpan> spans;
  for (const Token& token : tokens) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += token.form;
    spans.push_back({begin, static_cast<uint32_t>(text.size())});
    text += ' ';
  }
  Document doc(text);
  doc.tokens = spans;
  doc.sentences = {{0, static_cast<uint32_t>(spans.size())}};
  for (const Token& token : tokens) {
    doc.upos.push_back(token.upos);
    doc.feats.push_back(token.feats);
    doc.lemma.push_back(token.lemma);
    doc.head.push_back(token.head);
    doc.relation.push_back(token.relation);
    doc.deprel.push_back(to_string(token.relation));
  }
  return doc;
}

TEST(EntityFinder, JoinsNamesSlipsAndDescriptions) {
  auto finder = EntityFinder::load(KILDE_ROOT, "da");
  ASSERT_TRUE(finder) << finder.error().to_string();
  Document doc = document_of({
      {"Aleksandr", "Aleksandr", Upos::kPropn, "", 2, Relation::kNsubj},
      {"Lukasjenko", "Lukasjenko", Upos::kPropn, "", 0, Relation::kFlat},
      {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
      {"Lukasjkenko", "Lukasjkenko", Upos::kPropn, "", 2, Relation::kObj},
      {"Reuters", "Reuters", Upos::kPropn, "", 2, Relation::kObl},
      {"nyhedsbureauet", "nyhedsbureau", Upos::kNoun, "Definite=Def", 2, Relation::kObl},
  });
  doc.names = {{{0, 2}, NameKind::kPer}, {{3, 4}, NameKind::kPer}, {{4, 5}, NameKind::kOrg}};
  finder->run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "e1");
  EXPECT_EQ(doc.entities[0].name, "Aleksandr Lukasjenko");
  EXPECT_EQ(doc.entities[0].mentions.size(), 2u);
  EXPECT_EQ(doc.entities[1].id, "agency:reuters");
  EXPECT_EQ(doc.entities[1].kind, EntityKind::kAgency);
  EXPECT_EQ(doc.entities[1].mentions.size(), 2u);
}

TEST(EntityFinder, TakesDocumentsWithoutAnalysis) {
  auto finder = EntityFinder::load(KILDE_ROOT, "da");
  ASSERT_TRUE(finder);
  Document doc("");
  finder->run(doc);
  EXPECT_TRUE(doc.entities.empty());
}

}  // namespace
}  // namespace kilde::entity
