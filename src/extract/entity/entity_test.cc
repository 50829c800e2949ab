#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "extract/entity/activities.h"
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

TEST(Nouns, KnowsDefiniteFormsAndInitials) {
  auto nouns = Nouns::load(KILDE_ROOT, "nb");
  ASSERT_TRUE(nouns) << nouns.error().to_string();
  EXPECT_TRUE(nouns->is_definite_form("politimester", "Politimesteren"));
  EXPECT_FALSE(nouns->is_definite_form("politimester", "politimester"));
  EXPECT_EQ(nouns->initials_of("Domstolsadministrasjonen"), "DA");
  EXPECT_EQ(nouns->initials_of("Administrasjonen"), "");
  EXPECT_FALSE(nouns->kind_of("reaktor", true));
}

TEST(Activities, SharesStemsOfAgentsOnly) {
  EXPECT_TRUE(share_a_stem("efterforskningsleder", "efterforskning"));
  EXPECT_FALSE(share_a_stem("leder", "ledelse"));
  EXPECT_TRUE(is_agent_of("Ermittler", "Ermittlungsleiter"));
  EXPECT_TRUE(is_agent_of("следователь", "расследование"));
  EXPECT_FALSE(is_agent_of("президент", "вице-президент"));
  EXPECT_FALSE(is_agent_of("forsvarsminister", "forsvarschef"));
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

std::vector<std::string> found_in(Document& doc) {
  auto finder = EntityFinder::load(KILDE_ROOT, "da");
  EXPECT_TRUE(finder);
  finder->run(doc);
  std::vector<std::string> rows;
  for (const Entity& entity : doc.entities) {
    rows.push_back(std::string(entity.name) + " " + std::to_string(entity.mentions.size()));
  }
  return rows;
}

Token name(const char* form, int head = 0, Relation relation = Relation::kNsubj) {
  return {form, form, Upos::kPropn, "", head, relation};
}

TEST(EntityFinder, KeepsTwoPeopleOfOneSurnameApart) {
  Document doc = document_of({name("Ane", 5), name("Holk", 0, Relation::kFlat), name("Per", 5),
                              name("Holk", 2, Relation::kFlat), name("Holk", 5)});
  doc.names = {{{0, 2}, NameKind::kPer}, {{2, 4}, NameKind::kPer}, {{4, 5}, NameKind::kPer}};
  const std::vector<std::string> expected = {"Ane Holk 1", "Per Holk 2"};
  EXPECT_EQ(found_in(doc), expected);
}

TEST(EntityFinder, JoinsAnArabicSurnameWithoutItsArticle) {
  Document doc =
      document_of({name("Omar", 2), name("al-Rashin", 0, Relation::kFlat), name("Rashin", 2)});
  doc.names = {{{0, 2}, NameKind::kPer}, {{2, 3}, NameKind::kPer}};
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Omar al-Rashin 2"});
}

TEST(EntityFinder, JoinsANameAndTheOneInBracketsBehindIt) {
  Document doc = document_of({name("Havnestyrelsen", 3),
                              {"(", "(", Upos::kPunct, "", 0, Relation::kPunct},
                              name("HS", 0, Relation::kAppos),
                              {")", ")", Upos::kPunct, "", 0, Relation::kPunct},
                              name("HS", 0)});
  doc.names = {{{0, 1}, NameKind::kOrg}, {{2, 3}, NameKind::kOrg}, {{4, 5}, NameKind::kOrg}};
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Havnestyrelsen 3"});
}

TEST(EntityFinder, JoinsAHeadlinesDescriptionWithTheNameThatComesLater) {
  Document doc = document_of({{"Ambassadør", "ambassadør", Upos::kNoun, "", 1, Relation::kNsubj},
                              {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
                              name("Ane", 1),
                              name("Holk", 2, Relation::kFlat),
                              {",", ",", Upos::kPunct, "", 5, Relation::kPunct},
                              {"ambassadør", "ambassadør", Upos::kNoun, "", 2, Relation::kAppos}});
  doc.names = {{{2, 4}, NameKind::kPer}};
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Ane Holk 2"});
}

TEST(EntityFinder, MendsNamesThatTheAnalysisCut) {
  Document doc = document_of({name("Maj", 2),
                              {"de", "de", Upos::kX, "", 0, Relation::kFlat},
                              name("Ek", 0, Relation::kFlat)});
  doc.names = {{{0, 1}, NameKind::kPer}, {{2, 3}, NameKind::kPer}};
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Maj de Ek 1"});
}

TEST(EntityFinder, JoinsADescriptionByWhatAPersonDoes) {
  Document doc = document_of(
      {name("Ane", 2),
       name("Holk", 0, Relation::kFlat),
       {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
       {"leder", "lede", Upos::kVerb, "VerbForm=Fin", 0, Relation::kAcl},
       {"efterforskningen", "efterforskning", Upos::kNoun, "Definite=Def", 3, Relation::kObj},
       {"Efterforskningslederen", "efterforskningsleder", Upos::kNoun, "Definite=Def", 2,
        Relation::kNsubj}});
  doc.names = {{{0, 2}, NameKind::kPer}};
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Ane Holk 2"});
}

TEST(EntityFinder, JoinsAnOwnersOnlySpokesman) {
  Document doc =
      document_of({name("Ane", 2),
                   name("Holk", 0, Relation::kFlat),
                   {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
                   {"talsmand", "talsmand", Upos::kNoun, "Definite=Ind", 0, Relation::kAppos},
                   {"Havnens", "havn", Upos::kNoun, "Case=Gen|Definite=Def", 5, Relation::kNmod},
                   {"talsmand", "talsmand", Upos::kNoun, "Definite=Ind", 2, Relation::kNsubj}});
  doc.deprel[4] = "nmod:poss";
  doc.names = {{{0, 2}, NameKind::kPer}};
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Ane Holk 2"});
}

TEST(EntityFinder, FindsSurnamesAndInitialsThatTheAnalysisMissed) {
  Document doc = document_of({name("Ane", 2),
                              name("Holk", 0, Relation::kFlat),
                              name("Havneforvaltningen", 2),
                              name("Holks", 2),
                              name("HF", 2),
                              {"holk", "holk", Upos::kNoun, "", 2, Relation::kObj}});
  doc.names = {{{0, 2}, NameKind::kPer}, {{2, 3}, NameKind::kOrg}};
  const std::vector<std::string> expected = {"Ane Holk 2", "Havneforvaltningen 2"};
  EXPECT_EQ(found_in(doc), expected);
}

TEST(EntityFinder, TakesNoWordWithoutACapitalForAName) {
  Document doc = document_of({{"The", "the", Upos::kDet, "", 1, Relation::kDet},
                              name("Economist"),
                              {"kystens", "kyst", Upos::kAdj, "", 1, Relation::kNmod}});
  doc.names = {{{0, 2}, NameKind::kOrg}, {{2, 3}, NameKind::kLoc}};
  EXPECT_EQ(found_in(doc).size(), 1u);
}

TEST(EntityFinder, TakesAnAcronymForABodyAndSeveralBodiesForAGroup) {
  Document doc = document_of(
      {name("KVRT", 1),
       {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
       {"rederier", "rederi", Upos::kNoun, "Definite=Ind|Number=Plur", 1, Relation::kObj}});
  doc.names = {{{0, 1}, NameKind::kPer}};
  const std::vector<std::string> expected = {"KVRT 1", "rederier 1"};
  EXPECT_EQ(found_in(doc), expected);
  EXPECT_EQ(doc.entities[0].kind, EntityKind::kOrganisation);
  EXPECT_EQ(doc.entities[1].kind, EntityKind::kGroup);
}

TEST(EntityFinder, KnowsACountryThatWasTakenForAnotherWord) {
  Document doc = document_of({{"Ruslands", "rusland", Upos::kAdj, "", 1, Relation::kAmod},
                              {"skibe", "skib", Upos::kNoun, "Number=Plur", -1, Relation::kRoot}});
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Rusland 1"});
}

TEST(EntityFinder, KnowsANounByItsFormWhereItsLemmaIsASlip) {
  Document doc = document_of({{"talskvinde", "talskvind", Upos::kNoun, "", 1, Relation::kNsubj},
                              {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot}});
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"talskvinde 1"});
}

TEST(EntityFinder, LeavesOutWhomAWordDenies) {
  Document doc = document_of({{"ingen", "ingen", Upos::kDet, "PronType=Neg", 1, Relation::kDet},
                              {"domstol", "domstol", Upos::kNoun, "", -1, Relation::kRoot}});
  EXPECT_TRUE(found_in(doc).empty());
}

// The first thing that a noun at the beginning of a sentence names, by its id.
std::string first_id(std::string_view lang, const char* form, const char* lemma) {
  auto finder = EntityFinder::load(KILDE_ROOT, lang);
  EXPECT_TRUE(finder);
  Document doc = document_of({{form, lemma, Upos::kNoun, "", 1, Relation::kNsubj},
                              {"-", "-", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot}});
  finder->run(doc);
  return doc.entities.empty() ? "" : std::string(doc.entities.front().id);
}

TEST(EntityFinder, TakesNoOrdinaryNounThatBeginsASentenceForAPaper) {
  EXPECT_EQ(first_id("ru", "Известия", "известие"), "");
  EXPECT_EQ(first_id("ru", "Факты", "факт"), "");
  EXPECT_EQ(first_id("ru", "Зеркала", "зеркало"), "");
  EXPECT_EQ(first_id("de", "Spiegel", "Spiegel"), "");
  EXPECT_EQ(first_id("de", "Reuters", "Reuter"), "agency:reuters");
  EXPECT_EQ(first_id("en", "Reuters", "reuter"), "agency:reuters");
  EXPECT_EQ(first_id("en", "Reuters", "Reuters"), "agency:reuters");
}

TEST(EntityFinder, TakesAPaperByItsArticleForNoAgencyOfThatName) {
  const fs::path root = fs::path(testing::TempDir()) / "kilde_told_as";
  fs::remove_all(root);
  fs::create_directories(root / "data");
  for (const char* part : {"en", "entities", "transliteration"}) {
    fs::copy(fs::path(KILDE_ROOT) / "data" / part, root / "data" / part,
             fs::copy_options::recursive);
  }
  std::ofstream(root / "data/en/entity/outlets.tsv", std::ios::app)
      << "agency:fjord-post\tFjord Harbour Post\tagency\t\tNO\n";
  auto finder = EntityFinder::load(root, "en");
  ASSERT_TRUE(finder) << finder.error().to_string();
  Document doc = document_of({name("Fjord"),
                              name("Harbour"),
                              name("Post"),
                              {"told", "tell", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
                              {"the", "the", Upos::kDet, "Definite=Def", 5, Relation::kDet},
                              name("Post", 3)});
  finder->run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "agency:fjord-post");
  EXPECT_EQ(doc.entities[1].kind, EntityKind::kOutlet);
}

TEST(EntityFinder, TakesNoNounWithAComplementForAPaper) {
  auto finder = EntityFinder::load(KILDE_ROOT, "ru");
  ASSERT_TRUE(finder);
  const auto found_with = [&](Relation relation) {
    Document doc =
        document_of({{"Известия", "известие", Upos::kNoun, "", 2, Relation::kNsubj},
                     {"ночью", "ночь", Upos::kNoun, "", 0, relation},
                     {"пришли", "прийти", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot}});
    doc.names = {{{0, 1}, NameKind::kOrg}};
    finder->run(doc);
    return doc.entities.size();
  };
  EXPECT_EQ(found_with(Relation::kNmod), 0u);
  EXPECT_EQ(found_with(Relation::kObl), 1u);
}

TEST(EntityFinder, TakesThePressForNoPaper) {
  auto finder = EntityFinder::load(KILDE_ROOT, "en");
  ASSERT_TRUE(finder);
  const auto mentions_of_the_first = [&](const char* noun) {
    Document doc = document_of({{"Reuters", "Reuters", Upos::kPropn, "", 1, Relation::kNsubj},
                                {"told", "tell", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot},
                                {"the", "the", Upos::kDet, "Definite=Def", 3, Relation::kDet},
                                {noun, noun, Upos::kNoun, "Number=Sing", 1, Relation::kObj}});
    finder->run(doc);
    return doc.entities.front().mentions.size();
  };
  EXPECT_EQ(mentions_of_the_first("agency"), 2u);
  EXPECT_EQ(mentions_of_the_first("press"), 1u);
}

TEST(EntityFinder, TakesTheSurnameOfSomebodyForNoPaper) {
  auto finder = EntityFinder::load(KILDE_ROOT, "uk");
  ASSERT_TRUE(finder);
  const auto has_paper = [&](const char* surname) {
    Document doc = document_of({name("Орест", 2),
                                name(surname, 0, Relation::kFlat),
                                {"бачив", "бачити", Upos::kVerb, "", -1, Relation::kRoot},
                                {"Веста", "Вест", Upos::kPropn, "Case=Acc", 2, Relation::kObj}});
    doc.names = {{{0, 2}, NameKind::kPer}, {{3, 4}, NameKind::kOrg}};
    finder->run(doc);
    return std::any_of(doc.entities.begin(), doc.entities.end(),
                       [](const Entity& entity) { return entity.id == "outlet:vesti"; });
  };
  EXPECT_TRUE(has_paper("Гнат"));
  EXPECT_FALSE(has_paper("Вест"));
}

TEST(EntityFinder, TellsTheCityFromTheStationThatIsCalledAfterIt) {
  auto finder = EntityFinder::load(KILDE_ROOT, "ru");
  ASSERT_TRUE(finder);
  Document doc = document_of({{"Говорит", "говорить", Upos::kVerb, "", -1, Relation::kRoot},
                              {"Москва", "Москва", Upos::kPropn, "", 0, Relation::kNsubj},
                              {"в", "в", Upos::kAdp, "", 3, Relation::kCase},
                              {"Москве", "Москва", Upos::kPropn, "Case=Loc", 0, Relation::kObl}});
  doc.names = {{{3, 4}, NameKind::kLoc}};
  finder->run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[1].kind, EntityKind::kPlace);
}

TEST(EntityFinder, KnowsPeopleByTheirCountry) {
  Document doc = document_of(
      {{"Russerne", "russer", Upos::kNoun, "Definite=Def|Number=Plur", 1, Relation::kNsubj},
       {"taler", "tale", Upos::kVerb, "VerbForm=Fin", -1, Relation::kRoot}});
  EXPECT_EQ(found_in(doc), std::vector<std::string>{"Russerne 1"});
  EXPECT_EQ(doc.entities.front().kind, EntityKind::kGroup);
  EXPECT_EQ(doc.entities.front().country, "RU");
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
