#include "document/tree.h"

#include <gtest/gtest.h>

namespace kilde::document {
namespace {

Document with_heads(std::vector<int32_t> heads) {
  Document doc(std::string(heads.size(), 'x'));
  for (uint32_t i = 0; i < heads.size(); ++i) doc.tokens.push_back({i, i + 1});
  doc.sentences = {{0, static_cast<uint32_t>(heads.size())}};
  doc.head = std::move(heads);
  return doc;
}

TEST(Tree, KnowsChildrenAncestorsAndReach) {
  const Tree tree(with_heads({1, kNoHead, 3, 1, 1}));
  EXPECT_EQ(tree.children(1).size(), 3u);
  EXPECT_EQ(tree.children(1)[0], 0u);
  EXPECT_EQ(tree.children(1)[2], 4u);
  EXPECT_TRUE(tree.below(2, 1));
  EXPECT_TRUE(tree.below(2, 2));
  EXPECT_FALSE(tree.below(1, 3));
  EXPECT_FALSE(tree.below(4, 3));
  EXPECT_EQ(tree.reach(3), (TokenSpan{2, 4}));
  EXPECT_EQ(tree.reach(1), (TokenSpan{0, 5}));
  EXPECT_EQ(tree.depth(2), 2u);
}

TEST(Tree, BreaksRings) {
  const Tree ring(with_heads({1, 2, 0}));
  int roots = 0;
  for (uint32_t i = 0; i < 3; ++i) roots += ring.head(i) == kNoHead;
  EXPECT_EQ(roots, 1);
  const Tree self(with_heads({0, 0}));
  EXPECT_EQ(self.head(0), kNoHead);
  EXPECT_EQ(self.reach(0), (TokenSpan{0, 2}));
}

TEST(Tree, DropsHeadsOutsideTheSentence) {
  Document doc = with_heads({7, -5, 3, kNoHead});
  doc.sentences = {{0, 2}, {2, 4}};
  doc.head[1] = 3;
  const Tree tree(doc);
  EXPECT_EQ(tree.head(0), kNoHead);
  EXPECT_EQ(tree.head(1), kNoHead);
  EXPECT_EQ(tree.head(2), 3);
}

TEST(Tree, TakesADocumentWithoutHeads) {
  Document doc = with_heads({});
  EXPECT_EQ(Tree(doc).size(), 0u);
  Document bare("ab");
  bare.tokens = {{0, 1}, {1, 2}};
  bare.sentences = {{0, 2}};
  EXPECT_EQ(Tree(bare).reach(1), (TokenSpan{1, 2}));
}

// The plain twin: climb the heads.
TEST(Tree, AgreesWithClimbing) {
  uint32_t seed = 7;
  for (int round = 0; round < 200; ++round) {
    std::vector<int32_t> heads(12);
    for (int32_t& head : heads) {
      seed = seed * 1664525u + 1013904223u;
      head = static_cast<int32_t>((seed >> 20) % 14) - 1;
    }
    const Tree tree(with_heads(heads));
    for (uint32_t t = 0; t < 12; ++t) {
      for (uint32_t a = 0; a < 12; ++a) {
        bool climbed = false;
        for (int32_t at = static_cast<int32_t>(t); at != kNoHead && !climbed;
             at = tree.head(static_cast<uint32_t>(at))) {
          climbed = at == static_cast<int32_t>(a);
        }
        ASSERT_EQ(tree.below(t, a), climbed);
      }
    }
  }
}

}  // namespace
}  // namespace kilde::document
