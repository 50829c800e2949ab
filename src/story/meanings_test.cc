#include "story/meanings.h"

#include <gtest/gtest.h>

namespace kilde::story {
namespace {

const Meanings& meanings() {
  static const Meanings shipped = std::move(*Meanings::load(KILDE_ROOT));
  return shipped;
}

TEST(Meanings, OneConceptInAllLanguages) {
  const uint32_t airport = meanings().of("da", "lufthavn");
  EXPECT_NE(airport, 0u);
  for (const auto& [lang, word] : {std::pair("nb", "flyplass"),
                                   {"nn", "flyplass"},
                                   {"sv", "flygplats"},
                                   {"en", "airport"},
                                   {"de", "flughafen"},
                                   {"ru", "аэропорт"},
                                   {"uk", "аеропорт"}})
    EXPECT_EQ(meanings().of(lang, word), airport) << word;
}

TEST(Meanings, OtherWordsByTheirSound) {
  EXPECT_NE(meanings().of("en", "artillerist"), 0u);
  EXPECT_EQ(meanings().of("en", "artillerist"), meanings().of("ru", "артиллерист"));
  EXPECT_EQ(meanings().of("en", "abcd"), 0u);  // too short
}

TEST(Meanings, WordsThatSayLittleShareNothing) {
  EXPECT_EQ(meanings().of("en", "answer"), 0u);
  EXPECT_EQ(meanings().of("de", "antwort"), 0u);
}

TEST(Meanings, NumbersInWords) {
  EXPECT_EQ(meanings().number("de", "Fünf"), "5");
  EXPECT_EQ(meanings().number("uk", "вісім"), "8");
  EXPECT_EQ(meanings().number("en", "two"), "");
  EXPECT_EQ(meanings().number("xx", "five"), "");
}

TEST(Meanings, AMissingTableIsNamed) {
  const Result<Meanings> none = Meanings::load("/no/such/folder");
  ASSERT_FALSE(none);
}

}  // namespace
}  // namespace kilde::story
