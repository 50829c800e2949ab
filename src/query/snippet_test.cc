#include "query/snippet.h"

#include <gtest/gtest.h>

#include "ledger/test_ledger.h"
#include "query/words.h"

namespace kilde::query {
namespace {

Snippet snippet(std::string_view text, std::string_view typed, std::string_view lang = "da") {
  const auto& search = ledger::test_search();
  return snippet_of(text, lang, WordQuery::parse(typed, search)->forms(), search);
}

std::vector<std::string> hits(const Snippet& found) {
  std::vector<std::string> all;
  for (ByteSpan hit : found.hits) all.push_back(found.text.substr(hit.begin, hit.length()));
  return all;
}

TEST(Snippet, MarksTheWordsAsTheyStand) {
  const Snippet found = snippet("Færgerne lå i Kiel.\nEn færge\tsank.", "færge sank");
  EXPECT_EQ(found.text, "Færgerne lå i Kiel. En færge sank.");
  EXPECT_EQ(hits(found), (std::vector<std::string>{"Færgerne", "færge", "sank"}));
}

TEST(Snippet, TakesTheStretchWithMostDifferentWords) {
  std::string text = "Broen står. ";
  for (int i = 0; i < 60; ++i) text += "Ingenting skete her. ";
  text += "Broen over sundet faldt. ";
  for (int i = 0; i < 60; ++i) text += "Ingenting skete her. ";
  const Snippet found = snippet(text, "broen faldt");
  EXPECT_EQ(found.text.find("Broen over sundet faldt."), 0u) << found.text;
  EXPECT_TRUE(found.text.ends_with("\xE2\x80\xA6"));
  EXPECT_LE(found.text.size(), kSnippetBytes + 8);
}

TEST(Snippet, ALongTextWithoutBlanksIsCutBetweenLetters) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\xD0\x96";
  const Snippet found = snippet(text, "abc", "ru");
  EXPECT_TRUE(found.hits.empty());
  EXPECT_EQ(found.text.find("\xEF\xBF\xBD"), std::string::npos);
  EXPECT_LE(found.text.size(), kSnippetBytes + 8);
}

TEST(Snippet, OfAnEmptyTextIsEmpty) { EXPECT_EQ(snippet("", "færge").text, ""); }

}  // namespace
}  // namespace kilde::query
