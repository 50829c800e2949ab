#include "ledger/compaction.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

// As many times as it takes for what is told of each document to lie in many pages.
void add(Store& store, int first, int count) {
  for (int i = first; i < first + count; i += 10) {
    std::vector<Document> docs;
    for (int k = i; k < i + 10; ++k)
      docs.push_back(report("w" + std::to_string(k * 7919 % 1009),
                            "Færgen " + std::to_string(k) + " sejler ikke, siger Bo Holm."));
    ASSERT_TRUE(store.add(docs, test_reading()));
  }
}

int64_t pages(Store& store) { return store.database().number("PRAGMA page_count"); }
int64_t compacted(Store& store) {
  return store.database().number("SELECT CAST(value AS INTEGER) FROM meta WHERE key='compacted'");
}

TEST(Compaction, ALedgerThatHasGrownGetsSmallerAndKeepsAll) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db"));
  add(store, 0, 200);
  const int64_t before = pages(store);
  compact_if_grown(store.database());
  EXPECT_LT(pages(store), before);
  EXPECT_EQ(compacted(store), 200);
  EXPECT_EQ(store.load(150)->text(), "Færgen 149 sejler ikke, siger Bo Holm.");
  EXPECT_EQ(
      store.database().number("SELECT count(*) FROM text_index WHERE text_index MATCH 'holm'"),
      200);
  EXPECT_TRUE(store.check({})->empty());
  add(store, 200, 10);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM documents"), 210);
}

TEST(Compaction, ItWaitsUntilTheDocumentsHaveDoubled) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db"));
  add(store, 0, 90);
  compact_if_grown(store.database());
  EXPECT_EQ(compacted(store), 0);
  add(store, 90, 20);
  compact_if_grown(store.database());
  EXPECT_EQ(compacted(store), 110);
  add(store, 110, 100);
  compact_if_grown(store.database());
  EXPECT_EQ(compacted(store), 110);
  add(store, 210, 10);
  compact_if_grown(store.database());
  EXPECT_EQ(compacted(store), 220);
}

TEST(Compaction, WhereAnotherProgramWritesTheLedgerIsAsItWas) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db")), other = test_store(folder.file("a.db"));
  add(store, 0, 200);
  const int64_t before = pages(store);
  {
    Transaction transaction(other.database());
    compact_if_grown(store.database());
    EXPECT_EQ(compacted(store), 0);
  }
  EXPECT_EQ(pages(store), before);
  EXPECT_TRUE(store.database().ok());
  EXPECT_EQ(store.database().number("PRAGMA busy_timeout"), 60'000);
  add(store, 200, 10);
}

}  // namespace
}  // namespace kilde::ledger
