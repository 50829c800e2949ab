#include "ledger/schema.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

TEST(Schema, IsMadeOnceAndMarked) {
  TestFolder folder;
  for (int i = 0; i < 2; ++i) {
    Database db = *Database::open(folder.file("a.db"), {.create = true});
    ASSERT_TRUE(prepare_schema(db, {.create = true}));
    EXPECT_EQ(db.number("PRAGMA user_version"), kSchemaVersion);
    EXPECT_EQ(db.number("PRAGMA application_id"), kApplicationId);
  }
}

TEST(Schema, RefusesALedgerOfANewerKilde) {
  TestFolder folder;
  Database db = *Database::open(folder.file("a.db"), {.create = true});
  ASSERT_TRUE(prepare_schema(db, {.create = true}));
  db.run("PRAGMA user_version=" + std::to_string(kSchemaVersion + 1));
  auto refused = prepare_schema(db, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::kVersion);
}

TEST(Schema, ReadOnlyStaysAsItIs) {
  TestFolder folder;
  { test_store(folder.file("a.db")); }
  Database db = *Database::open(folder.file("a.db"), {.read_only = true});
  ASSERT_TRUE(prepare_schema(db, {.read_only = true}));
  db.run("INSERT INTO names(name) VALUES('x')");
  EXPECT_NE(db.status().error().message.find("read-only"), std::string::npos);
}

// Every table and column stands in docs/ledger.md, so that nobody has to guess.
TEST(Schema, IsDocumentedColumnByColumn) {
  std::ifstream file(std::string(KILDE_ROOT) + "/docs/ledger.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  TestFolder folder;
  Database db = *Database::open(folder.file("a.db"), {.create = true});
  ASSERT_TRUE(prepare_schema(db, {.create = true}));
  Statement columns = db.prepare(
      "SELECT t.name,c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c "
      "WHERE t.schema='main' AND t.type='table' AND t.name NOT LIKE 'sqlite%' ORDER BY 1,2");
  std::string table;
  size_t begin = 0, end = 0;
  for (columns.with(); columns.next();) {
    if (columns.text(0) != table) {
      table = columns.string(0);
      begin = page.find("### `" + table + "`");
      ASSERT_NE(begin, std::string::npos) << "docs/ledger.md has no table " << table;
      end = page.find("\n### ", begin + 1);
    }
    const std::string part = page.substr(begin, end - begin);
    EXPECT_NE(part.find("`" + columns.string(1) + "`"), std::string::npos)
        << "docs/ledger.md does not tell of " << table << "." << columns.text(1);
  }
}

}  // namespace
}  // namespace kilde::ledger
