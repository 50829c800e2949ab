// The golden cases of tests/golden/time/LANG/*.txt, which linguists add to; see README.md there.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/data_table.h"
#include "extract/time/testing.h"
#include "extract/time/time_tagger.h"

namespace kilde::time {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string name, date, text;
  std::vector<std::string> expected, references;
};

// "name:", "about:", "date:" and "text:" lines, then a line "= [words] TYPE value" for each time,
// and where it matters one "@ [words] anchor=t0" for each that refers to another.
std::vector<Case> read_cases(const fs::path& file) {
  std::vector<Case> cases;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const size_t colon = line.find(": ");
    const std::string rest = colon == std::string::npos ? "" : line.substr(colon + 2);
    if (line.starts_with("name: ")) cases.push_back({rest, "", "", {}, {}});
    if (cases.empty()) continue;
    if (line.starts_with("date: ")) cases.back().date = rest;
    if (line.starts_with("text: "))
      cases.back().text += (cases.back().text.empty() ? "" : "\n\n") + rest;
    if (line.starts_with("= ")) cases.back().expected.push_back(line.substr(2));
    if (line.starts_with("@ ")) cases.back().references.push_back(line.substr(2));
  }
  return cases;
}

TEST(Golden, EveryCaseComesOutAsWritten) {
  const fs::path root = fs::path(KILDE_ROOT) / "tests/golden/time";
  size_t cases = 0;
  for (const auto& folder : fs::directory_iterator(root)) {
    if (!folder.is_directory()) continue;
    const std::string lang = folder.path().filename().string();
    auto tagger = TimeTagger::load(KILDE_ROOT, lang);
    ASSERT_TRUE(tagger);
    for (const auto& file : fs::directory_iterator(folder)) {
      for (const Case& one : read_cases(file.path())) {
        Document doc = plain_document(one.text, one.date, lang);
        tagger->run(doc);
        EXPECT_EQ(describe_times(doc), one.expected) << file.path() << ": " << one.name;
        if (!one.references.empty()) {
          EXPECT_EQ(describe_references(doc), one.references) << file.path() << ": " << one.name;
        }
        ++cases;
      }
    }
  }
  EXPECT_GE(cases, 20u);
}

}  // namespace
}  // namespace kilde::time
