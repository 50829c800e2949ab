#include "model/weights.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <fstream>

#include "base/hash.h"

namespace kilde::model {
namespace {

namespace fs = std::filesystem;

// A file with a 2x3 int8 array at 128 and a text of 5 bytes at 192.
std::string sample(std::string_view section = "grid i8 128 2,3\nnames text 192 5") {
  std::string directory = "test\n" + std::string(section);
  directory.resize(96, ' ');
  std::string file = "KILDEMOD";
  auto put = [&](auto number) {
    file.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  put(uint32_t{1});
  put(static_cast<uint32_t>(directory.size()));
  put(uint64_t{197});
  put(base::fnv1a(directory));
  file += directory;
  file += std::string("\1\2\3\4\5\6", 6);
  file.resize(192);
  return file + "a\nbcd";
}

class WeightFileTest : public testing::Test {
 protected:
  void TearDown() override { fs::remove(path_); }
  Result<WeightFile> open(const std::string& bytes, std::string_view kind = "test") {
    std::ofstream(path_, std::ios::binary) << bytes;
    return WeightFile::open(path_, kind);
  }
  fs::path path_ = fs::temp_directory_path() / ("kilde_weights_" + std::to_string(::getpid()));
};

TEST_F(WeightFileTest, GivesArraysAndLines) {
  auto file = open(sample());
  ASSERT_TRUE(file) << file.error().to_string();
  auto grid = file->array<int8_t>("grid", {kAny, 3});
  ASSERT_TRUE(grid);
  EXPECT_EQ((*grid)[5], 6);
  EXPECT_EQ(file->shape("grid"), (std::vector<uint32_t>{2, 3}));
  EXPECT_EQ(*file->lines("names"), (std::vector<std::string_view>{"a", "bcd"}));
}

TEST_F(WeightFileTest, RefusesOtherShapesTypesAndNames) {
  auto file = open(sample());
  ASSERT_TRUE(file);
  auto other = file->array<int8_t>("grid", {2, 4});
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("expected 'grid' as i8[2,4], found i8[2,3]"),
            std::string::npos);
  EXPECT_FALSE(file->array<float>("grid", {2, 3}));
  EXPECT_FALSE(file->array<int8_t>("none", {2, 3}));
}

TEST_F(WeightFileTest, RefusesForeignCutAndDamagedFiles) {
  EXPECT_FALSE(open(""));
  EXPECT_FALSE(open("not a model at all, but long enough to be one, one might think"));
  std::string version = sample();
  version[8] = 9;
  EXPECT_EQ(open(version).error().code, Code::kVersion);
  EXPECT_EQ(open(sample().substr(0, 150)).error().code, Code::kFormat);
  std::string damaged = sample();
  damaged[40] ^= 1;
  EXPECT_FALSE(open(damaged));
  EXPECT_FALSE(open(sample(), "another kind"));
  EXPECT_FALSE(WeightFile::open("/nonexistent.kmod", "test"));
}

TEST_F(WeightFileTest, RefusesArraysOutsideTheFile) {
  EXPECT_FALSE(open(sample("grid i8 128 2,300")));
  EXPECT_FALSE(open(sample("grid i8 128 4294967295,4294967295,4294967295")));
  EXPECT_FALSE(open(sample("grid i8 100 2,3")));
  EXPECT_FALSE(open(sample("grid i9 128 2,3")));
  EXPECT_FALSE(open(sample("grid i8 18446744073709551552 2,3")));
}

TEST_F(WeightFileTest, SurvivesAnyDamagedByte) {
  const std::string whole = sample();
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x41);
    auto file = open(bytes);
    if (file && file->array<int8_t>("grid", {2, 3})) {
      EXPECT_GE(i, 128u);
    }
  }
}

}  // namespace
}  // namespace kilde::model
