#include "extract/quote/finder.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/quote/test_document.h"

namespace kilde::quote {
namespace {

class Finder : public testing::Test {
 protected:
  Result<AttributionFinder> finder_ = AttributionFinder::load(KILDE_ROOT, "da");
};

// Random words, tags and heads, rings and heads outside the sentence among them.
Document random_document(uint32_t& seed) {
  static const char* const kWords[] = {
      "siger", "at",  "ifølge", "Reuters", "\"",      ",",    ".",    ":",  "»", "«",         "-",
      "og",    "Det", "han",    "om",      "frygter", "skal", "have", "af", "'", "angiveligt"};
  const auto next = [&](uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % n;
  };
  const uint32_t size = 1 + next(40);
  std::string text;
  std::vector<ByteSpan> tokens;
  for (uint32_t i = 0; i < size; ++i) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += kWords[next(21)];
    tokens.push_back({begin, static_cast<uint32_t>(text.size())});
    const uint32_t gap = next(8);
    if (gap > 1) text += gap == 2 ? "\n" : " ";
  }
  Document doc(text);
  doc.tokens = tokens;
  doc.space_after.assign(size, 1);
  for (uint32_t at = 0; at < size;) {
    const uint32_t end = std::min(size, at + 1 + next(20));
    doc.sentences.push_back({at, end});
    at = end;
  }
  for (uint32_t i = 0; i < size; ++i) {
    doc.upos.push_back(static_cast<Upos>(next(17)));
    doc.relation.push_back(static_cast<Relation>(next(37)));
    doc.deprel.push_back(to_string(doc.relation.back()));
    doc.lemma.push_back(doc.intern(doc.word(i)));
    doc.feats.push_back(next(2) ? "VerbForm=Fin" : next(2) ? "VerbForm=Part" : "");
    doc.head.push_back(static_cast<int32_t>(next(size + 4)) - 2);
  }
  return doc;
}

// What the rules find and the signs speak against is left out; the rest is as they found it.
TEST_F(Finder, LeavesOutWhatIsLessSureThanTheTableAsks) {
  ASSERT_TRUE(finder_);
  auto table = Confidence::load(KILDE_ROOT);
  ASSERT_TRUE(table);
  uint32_t seed = 7;
  size_t sure = 0, unsure = 0;
  for (int round = 0; round < 3000; ++round) {
    Document doc = random_document(seed);
    std::vector<double> found;
    finder_->run(doc, [&](const Attribution& claim, const Signs&) {
      if (claim.confidence >= table->least()) found.push_back(claim.confidence);
      ++(claim.confidence >= table->least() ? sure : unsure);
    });
    finder_->run(doc);
    ASSERT_EQ(doc.attributions.size(), found.size());
    for (size_t n = 0; n < found.size(); ++n)
      EXPECT_GE(doc.attributions[n].confidence, table->least());
  }
  EXPECT_GT(sure, 20u);
  EXPECT_GT(unsure, 10u);
}

TEST_F(Finder, KeepsItsSpansOnTokensWhateverTheTree) {
  ASSERT_TRUE(finder_);
  uint32_t seed = 1;
  for (int round = 0; round < 3000; ++round) {
    Document doc = random_document(seed);
    finder_->run(doc);
    for (const Attribution& a : doc.attributions) {
      ASSERT_FALSE(a.content.empty());
      ASSERT_FALSE(a.rule.empty());
      for (const ByteSpans* spans : {&a.source, &a.cue, &a.content, &a.via, &a.to}) {
        for (ByteSpan span : *spans) {
          ASSERT_LT(span.begin, span.end);
          ASSERT_LE(span.end, doc.text().size());
          const TokenSpan tokens = doc.tokens_in(span);
          ASSERT_EQ(doc.bytes(tokens), span);
        }
      }
      ASSERT_LT(a.parent, static_cast<int32_t>(doc.attributions.size()));
    }
  }
}

TEST_F(Finder, FindsTheSameTwice) {
  ASSERT_TRUE(finder_);
  uint32_t seed = 5;
  for (int round = 0; round < 200; ++round) {
    Document doc = random_document(seed);
    finder_->run(doc);
    const auto first = doc.attributions;
    finder_->run(doc);
    ASSERT_EQ(first.size(), doc.attributions.size());
    for (size_t n = 0; n < first.size(); ++n) {
      ASSERT_EQ(first[n].content, doc.attributions[n].content);
      ASSERT_EQ(first[n].source, doc.attributions[n].source);
    }
  }
}

TEST_F(Finder, TakesDocumentsWithoutAnalysis) {
  ASSERT_TRUE(finder_);
  Document empty("");
  finder_->run(empty);
  EXPECT_TRUE(empty.attributions.empty());
  Document tokens("siger han");
  tokens.tokens = {{0, 5}, {6, 9}};
  tokens.sentences = {{0, 2}};
  finder_->run(tokens);
  EXPECT_TRUE(tokens.attributions.empty());
}

}  // namespace
}  // namespace kilde::quote
