#include "pipeline/byte_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

namespace kilde::pipeline {
namespace {

class ByteSourceTest : public ::testing::Test {
 protected:
  ByteSource source_of(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    Result<ByteSource> source = ByteSource::open(path_);
    EXPECT_TRUE(source);
    return std::move(*source);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  std::string path_ = ::testing::TempDir() + "byte_source_" +
                      ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

std::vector<std::string> lines_of(ByteSource source, size_t limit) {
  std::vector<std::string> lines;
  std::string line;
  for (LineRead read; (read = read_line(source, limit, line)) != LineRead::kEnd;) {
    lines.push_back(read == LineRead::kTooLong ? "too long" : line);
  }
  return lines;
}

// The slow, plain twin of read_line.
std::vector<std::string> plain_lines(const std::string& bytes, size_t limit) {
  std::vector<std::string> lines;
  std::istringstream in(bytes);
  for (std::string line; std::getline(in, line);) {
    if (line.size() > limit) {
      lines.push_back("too long");
      continue;
    }
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

TEST_F(ByteSourceTest, ReadsLinesLikeItsPlainTwin) {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    std::string bytes;
    for (int part = 0; part < 40; ++part) {
      size_t length = random() % 8 == 0 ? random() % 100000 : random() % 20;
      bytes.append(length, static_cast<char>('a' + random() % 26));
      bytes += random() % 3 == 0 ? "\r\n" : "\n";
    }
    if (round % 2) bytes += "end";
    EXPECT_EQ(lines_of(source_of(bytes), 50000), plain_lines(bytes, 50000)) << round;
  }
}

TEST_F(ByteSourceTest, KeepsOnlyTheBeginningOfALineThatIsTooLong) {
  ByteSource source = source_of(std::string(1 << 20, 'x') + "\nnext");
  std::string line;
  EXPECT_EQ(read_line(source, 1000, line), LineRead::kTooLong);
  EXPECT_LE(line.size(), 1000u);
  EXPECT_EQ(read_line(source, 1000, line), LineRead::kLine);
  EXPECT_EQ(line, "next");
}

TEST_F(ByteSourceTest, ReadsTheRestUpToALimit) {
  std::string whole(200000, 'y'), bytes;
  ByteSource source = source_of(whole);
  EXPECT_TRUE(read_rest(source, whole.size(), bytes));
  EXPECT_EQ(bytes, whole);
  ByteSource again = source_of(whole);
  EXPECT_FALSE(read_rest(again, whole.size() - 1, bytes));
}

TEST_F(ByteSourceTest, PeeksWithoutConsuming) {
  ByteSource source = source_of("abcdef");
  EXPECT_EQ(source.peek(3).substr(0, 3), "abc");
  source.consume(2);
  EXPECT_EQ(source.peek(100), "cdef");
}

TEST_F(ByteSourceTest, TellsWhatCannotBeOpened) {
  EXPECT_EQ(ByteSource::open("no/such/file").error().code, Code::kNotFound);
  EXPECT_EQ(ByteSource::open(::testing::TempDir()).error().code, Code::kIo);
}

}  // namespace
}  // namespace kilde::pipeline
