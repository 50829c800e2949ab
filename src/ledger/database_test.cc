#include "ledger/database.h"

#include <gtest/gtest.h>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  TestFolder folder;
  Database db = *Database::open(folder.file("a.db"), {.create = true});
};

TEST_F(DatabaseTest, BindsAndReads) {
  db.run("CREATE TABLE t(a INTEGER, b TEXT, c BLOB, d REAL)");
  Statement insert = db.prepare("INSERT INTO t VALUES(?,?,?,?)");
  insert.with(7, "seven", Blob{"\x01\x02"}, 0.5).run();
  insert.with(std::optional<int64_t>(), std::string_view(), nullptr, std::optional(1.5)).run();
  Statement rows = db.prepare("SELECT * FROM t ORDER BY rowid");
  ASSERT_TRUE(rows.with().next());
  EXPECT_EQ(rows.integer(0), 7);
  EXPECT_EQ(rows.text(1), "seven");
  EXPECT_EQ(rows.blob(2), "\x01\x02");
  EXPECT_DOUBLE_EQ(rows.real(3), 0.5);
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.maybe_integer(0), std::nullopt);
  EXPECT_FALSE(rows.null(1));
  EXPECT_TRUE(rows.null(2));
  EXPECT_FALSE(rows.next());
  EXPECT_TRUE(db.ok());
}

TEST_F(DatabaseTest, KeepsTheFirstErrorAndDoesNothingMore) {
  db.run("CREATE TABLE t(a INTEGER)");
  db.run("INSERT INTO nowhere VALUES(1)");
  db.run("INSERT INTO t VALUES(1)");
  EXPECT_FALSE(db.ok());
  EXPECT_NE(db.status().error().message.find("nowhere"), std::string::npos);
  db.clear();
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 0);
}

TEST_F(DatabaseTest, WhatIsNotCommittedIsUndone) {
  db.run("CREATE TABLE t(a INTEGER)");
  {
    Transaction transaction(db);
    db.run("INSERT INTO t VALUES(1)");
  }
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 0);
  Transaction transaction(db);
  db.run("INSERT INTO t VALUES(1)");
  EXPECT_TRUE(transaction.commit());
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 1);
}

TEST_F(DatabaseTest, TellsOfAFullDisk) {
  db.run("CREATE TABLE t(a TEXT)");
  db.run("PRAGMA max_page_count=4");
  Statement insert = db.prepare("INSERT INTO t VALUES(?)");
  const std::string big(100'000, 'x');
  insert.with(big).run();
  EXPECT_EQ(db.status().error().code, Code::kIo);
  EXPECT_NE(db.status().error().message.find("full"), std::string::npos);
}

TEST_F(DatabaseTest, AnotherWriterIsWaitedForAndThenGivenUp) {
  Database second = *Database::open(folder.file("a.db"), {.wait_ms = 30});
  Transaction held(db);
  Transaction refused(second);
  EXPECT_NE(second.status().error().message.find("in use"), std::string::npos);
}

TEST_F(DatabaseTest, LongQuestionsCanBeStopped) {
  std::atomic<bool> stop = true;
  db.interrupt_on(&stop);
  db.number(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<1000000000) "
      "SELECT count(*) FROM n");
  EXPECT_EQ(db.status().error().code, Code::kInterrupted);
}

TEST(DatabaseOpen, TellsWhatIsWrong) {
  TestFolder folder;
  EXPECT_FALSE(Database::open(folder.file("none.db"), {}));
  EXPECT_FALSE(Database::open(folder.file("no folder/a.db"), {.create = true}));
}

}  // namespace
}  // namespace kilde::ledger
