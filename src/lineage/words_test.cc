#include "lineage/words.h"

#include <gtest/gtest.h>

namespace kilde::lineage {
namespace {

TEST(WordText, SeesLettersAndDigitsOnly) {
  const WordText a = words_of("Han sagde: »Ja, 3.500 kom.«"),
                 b = words_of("han  SAGDE \"ja 3.500\" kom");
  EXPECT_EQ(a.words, b.words);
  EXPECT_EQ(a.words.size(), 6u);
}

TEST(WordText, FoldsTheCaseOfEveryScript) {
  EXPECT_EQ(words_of("ЛУКАШЕНКО Ærø Ї").words, words_of("лукашенко ærø ї").words);
  EXPECT_NE(words_of("а").words, words_of("a").words);  // Cyrillic and Latin
}

TEST(WordText, CutsAtMarksBeforeACapitalAndAtParagraphs) {
  const std::string text = "Ministeren kom ca. ti. Han gik!\nSlut";
  const WordText cut = words_of(text);
  ASSERT_EQ(cut.sentences.size(), 3u);
  const ByteSpan first = cut.sentences[0].bytes;
  EXPECT_EQ(text.substr(first.begin, first.length()), "Ministeren kom ca. ti.");
  EXPECT_EQ(cut.sentences[1].words, (TokenSpan{4, 6}));
}

TEST(WordText, CutsWhatHasNoMarksAndTakesAnything) {
  std::string endless;
  for (int i = 0; i < 1000; ++i) endless += "ord ";
  EXPECT_GE(words_of(endless).sentences.size(), 1000u / kLongestSentence);
  EXPECT_TRUE(words_of("").sentences.empty());
  EXPECT_TRUE(words_of("... !? \n\n «»").sentences.empty());
  for (const Sentence& sentence : words_of(endless).sentences)
    EXPECT_LE(sentence.words.length(), kLongestSentence);
}

}  // namespace
}  // namespace kilde::lineage
