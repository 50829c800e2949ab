// What the tests of the ledger share: a folder of their own, and Documents without a reading.
//
//   TestFolder folder;                        // taken away with everything in it
//   Document doc = report("w1", "Færgen sejler ikke, siger Bo Holm.");
//
// Threads: one at a time. Errors: a folder that cannot be made fails the test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include <kilde/document.h>

#include "base/sha256.h"
#include "ledger/store.h"

namespace kilde::ledger {

class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kilde-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path file(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline const text::SearchWords& test_search() {
  static const text::SearchWords search = *text::SearchWords::load(KILDE_ROOT);
  return search;
}

// A report with a claim of Bo Holm's where the text has his name and "siger".
inline Document report(std::string id, std::string text) {
  Document doc(std::move(text));
  doc.id = std::move(id);
  doc.sha256 = base::sha256_hex(doc.text());
  doc.title = "A title";
  doc.publisher = "Havneposten";
  doc.lang = "da";
  doc.date = *parse_date("2023-05-16");
  doc.published = "2023-05-16T06:10";
  const auto says = static_cast<uint32_t>(doc.text().find(", siger"));
  const auto name = static_cast<uint32_t>(doc.text().find("Bo Holm"));
  if (says >= doc.text().size() || name >= doc.text().size()) return doc;
  Entity person{.id = doc.intern("e1"),
                .name = doc.intern("Bo Holm"),
                .kind = EntityKind::kPerson,
                .wikidata = {},
                .country = {},
                .mentions = {{name, name + 7}}};
  doc.entities.push_back(person);
  Attribution claim;
  claim.source = {{name, name + 7}};
  claim.cue = {{says + 2, says + 7}};
  claim.content = {{0, says}};
  claim.speaker = 0;
  claim.speaker_name = person.name;
  claim.chain = {person.name, doc.intern("Havneposten")};
  claim.rule = doc.intern("clause");
  claim.source_kind = SourceKind::kPerson;
  claim.source_grade = SourceGrade::kNamed;
  claim.confidence = 0.9;
  doc.attributions.push_back(claim);
  doc.times.push_back({{0, 5},
                       TimexType::kDate,
                       doc.intern("2023-05-16"),
                       {},
                       doc.intern("2023-05-16"),
                       doc.intern("2023-05-17"),
                       doc.intern("days.tsv")});
  doc.note("a note");
  return doc;
}

inline Provenance test_reading(std::string fingerprint = "one") {
  return {.time = "2023-05-16T08:00:00Z",
          .version = "0.0",
          .fingerprint = [fingerprint](std::string_view) { return fingerprint; }};
}

inline Store test_store(const std::filesystem::path& file) {
  auto store = Store::open(file, {.create = true}, test_search());
  EXPECT_TRUE(store) << store.error().to_string();
  return std::move(*store);
}

// Several Documents, which cannot be copied, in a row.
template <typename... Documents>
std::vector<Document> reports(Documents... docs) {
  std::vector<Document> all;
  (all.push_back(std::move(docs)), ...);
  return all;
}

}  // namespace kilde::ledger
