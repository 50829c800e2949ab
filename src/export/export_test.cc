#include "export/export.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "export/json_ld.h"
#include "export/json_ld_context.h"
#include "export/json_ld_parts.h"
#include "ledger/test_ledger.h"

namespace kilde::exporting {
namespace {

using Json = nlohmann::json;

// Two versions of w1, and w2, which was withdrawn.
ledger::Store small_ledger(const std::filesystem::path& file) {
  ledger::Store store = ledger::test_store(file);
  const auto by = ledger::test_reading();
  EXPECT_TRUE(store.add(ledger::reports(ledger::report("w1", "Færgen sejler, siger Bo Holm."),
                                        ledger::report("w2", "Broen er \"åben\", siger Bo Holm.")),
                        by));
  EXPECT_TRUE(
      store.add(ledger::reports(ledger::report("w1", "Færgen sejler ikke, siger Bo Holm.")), by));
  EXPECT_TRUE(store.withdraw(*store.find("w2"), "2023-05-17T09:00:00Z", "wrong, all of it"));
  return store;
}

std::string exported(ledger::Store& store, Format format, const Selection& selection = {}) {
  std::string all;
  auto writer = make_writer(format, store.database());
  ExportRun run{.write = [&](std::string_view text) { return all += text, true; },
                .failed = [](const Error& error) { ADD_FAILURE() << error.to_string(); }};
  auto counts = export_ledger(store.database(), selection, *writer, run);
  EXPECT_TRUE(counts && counts->whole);
  return all;
}

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

class Export : public testing::Test {
 protected:
  ledger::TestFolder folder_;
  ledger::Store store_ = small_ledger(folder_.file("kilde.db"));
};

TEST_F(Export, JsonLinesHaveVersionsAndWhatWasWithdrawn) {
  const auto lines = lines_of(exported(store_, Format::kJsonLines));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0]["version"], 1);
  EXPECT_EQ(lines[0]["current"], false);
  EXPECT_EQ(lines[1]["withdrawn"], "2023-05-17T09:00:00Z");
  EXPECT_EQ(lines[1]["reason"], "wrong, all of it");
  EXPECT_EQ(lines[2]["version_of"], "w1");
  EXPECT_EQ(lines[2]["version"], 2);
  EXPECT_EQ(lines[2]["withdrawn"], nullptr);
  EXPECT_EQ(lines[2]["attributions"][0]["speaker_name"], "Bo Holm");
}

TEST_F(Export, SelectsByDayLanguageAndVersion) {
  auto count = [&](const Selection& selection) {
    return lines_of(exported(store_, Format::kJsonLines, selection)).size();
  };
  const int64_t day = 19493;  // 2023-05-16
  EXPECT_EQ(count({.from_day = day, .to_day = day + 1}), 3u);
  EXPECT_EQ(count({.from_day = day + 1}), 0u);
  EXPECT_EQ(count({.to_day = day}), 0u);
  EXPECT_EQ(count({.langs = {"nb", "sv"}}), 0u);
  EXPECT_EQ(count({.langs = {"nb", "da"}}), 3u);
  EXPECT_EQ(count({.current_only = true}), 1u);
}

TEST_F(Export, ErasedTextsAreInNone) {
  ASSERT_TRUE(store_.erase(*store_.find("w2"), "2023-05-18T09:00:00Z", "asked for"));
  EXPECT_EQ(lines_of(exported(store_, Format::kJsonLines)).size(), 2u);
}

TEST_F(Export, CsvHasARowAClaim) {
  const std::string csv = exported(store_, Format::kCsv);
  std::vector<std::string> rows;
  for (size_t at = 0, end; (end = csv.find("\r\n", at)) != std::string::npos; at = end + 2)
    rows.push_back(csv.substr(at, end - at));
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_TRUE(rows[0].starts_with("document,version,version_of,current,withdrawn,publisher,"));
  EXPECT_TRUE(
      rows[1].starts_with("w1,1,w1,0,,Havneposten,2023-05-16T06:10,da,,A title,a1,e1,Bo Holm,"));
  EXPECT_NE(rows[2].find("\"Broen er \"\"åben\"\"\",0-15"), std::string::npos);
  EXPECT_NE(rows[3].find(",Bo Holm | Havneposten,"), std::string::npos);
}

