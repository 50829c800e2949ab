#include "base/data_table.h"

#include <gtest/gtest.h>

namespace kilde::base {
namespace {

TEST(DataTable, ReadsRowsByColumnName) {
  auto table =
      DataTable::parse("# comment\nlemma\tact\tframe\n\nsige\tsay\tclause\nmene\tbelieve\n",
                       "cues.tsv", {"lemma", "act"});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows().size(), 2u);
  EXPECT_EQ(table->rows()[0]["frame"], "clause");
  EXPECT_EQ(table->rows()[1]["frame"], "");
  EXPECT_EQ(table->rows()[1].line(), 5u);
}

TEST(DataTable, RowsStayValidWhenTheTableMoves) {
  auto table = DataTable::parse("a\tb\n1\t2\n", "x", {"a"});
  ASSERT_TRUE(table);
  DataTable moved = *std::move(table);
  EXPECT_EQ(moved.rows()[0]["b"], "2");
}

TEST(DataTable, NamesFileAndLineOfAMalformedRow) {
  auto table = DataTable::parse("a\tb\n1\t2\t3\n", "x.tsv", {"a"});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().to_string(), "x.tsv:2: expected at most 2 tab-separated fields, found 3");
}

TEST(DataTable, AsksForMissingColumns) {
  auto table = DataTable::parse("a\tb\n", "x.tsv", {"c"});
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().to_string().find("expected a column 'c'"), std::string::npos);
  EXPECT_FALSE(DataTable::parse("", "x.tsv", {"c"}));
  EXPECT_FALSE(DataTable::load("/nonexistent/file.tsv", {"c"}));
}

TEST(DataTable, SplitsLists) {
  EXPECT_TRUE(split_list("").empty());
  EXPECT_EQ(split_list("a| b |c"), (std::vector<std::string_view>{"a", "b", "c"}));
}

TEST(DataTable, FindsTheColumnOfALanguage) {
  auto table = DataTable::parse("type\tda\tnb+nn\nport\thavn\thavn|hamn\n", "t.tsv", {"type"});
  ASSERT_TRUE(table);
  EXPECT_EQ(table->column_of("nn"), "nb+nn");
  EXPECT_EQ(table->rows()[0][table->column_of("da")], "havn");
  EXPECT_EQ(table->column_of("be"), "");
}

}  // namespace
}  // namespace kilde::base
