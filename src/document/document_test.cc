#include <gtest/gtest.h>

#include <utility>

#include <kilde/document.h>

namespace kilde {
namespace {

Document two_sentences() {
  Document doc("Ja. Nej da.");
  doc.tokens = {{0, 2}, {2, 3}, {4, 7}, {8, 10}, {10, 11}};
  doc.space_after = {0, 1, 1, 0, 0};
  doc.sentences = {{0, 2}, {2, 5}};
  return doc;
}

template <typename T>
concept GivesTextOfATemporary = requires {
  std::declval<T>().text();
};
static_assert(GivesTextOfATemporary<Document&>);
static_assert(!GivesTextOfATemporary<Document>, "a view into a temporary must not compile");

TEST(Document, FindsTokensAndSentences) {
  Document doc = two_sentences();
  EXPECT_EQ(doc.word(2), "Nej");
  EXPECT_EQ(doc.sentence_of(1), 0u);
  EXPECT_EQ(doc.sentence_of(4), 1u);
  EXPECT_EQ(doc.token_at(3), 2u);
  EXPECT_EQ(doc.token_at(11), 5u);
  EXPECT_EQ(doc.tokens_in({2, 8}), (TokenSpan{1, 3}));
  EXPECT_EQ(doc.bytes({2, 4}), (ByteSpan{4, 10}));
}

TEST(Document, KeepsItsViewsWhenItMoves) {
  Document doc = two_sentences();
  std::string_view text = doc.text();
  std::string_view kept = doc.intern(std::string("temporary"));
  EXPECT_EQ(doc.intern("temporary").data(), kept.data());
  Document moved = std::move(doc);
  EXPECT_EQ(moved.text().data(), text.data());
  EXPECT_EQ(kept, "temporary");
}

TEST(Document, ComparesWholeFeatures) {
  Document doc = two_sentences();
  doc.feats.assign(5, doc.intern("Number=Sing|VerbForm=Fin"));
  EXPECT_TRUE(doc.has_feature(0, "VerbForm=Fin"));
  EXPECT_TRUE(doc.has_feature(0, "Number=Sing"));
  EXPECT_FALSE(doc.has_feature(0, "Form=Fin"));
  EXPECT_FALSE(doc.has_feature(0, "Number=Sin"));
}

TEST(SourceMap, GoesBackToTheOriginal) {
  SourceMap map{{{0, 3}, {10, 20}}};
  EXPECT_EQ(map.original(0), 3u);
  EXPECT_EQ(map.original(9), 12u);
  EXPECT_EQ(map.original(12), 22u);
  EXPECT_EQ(SourceMap{}.original(5), 5u);
}

}  // namespace
}  // namespace kilde
