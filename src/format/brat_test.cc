#include "format/brat.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "document/code_points.h"
#include "format/test_documents.h"

namespace kilde::format {
namespace {

TEST(Brat, SplitsSpansAtLineEnds) {
  Document doc("på\nto ord");
  doc.attributions.emplace_back().content = {{0, 6}};
  EXPECT_EQ(to_brat(doc).substr(0, to_brat(doc).find('\n')), "T1\tContent 0 2;3 5\tpå to");
}

TEST(Brat, TiesSourceAndContentWithoutACue) {
  Document doc("Bo: ja");
  doc.attributions.emplace_back();
  doc.attributions[0].source = {{0, 2}};
  doc.attributions[0].content = {{4, 6}};
  std::string ann = to_brat(doc);
  EXPECT_NE(ann.find("R1\tSourceOf Arg1:T1 Arg2:T2\n"), std::string::npos) << ann;
  EXPECT_NE(ann.find("A1\tAct T2 say\n"), std::string::npos) << ann;
}

TEST(Brat, IsEmptyWhereNothingWasFound) { EXPECT_EQ(to_brat(Document("Ja")), ""); }

TEST(Brat, ConfiguresEveryTypeItUses) {
  std::string configuration = brat_configuration();
  for (const char* type : {"\nPerson\n", "\nDate\n", "\nSource\n", "\nAttribution ", "\nAct ",
                           "\nSourceOf ", "\nNegated "})
    EXPECT_NE(("\n" + configuration).find(type), std::string::npos) << type;
}

// The words that the offsets of a T line name, joined as brat joins them.
std::string words_at(const Document& doc, std::istringstream offsets) {
  document::CodePoints points(doc.text());
  std::string words;
  uint32_t begin = 0, end = 0;
  for (char semicolon = ' '; offsets >> begin >> end; offsets >> semicolon) {
    EXPECT_LT(begin, end);
    words += (words.empty() ? "" : " ");
    words += doc.text({points.to_byte(begin), points.to_byte(end)});
  }
  return words;
}

TEST(Brat, HasTrueOffsetsAndNoDanglingNamesForAnyDocument) {
  for (uint32_t seed = 0; seed < 150; ++seed) {
    Document doc = seed == 0 ? hostile_document() : random_document(seed);
    std::istringstream ann(to_brat(doc));
    std::set<std::string> known;
    for (std::string line; std::getline(ann, line);) {
      size_t tab = line.find('\t'), second = line.find('\t', tab + 1);
      ASSERT_NE(tab, std::string::npos) << line;
      std::string name = line.substr(0, tab), body = line.substr(tab + 1, second - tab - 1);
      ASSERT_TRUE(name == "*" || known.insert(name).second) << line;
      if (name[0] == 'T') {
        std::istringstream offsets(body.substr(body.find(' ')));
        ASSERT_EQ(words_at(doc, std::move(offsets)), line.substr(second + 1));
      }
      std::istringstream words(body);
      for (std::string word; words >> word;) {
        size_t colon = word.rfind(':');
        std::string target = colon == std::string::npos ? word : word.substr(colon + 1);
        bool reference = target.size() > 1 && (target[0] == 'T' || target[0] == 'E') &&
                         std::isdigit(static_cast<unsigned char>(target[1]));
        ASSERT_TRUE(!reference || known.contains(target)) << line;
      }
    }
  }
}

}  // namespace
}  // namespace kilde::format
