// Each format of one small report, compared with the file of that name in tests/golden/format.
// With KILDE_UPDATE_GOLDEN in the environment the files are written instead; read the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "format/brat.h"
#include "format/conllu.h"
#include "format/html.h"
#include "format/json.h"
#include "format/test_documents.h"
#include "format/text.h"
#include "format/timeml.h"

namespace kilde::format {
namespace {

void compare(const std::string& name, const std::string& found) {
  std::filesystem::path file = std::filesystem::path(KILDE_ROOT) / "tests/golden/format" / name;
  if (std::getenv("KILDE_UPDATE_GOLDEN")) std::ofstream(file, std::ios::binary) << found;
  std::ifstream in(file, std::ios::binary);
  ASSERT_TRUE(in) << "expected " << file;
  std::ostringstream expected;
  expected << in.rdbuf();
  EXPECT_EQ(found, expected.str()) << "see " << file;
}

TEST(Golden, Json) { compare("example.json", to_json(example_document())); }
TEST(Golden, JsonInBytes) {
  compare("example.bytes.json", to_json(example_document(), Offsets::kBytes));
}
TEST(Golden, Conllu) { compare("example.conllu", to_conllu(example_document())); }
TEST(Golden, TimeML) { compare("example.tml", to_timeml(example_document())); }
TEST(Golden, Brat) { compare("example.ann", to_brat(example_document())); }
TEST(Golden, Text) { compare("example.txt", to_text(example_document())); }
TEST(Golden, TextInColour) {
  compare("example.narrow.ansi", to_text(example_document(), {.width = 46, .color = true}));
}
TEST(Golden, HtmlBody) {
  Document doc = example_document();
  std::string page = to_html(std::span(&doc, 1));
  compare("example.body.html", page.substr(page.find("<body>")));
}

}  // namespace
}  // namespace kilde::format
