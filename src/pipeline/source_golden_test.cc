// Golden cases of sources: tests/golden/source/LANG.conllu says in "# expect" lines what each
// document's claims are credited to: words | kind | grade | speaker (left out: any).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <kilde/reader.h>

#include "format/conllu.h"

namespace kilde {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExpect = "# expect = ";
constexpr std::string_view kNewDocument = "# newdoc";

std::vector<std::string> documents_of(const fs::path& file) {
  std::vector<std::string> documents;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kNewDocument)) documents.emplace_back();
    if (!documents.empty()) documents.back() += line + "\n";
  }
  return documents;
}

std::vector<std::string> expected_of(const std::string& conllu) {
  std::vector<std::string> rows;
  std::istringstream in(conllu);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kExpect)) rows.push_back(line.substr(kExpect.size()));
  }
  return rows;
}

// The first claim with that source, as "words | kind | grade | speaker".
std::string row_of(const Document& doc, std::string_view words) {
  for (const Attribution& claim : doc.attributions) {
    if (claim.source.empty() || doc.text(claim.source.front()) != words) continue;
    std::string row(words);
    row.append(" | ").append(to_string(claim.source_kind));
    row.append(" | ").append(to_string(claim.source_grade));
    return row.append(" | ").append(claim.speaker_name);
  }
  return "no claim of " + std::string(words);
}

void check(const Reader& reader, const std::string& conllu) {
  auto read = format::ConlluReader(conllu).next();
  ASSERT_TRUE(read && *read);
  const Document doc = reader.read(std::move(**read));
  const std::vector<std::string> rows = expected_of(conllu);
  ASSERT_FALSE(rows.empty()) << conllu;
  for (const std::string& row : rows) {
    const std::string found = row_of(doc, row.substr(0, row.find(" | ")));
    const bool any_speaker = std::count(row.begin(), row.end(), '|') == 2;
    EXPECT_EQ(any_speaker ? found.substr(0, found.rfind(" | ")) : found, row);
  }
}

TEST(SourceGolden, EveryCaseReadsAsExpected) {
  Result<Reader> reader = Reader::open({.resources = KILDE_ROOT});
  ASSERT_TRUE(reader) << reader.error().to_string();
  size_t languages = 0;
  for (const auto& entry : fs::directory_iterator(KILDE_ROOT "/tests/golden/source")) {
    if (entry.path().extension() != ".conllu") continue;
    ++languages;
    SCOPED_TRACE(entry.path().filename().string());
    for (const std::string& conllu : documents_of(entry.path())) check(*reader, conllu);
  }
  EXPECT_GE(languages, 7u);
}

}  // namespace
}  // namespace kilde
