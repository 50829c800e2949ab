#include "ledger/migrations.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "ledger/packing.h"
#include "ledger/schema.h"
#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

constexpr size_t kBytes = 696'320;  // of the ledger that is packed in cases/

std::filesystem::path old_ledger(const TestFolder& folder) {
  std::ifstream packed(std::string(KILDE_ROOT) + "/src/ledger/cases/version_1.db.zst",
                       std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(packed), {}};
  const auto whole = unpack_text(bytes, kBytes);
  EXPECT_TRUE(whole);
  std::ofstream(folder.file("old.db"), std::ios::binary) << whole.value_or("");
  return folder.file("old.db");
}

// Three reports, one of them another's next version, and one a copy of it.
TEST(Migrations, ALedgerOfVersionOneKeepsWhatItHas) {
  TestFolder folder;
  Store store = *Store::open(old_ledger(folder), {}, test_search());
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
  {
    Store store = test_store(folder.file("two.db"));
    ASSERT_TRUE(
        store.add(reports(report("w1", "Broen er lukket, siger Bo Holm.")), test_reading()));
    for (const char* table : {"story_features", "stale_stories", "stories"})
      store.database().run("DROP TABLE " + std::string(table));
    drop_anchors(store.database());
    store.database().run("PRAGMA user_version=2");
    ASSERT_TRUE(store.database().status());
  }
  Store store = *Store::open(folder.file("two.db"), {.read_only = true}, test_search());
  EXPECT_EQ(store.database().number("PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM story_features"), 0);
  EXPECT_TRUE(store.database().status());
  EXPECT_TRUE(store.check({})->empty());
  EXPECT_EQ(store.database().number("SELECT count(*) FROM documents"), 1);
}

TEST(Migrations, ALedgerOfVersionThreeGetsAnchorsOfTimes) {
  TestFolder folder;
  {
    Store store = test_store(folder.file("three.db"));
    ASSERT_TRUE(
        store.add(reports(report("w1", "Broen er lukket, siger Bo Holm.")), test_reading()));
    drop_anchors(store.database());
    store.database().run("PRAGMA user_version=3");
    ASSERT_TRUE(store.database().status());
  }
  Store store = *Store::open(folder.file("three.db"), {}, test_search());
  EXPECT_TRUE(store.check({})->empty());
  const Document old = *store.load(1);
  ASSERT_FALSE(old.times.empty());
  EXPECT_EQ(old.times[0].anchor, kNoTime);
}

// Version 4 kept marks among the words, and no sketches.
TEST(Migrations, ALedgerOfVersionFourFindsItsPropositionsAnew) {
  TestFolder folder;
  {
    Store store = test_store(folder.file("four.db"));
    store.attach(std::make_unique<LineageStore>(store.database()));
    ASSERT_TRUE(
        store.add(reports(report("w1", "Broen er lukket, siger Bo Holm.")), test_reading()));
    Database& db = store.database();
    for (const char* table : {"counted_documents", "mark_holders", "record_index",
                              "stale_documents", "unsettled_claims"})
      db.run("DROP TABLE " + std::string(table));
    db.run("CREATE TABLE stale_documents(document INTEGER PRIMARY KEY) STRICT");
    db.run("CREATE TABLE counted_documents(document INTEGER PRIMARY KEY, packed BLOB) STRICT");
    db.run("CREATE VIRTUAL TABLE mark_index USING fts5(words, content='', columnsize=0)");
    db.run("INSERT OR REPLACE INTO claim_records VALUES(1,0,x'',x'')");
    db.run("DELETE FROM stale_documents");
    db.run("INSERT INTO mark_counts VALUES(7,3)");
    db.run("PRAGMA user_version=4");
    ASSERT_TRUE(db.status());
  }
  Store store = *Store::open(folder.file("four.db"), {}, test_search());
  Database& db = store.database();
  EXPECT_EQ(db.number("SELECT count(*) FROM stale_documents"), 1);
  EXPECT_EQ(db.number("SELECT count(*) FROM mark_counts"), 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM sqlite_schema WHERE name='mark_index'"), 0);
  ASSERT_TRUE(store.withdraw(1, "2024-03-02", ""));
  EXPECT_TRUE(db.status());
}

TEST(Migrations, CopiesOfOldReportsAreFound) {
  TestFolder folder;
  Store store = *Store::open(old_ledger(folder), {}, test_search());
  store.attach(std::make_unique<LineageStore>(store.database()));
  const Document old = *store.load(2);
  Document copy(std::string(old.text()));
  copy.id = "later", copy.lang = "da", copy.published = "2023-05-18";
  ASSERT_TRUE(store.add(reports(std::move(copy)), test_reading()));
  EXPECT_EQ(load_descent(store.database(), 4).parent, 2U);
}

TEST(Migrations, AQuestionBringsItUpToDateToo) {
  TestFolder folder;
  Store store = *Store::open(old_ledger(folder), {.read_only = true}, test_search());
  EXPECT_EQ(store.database().number("PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(claim_records(store.database(), {1, 2, 3}).missing, 0U);
  EXPECT_FALSE(store.erase(1, "2023-05-17T00:00:00Z", ""));
}

}  // namespace
}  // namespace kilde::ledger
