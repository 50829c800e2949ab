#include "claim/concepts.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kilde::claim {
namespace {

class ConceptsTest : public testing::Test {
 protected:
  static const Concepts& concepts() {
    static const Concepts loaded = std::move(Concepts::load(KILDE_ROOT).value());
    return loaded;
  }
  static std::vector<std::string> names(std::string_view lang, std::string_view lemma) {
    std::vector<std::string> names;
    for (const Concepts::Row row : concepts().find(lang, lemma))
      names.push_back(concepts().name(row));
    return names;
  }
  static bool holds(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  }
};

TEST_F(ConceptsTest, WordsOfSevenLanguagesMeetInOneConcept) {
  for (const auto& [lang, lemma] :
       std::initializer_list<std::pair<const char*, const char*>>{{"da", "lukke"},
                                                                  {"nb", "stenge"},
                                                                  {"nn", "stenge"},
                                                                  {"sv", "stänga"},
                                                                  {"en", "close"},
                                                                  {"de", "sperren"},
                                                                  {"ru", "закрыть"},
                                                                  {"uk", "закрити"}})
    EXPECT_TRUE(holds(names(lang, lemma), "close")) << lang;
  EXPECT_TRUE(names("da", "закрити").empty());
  EXPECT_TRUE(names("eo", "fermi").empty());
}

TEST_F(ConceptsTest, CompoundsAreReadByTheirParts) {
  const auto parts = names("da", "passagerfærge");
  EXPECT_TRUE(holds(parts, "ferry"));
  EXPECT_TRUE(holds(names("de", "Hafenbehörde"), "authority"));
  EXPECT_TRUE(holds(names("de", "Hafenbehörde"), "harbour"));
}

TEST_F(ConceptsTest, WordsOfOneStemMeet) {
  EXPECT_TRUE(holds(names("ru", "эвакуированный"), "evacuate"));
  EXPECT_TRUE(names("ru", "эва").empty());
}

TEST_F(ConceptsTest, SmallWordsNumbersOpposites) {
  EXPECT_TRUE(concepts().is(Small::kFuture, "de", "wird"));
  EXPECT_FALSE(concepts().is(Small::kFuture, "de", "Haus"));
  EXPECT_EQ(concepts().number("ru", "пять"), 5);
  EXPECT_EQ(concepts().number("da", "enogtyve"), 21);
  EXPECT_EQ(concepts().number("en", "ship"), std::nullopt);
  EXPECT_TRUE(concepts().opposite("open", "close"));
  EXPECT_TRUE(concepts().opposite("close", "open"));
  EXPECT_FALSE(concepts().opposite("open", "fly"));
  EXPECT_TRUE(concepts().opposites("fly").empty());
}

TEST_F(ConceptsTest, SomeOppositesComeInTurnAndSomeAreCauses) {
  EXPECT_TRUE(concepts().in_turn("release", "arrest"));
  EXPECT_FALSE(concepts().in_turn("genuine", "fake"));
  EXPECT_TRUE(concepts().rival_causes("overload", "weld"));
  EXPECT_FALSE(concepts().rival_causes("genuine", "fake"));
}

TEST_F(ConceptsTest, WordsOfCausesMeet) {
  for (const auto& [lang, lemma] : std::initializer_list<std::pair<const char*, const char*>>{
           {"da", "svejsning"}, {"de", "Schweißnaht"}, {"uk", "зварювання"}})
    EXPECT_TRUE(holds(names(lang, lemma), "weld")) << lang;
  EXPECT_TRUE(holds(names("nb", "kortslutning"), "short_circuit"));
  EXPECT_FALSE(holds(names("nb", "kortslutning"), "circuit"));
}

}  // namespace
}  // namespace kilde::claim
