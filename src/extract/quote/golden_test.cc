// Runs every file of tests/golden/quote/LANG: a name, a description, CoNLL-U, the rows expected.
// CONTRIBUTING and data/LANG/README.md tell how to add one; only the keys named are compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/data_table.h"
#include "extract/quote/finder.h"
#include "extract/quote/test_document.h"

namespace kilde::quote {
namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;

struct Case {
  std::string name, input;
  std::vector<Row> expected;
};

Case read_case(const fs::path& file) {
  std::ifstream in(file);
  Case result;
  std::string line, part = "head";
  Row row;
  while (std::getline(in, line)) {
    if (line.starts_with("--- ")) {
      part = line.substr(4);
    } else if (part == "input") {
      result.input += line + "\n";
    } else if (const size_t colon = line.find(':'); colon != std::string::npos) {
      const std::string value(base::trim(std::string_view(line).substr(colon + 1)));
      if (part == "expected") {
        row[line.substr(0, colon)] = value;
      } else if (line.starts_with("name:")) {
        result.name = value;
      }
    } else if (!row.empty()) {
      result.expected.push_back(std::move(row));
      row.clear();
    }
  }
  if (!row.empty()) result.expected.push_back(std::move(row));
  return result;
}

std::string pieces(const Document& doc, const ByteSpans& spans) {
  std::string text;
  for (ByteSpan span : spans) {
    if (!text.empty()) text += " … ";
    text += doc.text(span);
  }
  return text;
}

Row row_of(const Document& doc, const Attribution& a) {
  std::string chain;
  for (std::string_view name : a.chain) chain.append(chain.empty() ? "" : " > ").append(name);
  return {{"source", pieces(doc, a.source)},
          {"cue", pieces(doc, a.cue)},
          {"content", pieces(doc, a.content)},
          {"via", pieces(doc, a.via)},
          {"to", pieces(doc, a.to)},
          {"type", std::string(to_string(a.type))},
          {"act", std::string(to_string(a.act))},
          {"factuality", std::string(to_string(a.factuality))},
          {"speaker", std::string(a.speaker_name)},
          {"chain", chain},
          {"rule", std::string(a.rule)},
          {"source_kind", std::string(to_string(a.source_kind))},
          {"source_grade", std::string(to_string(a.source_grade))}};
}

std::vector<fs::path> cases_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(QuoteGolden, EveryCaseReadsAsExpected) {
  for (const auto& folder : fs::directory_iterator(KILDE_ROOT "/tests/golden/quote")) {
    const std::string lang = folder.path().filename().string();
    auto finder = AttributionFinder::load(KILDE_ROOT, lang);
    ASSERT_TRUE(finder) << finder.error().to_string();
    const auto files = cases_of(folder.path());
    ASSERT_FALSE(files.empty());
    for (const fs::path& file : files) {
      const Case golden = read_case(file);
      SCOPED_TRACE(file.filename().string() + ": " + golden.name);
      Document doc = document_of(golden.input);
      ASSERT_GT(doc.size(), 0u);
      finder->run(doc, [](const Attribution&, const Signs&) {});  // the rules alone
      ASSERT_EQ(doc.attributions.size(), golden.expected.size());
      for (size_t n = 0; n < golden.expected.size(); ++n) {
        const Row found = row_of(doc, doc.attributions[n]);
        for (const auto& [key, value] : golden.expected[n]) {
          ASSERT_TRUE(found.count(key)) << "unknown key " << key;
          EXPECT_EQ(found.at(key), value) << key;
        }
      }
    }
  }
}

}  // namespace
}  // namespace kilde::quote
