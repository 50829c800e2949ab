#include "extract/quote/quotations.h"

#include <gtest/gtest.h>

#include <string>

namespace kilde::quote {
namespace {

bool is_sign(char c) {
  return !isalnum(static_cast<unsigned char>(c)) && static_cast<signed char>(c) > 0;
}

// Words and single signs; a sentence a line, and after each full stop.
Document tokenized(std::string text) {
  Document doc(std::move(text));
  const std::string_view s = doc.text();
  for (uint32_t at = 0; at < s.size();) {
    if (isspace(static_cast<unsigned char>(s[at]))) {
      ++at;
      continue;
    }
    uint32_t end = at + 1;
    if (static_cast<unsigned char>(s[at]) == 0xC2) end = at + 2;  // » «
    if (static_cast<unsigned char>(s[at]) == 0xE2) end = at + 3;  // “ ” – ’
    const bool letters = end == at + 1 && !is_sign(s[at]);
    while (letters && end < s.size() && !is_sign(s[end]) &&
           !isspace(static_cast<unsigned char>(s[end])) &&
           static_cast<unsigned char>(s[end]) != 0xC2 &&
           static_cast<unsigned char>(s[end]) != 0xE2) {
      ++end;
    }
    doc.tokens.push_back({at, end});
    at = end;
  }
  doc.sentences = {{0, static_cast<uint32_t>(doc.size())}};
  return doc;
}

class Quotations : public testing::Test {
 protected:
  std::vector<std::string> find(std::string text) {
    doc_ = tokenized(std::move(text));
    std::vector<std::string> found;
    quotations_ = find_quotations(doc_, *lexicon_, [&](uint32_t token) {
      return doc_.word(token) == "siger" || doc_.word(token) == "sagde";
    });
    for (const Quotation& q : quotations_) found.emplace_back(doc_.text(doc_.bytes(q.inner)));
    return found;
  }

  Result<Lexicon> lexicon_ = Lexicon::load(KILDE_ROOT, "da");
  Document doc_;
  std::vector<Quotation> quotations_;
};

using Texts = std::vector<std::string>;

TEST_F(Quotations, PairsEveryStyle) {
  EXPECT_EQ(find("»Vi går,« siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("«Vi går,» siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("\"Vi går,\" siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("“Vi går,” siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("”Vi går,” siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("„Vi går,“ siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("'Vi går,' siger hun."), Texts({"Vi går,"}));
  EXPECT_EQ(find("- Vi går, siger hun."), Texts({"Vi går, siger hun."}));
}

TEST_F(Quotations, TakesAnApostropheForNoMark) {
  EXPECT_EQ(find("Belarus' hovedstad og Mads' bil"), Texts());
}

TEST_F(Quotations, ClosesBeforeATagWithoutItsBlank) {
  EXPECT_EQ(find("\"Vi går, \"siger hun. \"Nu, \"sagde han."), Texts({"Vi går,", "Nu,"}));
}

TEST_F(Quotations, GoesOnOverLines) {
  EXPECT_EQ(find("Hun sagde: \"Vi går.\nOg vi går nu.\" Så gik hun."),
            Texts({"Vi går.\nOg vi går nu."}));
  EXPECT_EQ(find("»Vi går.\n»Og vi går nu.« Så gik hun.").size(), 2u);
}

TEST_F(Quotations, GoesOnOverLinesInTheFirstPersonWhereTheEndIsLost) {
  Document doc = tokenized("Voss siger: »Pumpen er ny.\nVi byggede den.\nHavnen er lukket.\n");
  doc.upos.assign(doc.size(), Upos::kX);
  doc.feats.assign(doc.size(), "");
  const auto words = [&] {
    const auto found = find_quotations(doc, *lexicon_, [](uint32_t) { return false; });
    return found.empty() ? std::string() : std::string(doc.text(doc.bytes(found.front().inner)));
  };
  EXPECT_EQ(words(), "Pumpen er ny.");  // nobody speaks for himself
  for (uint32_t i = 0; i < doc.size(); ++i) {
    if (doc.word(i) != "Vi") continue;
    doc.upos[i] = Upos::kPron;
    doc.feats[i] = "Person=1";
  }
  EXPECT_EQ(words(), "Pumpen er ny.\nVi byggede den.");
}

TEST_F(Quotations, GoesOnOverManyLinesWhereBothMarksAreSure) {
  const std::string lines = "Vi tabte.\nDet regnede.\nIsen var tynd.\nMen vi går.\nOg vinder.";
  EXPECT_EQ(find("Hun sagde: »" + lines + "« Så gik hun."), Texts({lines}));
  EXPECT_EQ(find("Hun sagde: \"" + lines + "\" Så gik hun."), Texts({lines}));
  // A mark with a blank on either side may be any.
  EXPECT_EQ(find("Hun sagde: \"" + lines + " \" Så gik hun.").front(), "Vi tabte.");
}

TEST_F(Quotations, AnOpenMarkEndsWithItsLine) {
  EXPECT_EQ(find("Hun sagde: \"Vi går.\n\nSenere kom bussen.\n\nOg toget."), Texts({"Vi går."}));
}

TEST_F(Quotations, KeepsInnerMarksApart) {
  EXPECT_EQ(find("\"Hun er 'helt skør', tror jeg,\" siger han.").size(), 2u);
}

TEST_F(Quotations, TakesAnyRowOfMarks) {
  for (const char* text :
       {"\"", "\"\"", "\"\"\"", "»»»«", "'\"'\"'", "- - -", "\"\n\"\n\"", "“”„"}) {
    find(text);
    for (const Quotation& q : quotations_) {
      EXPECT_LE(q.outer.end, doc_.size()) << text;
      EXPECT_TRUE(q.outer.contains(q.inner)) << text;
    }
  }
}

}  // namespace
}  // namespace kilde::quote
