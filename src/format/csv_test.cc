#include "format/csv.h"

#include <gtest/gtest.h>

namespace kilde::format {
namespace {

TEST(Csv, QuotesWhatHasToBe) {
  EXPECT_EQ(csv_cell("plain words"), "plain words");
  EXPECT_EQ(csv_cell("a, \"b\""), "\"a, \"\"b\"\"\"");
  EXPECT_EQ(csv_cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_cell(""), "");
  EXPECT_EQ(csv_line({"a", "b,c", ""}), "a,\"b,c\",\n");
}

TEST(Csv, NoCellIsAFormula) {
  for (const char* text : {"=1+1", "+SUM(A1)", "-cmd|x", "@name", "\tx", "- en streg"})
    EXPECT_EQ(csv_cell(text), "'" + std::string(text));
  EXPECT_EQ(csv_cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
  EXPECT_EQ(csv_cell("\r=1"), "\"'\r=1\"");
}

TEST(Csv, NumbersStayNumbers) {
  for (const char* text : {"-0.5", "+3", "-12", "1e-3", "2022-12-19"})
    EXPECT_EQ(csv_cell(text), text);
  EXPECT_EQ(csv_cell("-12-3"), "'-12-3");
}

}  // namespace
}  // namespace kilde::format
