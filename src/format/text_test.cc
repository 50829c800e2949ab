#include "format/text.h"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "format/columns.h"
#include "format/test_documents.h"

namespace kilde::format {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Text, NamesTheChainAndThisPaper) {
  Document doc = example_document();
  EXPECT_NE(to_text(doc).find("Anna Berg <- Kystnyt <- Nordposten"), std::string::npos);
  doc.publisher.clear();
  doc.attributions[0].chain = {"Anna Berg", "Kystnyt"};
  EXPECT_NE(to_text(doc).find("Anna Berg <- Kystnyt <- this paper"), std::string::npos);
}

TEST(Text, SaysThatThereIsNothing) {
  EXPECT_EQ(to_text(Document("")), "0 claims · 0 times · 0 names\n\nNo claims found.\n");
}

TEST(Text, StaysInItsWidthAndWithoutControlCharacters) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    Document doc = seed == 0 ? hostile_document() : random_document(seed);
    for (int width : {1, 40, 57, 120}) {
      std::string text = to_text(doc, {.width = width});
      EXPECT_EQ(text.find_first_of("\x1b\t\r\x01"), std::string::npos);
      EXPECT_EQ(text.find("\u202E"), std::string::npos);
      for (const std::string& line : lines_of(text))
        ASSERT_LE(display_width(line), std::max(width, 40)) << seed << ": " << line;
    }
  }
}

TEST(Text, SaysTheSameInColour) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    Document doc = seed == 0 ? hostile_document() : random_document(seed);
    std::string coloured = to_text(doc, {.color = true});
    EXPECT_EQ(std::regex_replace(coloured, std::regex("\x1b\\[[0-9;]*m"), ""), to_text(doc));
  }
}

}  // namespace
}  // namespace kilde::format