TEST_F(Export, JsonLdFollowsTheChain) {
  const Json all = Json::parse(exported(store_, Format::kJsonLd));
  std::set<std::string> ids;
  for (const Json& node : all["@graph"]) ids.insert(node["id"]);
  EXPECT_EQ(ids.size(), 6u);  // three documents, a claim each
  const Json& doc = all["@graph"][4];
  EXPECT_EQ(doc["id"], "urn:kilde:report:w1:v2");
  EXPECT_EQ(doc["wasRevisionOf"], "urn:kilde:report:w1:v1");
  const Json& claim = all["@graph"][5];
  EXPECT_EQ(claim["wasAttributedTo"], "urn:kilde:outlet:Havneposten");
  EXPECT_EQ(claim["hadPrimarySource"], claim["wasQuotedFrom"]["id"]);
  EXPECT_EQ(claim["wasQuotedFrom"]["wasAttributedTo"], "urn:kilde:report:w1:v2#e1");
  const Json& quote = claim["target"][0]["selector"][1];
  EXPECT_EQ(quote["exact"], "Færgen sejler ikke");
  EXPECT_EQ(quote["suffix"], ", siger Bo Holm.");
  EXPECT_EQ(claim["target"][0]["selector"][0]["end"], 18);
}

TEST_F(Export, NothingIsWholeJsonLdToo) {
  const Json all = Json::parse(exported(store_, Format::kJsonLd, {.langs = {"uk"}}));
  EXPECT_TRUE(all["@graph"].empty());
}

TEST_F(Export, SameLedgerSameBytes) {
  for (Format format : {Format::kJsonLines, Format::kCsv, Format::kJsonLd, Format::kGraphMl})
    EXPECT_EQ(exported(store_, format), exported(store_, format));
}

TEST_F(Export, EndsWhenWritingDoes) {
  auto writer = make_writer(Format::kJsonLines, store_.database());
  size_t writes = 0;
  ExportRun run{.write = [&](std::string_view) { return ++writes < 2; }, .failed = {}};
  auto counts = export_ledger(store_.database(), {}, *writer, run);
  ASSERT_TRUE(counts);
  EXPECT_FALSE(counts->whole);
  EXPECT_EQ(writes, 2u);
}

TEST_F(Export, ADamagedDocumentIsToldAndTheRestDone) {
  store_.database().run("UPDATE texts SET packed=x'00' WHERE document=2");
  auto writer = make_writer(Format::kJsonLines, store_.database());
  std::string all, told;
  ExportRun run{.write = [&](std::string_view text) { return all += text, true; },
                .failed = [&](const Error& error) { told += error.to_string() + "\n"; }};
  auto counts = export_ledger(store_.database(), {}, *writer, run);
  ASSERT_TRUE(counts) << counts.error().to_string();
  EXPECT_EQ(counts->failed, 1u);
  EXPECT_EQ(lines_of(all).size(), 2u);
  EXPECT_NE(told.find("document #2"), std::string::npos) << told;
}

TEST(JsonLd, ContextIsThatOfTheDocumentation) {
  std::ifstream file(std::filesystem::path(KILDE_ROOT) / "docs/schema/context.jsonld");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ("{\n  " + std::string(json_ld_context()) + "\n}\n", text);
}

TEST(JsonLd, IdsAreIris) {
  EXPECT_EQ(iri_part("w3"), "w3");
  EXPECT_EQ(iri_part("https://a.dk/x y"), "https%3A%2F%2Fa.dk%2Fx%20y");
  EXPECT_EQ(iri_part("å"), "%C3%A5");
}

}  // namespace
}  // namespace kilde::exporting
