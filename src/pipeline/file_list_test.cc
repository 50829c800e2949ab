#include "pipeline/file_list.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kilde::pipeline {
namespace {

TEST(FileList, TellsTheFormatByName) {
  EXPECT_EQ(format_of_name("a/b.jsonl"), InputFormat::kJsonl);
  EXPECT_EQ(format_of_name("b.conllu"), InputFormat::kConllu);
  EXPECT_EQ(format_of_name("b.txt"), InputFormat::kText);
  EXPECT_EQ(format_of_name("jsonl"), InputFormat::kAuto);
  EXPECT_EQ(format_of_name("-"), InputFormat::kAuto);
}

TEST(FileList, TellsTheFormatByTheFirstBytes) {
  EXPECT_EQ(format_of_bytes("{\"text\": 1}"), InputFormat::kJsonl);
  EXPECT_EQ(format_of_bytes("\xef\xbb\xbf\n { \"text\""), InputFormat::kJsonl);
  EXPECT_EQ(format_of_bytes("{Ritzau} Ministeren"), InputFormat::kText);
  EXPECT_EQ(format_of_bytes("# sent_id = 1"), InputFormat::kConllu);
  EXPECT_EQ(format_of_bytes("1\tHan\t"), InputFormat::kConllu);
  EXPECT_EQ(format_of_bytes("1 Han"), InputFormat::kText);
  EXPECT_EQ(format_of_bytes(""), InputFormat::kText);
}

TEST(FileList, KnowsBinaryData) {
  EXPECT_EQ(binary_kind("%PDF-1.7"), "a PDF");
  std::string controls;
  for (int i = 0; i < 900; ++i) controls += static_cast<char>(1 + i % 31);
  EXPECT_EQ(binary_kind(controls), "binary data");
  EXPECT_EQ(binary_kind("Ministeren siger"), "");
  EXPECT_EQ(binary_kind(""), "");
}

TEST(FileList, KeepsFilesThatAreNotThere) {
  FileList list = list_files({"no/such", "-"});
  EXPECT_EQ(list.files, (std::vector<std::string>{"no/such", "-"}));
  EXPECT_TRUE(list.errors.empty());
}

TEST(FileList, SortsAFolder) {
  FileList list = list_files({KILDE_ROOT "/examples"});
  ASSERT_GE(list.files.size(), 2u);
  EXPECT_TRUE(std::is_sorted(list.files.begin(), list.files.end()));
}

}  // namespace
}  // namespace kilde::pipeline
