#include "knowledge/role_titles.h"

#include <gtest/gtest.h>

#include <vector>

namespace kilde::knowledge {
namespace {

// One sentence of words; the first is the noun's lemma as well.
Document document_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
  Document doc(text);
  uint32_t at = 0;
  for (std::string_view word : words) {
    doc.tokens.push_back({at, static_cast<uint32_t>(at + word.size())});
    doc.lemma.push_back(doc.intern(word));
    at += static_cast<uint32_t>(word.size()) + 1;
  }
  doc.sentences = {{0, static_cast<uint32_t>(words.size())}};
  return doc;
}

std::string role(std::string_view lang, const std::vector<std::string_view>& words, uint32_t noun) {
  const auto titles = RoleTitles::load(KILDE_ROOT, lang);
  if (!titles) return titles.error().to_string();
  const auto title = titles->at(document_of(words), noun);
  return title ? std::string(title->role) : "";
}

TEST(RoleTitles, TakeTheLongestThatEndsOrBeginsAtTheNoun) {
  EXPECT_EQ(role("ru", {"Министр", "иностранных", "дел", "России"}, 0), "foreign-minister");
  EXPECT_EQ(role("ru", {"Министр", "обороны", "России"}, 0), "defence-minister");
  EXPECT_EQ(role("ru", {"Министр", "лесов", "России"}, 0), "minister");
  EXPECT_EQ(role("uk", {"Міністр", "оборони", "України"}, 0), "defence-minister");
  EXPECT_EQ(role("en", {"The", "deputy", "prime", "minister"}, 3), "deputy-prime-minister");
  EXPECT_EQ(role("en", {"Minister", "of", "Defence"}, 0), "defence-minister");
  EXPECT_EQ(role("en", {"president", "of", "the", "European", "Commission"}, 0),
            "commission-president");
  EXPECT_EQ(role("nn", {"utanriksminister"}, 0), "foreign-minister");
  EXPECT_EQ(role("de", {"Minister", "für", "Verteidigung"}, 0), "defence-minister");
  EXPECT_EQ(role("en", {"a", "farmer"}, 1), "");
}

TEST(RoleTitles, KnowWhichHaveOneHolderAndWhoseTheyAre) {
  const auto titles = RoleTitles::load(KILDE_ROOT, "en");
  ASSERT_TRUE(titles) << titles.error().to_string();
  const Document minister = document_of({"minister"});
  EXPECT_FALSE(titles->at(minister, 0)->single);
  const Document head = document_of({"Commission", "president"});
  EXPECT_TRUE(titles->at(head, 1)->single);
  EXPECT_EQ(titles->at(head, 1)->office, "EU");
}

}  // namespace
}  // namespace kilde::knowledge
