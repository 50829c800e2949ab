#include "base/mapped_file.h"

#include <gtest/gtest.h>

#include <fstream>

namespace kilde::base {
namespace {

TEST(MappedFile, GivesTheBytesAlsoAfterAMove) {
  auto path = std::filesystem::temp_directory_path() / "kilde_mapped_file_test";
  std::ofstream(path, std::ios::binary) << "abc";
  auto file = MappedFile::open(path);
  ASSERT_TRUE(file);
  MappedFile moved = *std::move(file);
  EXPECT_EQ(moved.text(), "abc");
  std::ofstream(path, std::ios::binary | std::ios::trunc);
  EXPECT_TRUE(MappedFile::open(path)->bytes().empty());
  std::filesystem::remove(path);
}

TEST(MappedFile, RefusesFoldersAndMissingFiles) {
  EXPECT_EQ(MappedFile::open("/nonexistent/x").error().code, Code::kNotFound);
  EXPECT_EQ(MappedFile::open("/").error().code, Code::kIo);
}

}  // namespace
}  // namespace kilde::base
