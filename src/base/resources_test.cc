#include "base/resources.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace kilde::base {
namespace {

namespace fs = std::filesystem;

class Resources : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("kilde_resources_" + std::to_string(::getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }
  void fill(const fs::path& folder) {
    fs::create_directories(folder / "data");
    fs::create_directories(folder / "models");
  }
  fs::path root_;
};

TEST_F(Resources, AreFoundAboveABuildTree) {
  fill(root_);
  EXPECT_EQ(*find_resources(root_ / "build/release/kilde", nullptr), root_);
}

TEST_F(Resources, AreFoundAfterAnInstall) {
  fill(root_ / "usr/share/kilde");
  EXPECT_EQ(*find_resources(root_ / "usr/bin/kilde", nullptr), root_ / "usr/share/kilde");
}

TEST_F(Resources, EnvironmentWinsAndMustBeRight) {
  fill(root_);
  fill(root_ / "other");
  EXPECT_EQ(*find_resources(root_ / "kilde", (root_ / "other").c_str()), root_ / "other");
  EXPECT_EQ(find_resources(root_ / "kilde", "/nonexistent").error().where, "KILDE_DATA");
}

TEST_F(Resources, SayWhereTheyWereLookedFor) {
  auto found = find_resources(root_ / "bin/kilde", nullptr);
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().message.find((root_ / "share/kilde").string()), std::string::npos);
}

}  // namespace
}  // namespace kilde::base
