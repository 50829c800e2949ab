#include "text/search_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kilde::text {
namespace {

class SearchWordsTest : public testing::Test {
 protected:
  SearchWords search = *SearchWords::load(KILDE_ROOT);

  bool found_by(std::string_view text, std::string_view lang, std::string_view word) const {
    std::string form = " " + search.index_form(text, lang) + " ";
    return std::ranges::any_of(search.alternatives(word), [&](const std::string& each) {
      return form.find(" " + each + " ") != std::string::npos;
    });
  }
};

TEST_F(SearchWordsTest, FindsOtherFormsOfAWord) {
  EXPECT_TRUE(found_by("Færgerne lå stille i havnen.", "da", "færge"));
  EXPECT_TRUE(found_by("Die Häfen wurden geschlossen.", "de", "Häfen"));
  EXPECT_TRUE(found_by("Корабли стояли в портах.", "ru", "порт"));
  EXPECT_TRUE(found_by("Літак розбився біля Львова.", "uk", "літака"));
  EXPECT_TRUE(found_by("The ferries were late.", "en", "ferry"));
}

TEST_F(SearchWordsTest, FoldsWhatNeighboursSpellDifferently) {
  EXPECT_TRUE(found_by("Aarhus", "da", "Århus"));
  EXPECT_TRUE(found_by("Tromsø", "nb", "Tromsö"));
  EXPECT_TRUE(found_by("Nästved", "sv", "Næstved"));
  EXPECT_TRUE(found_by("Straße", "de", "strasse"));
  EXPECT_TRUE(found_by("KØBENHAVN", "da", "københavn"));
}

TEST_F(SearchWordsTest, KeepsTheOrderOfWords) {
  EXPECT_EQ(search.index_form("I Kiel, 3 skibe!", "xx"), "i kiel 3 skibe");
  EXPECT_EQ(search.index_form("", "da"), "");
  EXPECT_EQ(search.index_form("... --- «»", "da"), "");
}

TEST_F(SearchWordsTest, TakesAnyBytes) {
  EXPECT_EQ(search.index_form("a\xFF\xFE b\xC3", "en"), "a b");
  EXPECT_EQ(search.words_of(std::string(100000, 'x')).at(0).size(), 256u);
  EXPECT_EQ(search.alternatives("\"' OR *"), search.alternatives("or"));
}

TEST_F(SearchWordsTest, DoesNotTakeOtherWords) {
  EXPECT_FALSE(found_by("Havnen er lukket.", "da", "have"));
  EXPECT_FALSE(found_by("Мир", "ru", "мера"));
}

}  // namespace
}  // namespace kilde::text
