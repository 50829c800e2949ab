#include "ledger/migrations.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "ledger/loader.h"
#include "ledger/packing.h"
#include "ledger/schema.h"
#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

// Ledgers that are packed in cases/, and how many bytes they have.
std::filesystem::path old_ledger(const TestFolder& folder, const std::string& name, size_t size) {
  std::ifstream packed(std::string(KILDE_ROOT) + "/src/ledger/cases/" + name + ".db.zst",
                       std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(packed), {}};
  const auto whole = unpack_text(bytes, size);
  EXPECT_TRUE(whole);
  std::ofstream(folder.file("old.db"), std::ios::binary) << whole.value_or("");
  return folder.file("old.db");
}

std::filesystem::path version_1(const TestFolder& folder) {
  return old_ledger(folder, "version_1", 696'320);
}
// Four reports of 9 KB, with all that was kept of them.
std::filesystem::path version_4(const TestFolder& folder) {
  return old_ledger(folder, "version_4", 528'384);
}

std::string text_of(Database& db, const std::string& sql) {
  Statement row = db.prepare(sql);
  return row.with().next() ? row.string(0) : std::string();
}

// Three reports, one of them another's next version, and one a copy of it.
TEST(Migrations, ALedgerOfVersionOneKeepsWhatItHas) {
  TestFolder folder;
  Store store = *Store::open(version_1(folder), {}, test_search());
  Database& db = store.database();
  EXPECT_EQ(db.number("PRAGMA user_version"), kSchemaVersion);
  const ClaimRecords records = claim_records(db, {1, 2, 3});
  EXPECT_EQ(records.missing, 0U);
  for (const claim::Report& report : records.reports) EXPECT_GE(report.claims.size(), 5U);
  EXPECT_EQ(records.reports[0].title, "Færgen sejler ikke");
  EXPECT_EQ(records.reports[1].claims[0].voice, claim::Voice{});
  EXPECT_TRUE(store.check({})->empty());
  EXPECT_EQ(db.number("SELECT count(*) FROM stale_documents"), 3);
}

void drop_anchors(Database& db) {
  for (const char* column : {"anchor", "begins", "ends"})
    db.run("ALTER TABLE times DROP COLUMN " + std::string(column));
}

// Version 2 had no stories.
TEST(Migrations, ALedgerOfVersionTwoGetsStories) {
  TestFolder folder;
  const auto file = version_4(folder);
  {
    Database db = *Database::open(file, {});
    for (const char* table : {"story_features", "stale_stories", "stories"})
      db.run("DROP TABLE " + std::string(table));
    drop_anchors(db);
    db.run("PRAGMA user_version=2");
    ASSERT_TRUE(db.status());
  }
  Store store = *Store::open(file, {.read_only = true}, test_search());
  EXPECT_EQ(store.database().number("PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM story_features"), 0);
  EXPECT_TRUE(store.database().status());
  EXPECT_TRUE(store.check({})->empty());
  EXPECT_EQ(store.database().number("SELECT count(*) FROM documents"), 4);
}

TEST(Migrations, ALedgerOfVersionThreeGetsAnchorsOfTimes) {
  TestFolder folder;
  const auto file = version_4(folder);
  {
    Database db = *Database::open(file, {});
    drop_anchors(db);
    db.run("PRAGMA user_version=3");
    ASSERT_TRUE(db.status());
  }
  Store store = *Store::open(file, {}, test_search());
  EXPECT_TRUE(store.check({})->empty());
  const Document old = *store.load(1);
  ASSERT_FALSE(old.times.empty());
  for (const TimeExpression& each : old.times) EXPECT_EQ(each.anchor, kNoTime);
}

// Versions before 5 had labels as words, and a row for each entity and time of a document.
TEST(Migrations, ALedgerOfVersionFourKeepsAllInLessRoom) {
  const std::string labels =
      "SELECT group_concat(id||type||act||factuality||negated||source_by||source_kind||"
      "source_grade||coalesce(speaker,'')||confidence) FROM (SELECT * FROM claims ORDER BY id)";
  const std::string sources =
      "SELECT group_concat(source||':'||claims) FROM "
      "(SELECT * FROM source_totals ORDER BY source)";
  TestFolder folder;
  const auto file = version_4(folder);
  std::string labels_before, sources_before, times_before, entities_before;
  std::vector<std::string> texts;
  {
    Database db = *Database::open(file, {});
    labels_before = text_of(db, labels);
    sources_before = text_of(db, sources);
    times_before = text_of(
        db,
        "SELECT group_concat(begin||':'||end||type||value||coalesce(mod,'')||"
        "coalesce(date(first_day*86400,'unixepoch'),'')||"
        "coalesce(date(day_after*86400,'unixepoch'),'')||n.name||coalesce(anchor,-1)||"
        "coalesce(begins,-1)||coalesce(ends,-1),';') "
        "FROM (SELECT * FROM times WHERE document=2 ORDER BY number) JOIN names n ON n.id=rule");
    entities_before =
        text_of(db,
                "SELECT group_concat(id||kind,';') FROM (SELECT coalesce('e'||d.local,e.key) AS id,"
                "coalesce(d.kind,e.kind) AS kind FROM document_entities d LEFT JOIN entities e ON "
                "e.id=d.entity WHERE d.document=2 ORDER BY d.number)");
    Statement rows = db.prepare("SELECT size,packed FROM texts ORDER BY document");
    for (rows.with(); rows.next();)
      texts.push_back(*unpack_text(rows.blob(1), static_cast<size_t>(rows.integer(0))));
    db.run("DELETE FROM stale_documents");
    ASSERT_TRUE(db.status());
  }
  Store store = *Store::open(file, {}, test_search());
  Database& db = store.database();
  EXPECT_EQ(db.number("PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(text_of(db, labels), labels_before);
  EXPECT_EQ(text_of(db, sources), sources_before);
  EXPECT_GT(labels_before.size(), 1000U);
  const Document doc = *store.load(2);
  std::string times, entities;
  for (const TimeExpression& each : doc.times) {
    times += (times.empty() ? "" : ";") + std::to_string(each.span.begin) + ":" +
             std::to_string(each.span.end) + std::string(to_string(each.type));
    for (const std::string_view part : {each.value, each.mod, each.from, each.to, each.rule})
      times += part;
    for (const int32_t row : {each.anchor, each.begins, each.ends}) times += std::to_string(row);
  }
  for (const Entity& each : doc.entities)
    entities +=
        (entities.empty() ? "" : ";") + std::string(each.id) + std::string(to_string(each.kind));
  EXPECT_EQ(times, times_before);
  EXPECT_EQ(entities, entities_before);
  EXPECT_GT(times.size(), 500U);
  EXPECT_GT(entities.size(), 50U);
  for (size_t i = 0; i < texts.size(); ++i)
    EXPECT_EQ(load_text(db, static_cast<int64_t>(i) + 1), texts[i]);
  const ClaimRecords records = claim_records(db, {1, 2, 3, 4});
  EXPECT_EQ(records.missing, 0U);
  for (const claim::Report& each : records.reports) EXPECT_GE(each.claims.size(), 50U);
  EXPECT_EQ(db.number("SELECT count(*) FROM stale_documents"), 4);
  EXPECT_TRUE(store.check({})->empty());
  store.attach(std::make_unique<LineageStore>(db));
  ASSERT_TRUE(store.erase(2, "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(db.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM document_entities WHERE document=2"), 0);
  db.run("DELETE FROM claim_records");
  EXPECT_GE(db.number("SELECT count(*) FROM stale_documents"), 3);
}

// Version 4 kept marks among the words, and no sketches.
TEST(Migrations, ALedgerOfVersionFourFindsItsPropositionsAnew) {
  TestFolder folder;
  const auto file = version_4(folder);
  {
    Database db = *Database::open(file, {});
    ASSERT_EQ(db.number("SELECT count(*) FROM sqlite_schema WHERE name='mark_index'"), 1);
    db.run("INSERT OR REPLACE INTO mark_counts VALUES(7,3)");
    db.run("DELETE FROM stale_documents");
    ASSERT_TRUE(db.status());
  }
  Store store = *Store::open(file, {}, test_search());
  Database& db = store.database();
  EXPECT_EQ(db.number("SELECT count(*) FROM stale_documents"),
            db.number("SELECT count(*) FROM claim_records"));
  EXPECT_GT(db.number("SELECT count(*) FROM claim_records"), 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM mark_counts"), 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM sqlite_schema WHERE name='mark_index'"), 0);
  ASSERT_TRUE(store.withdraw(1, "2024-03-02", ""));
  EXPECT_TRUE(db.status());
}

TEST(Migrations, CopiesOfOldReportsAreFound) {
  TestFolder folder;
  Store store = *Store::open(version_1(folder), {}, test_search());
  store.attach(std::make_unique<LineageStore>(store.database()));
  const Document old = *store.load(2);
  Document copy(std::string(old.text()));
  copy.id = "later", copy.lang = "da", copy.published = "2023-05-18";
  ASSERT_TRUE(store.add(reports(std::move(copy)), test_reading()));
  EXPECT_EQ(load_descent(store.database(), 4).parent, 2U);
}

TEST(Migrations, AQuestionBringsItUpToDateToo) {
  TestFolder folder;
  Store store = *Store::open(version_1(folder), {.read_only = true}, test_search());
  EXPECT_EQ(store.database().number("PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(claim_records(store.database(), {1, 2, 3}).missing, 0U);
  EXPECT_FALSE(store.erase(1, "2023-05-17T00:00:00Z", ""));
}

}  // namespace
}  // namespace kilde::ledger
