#include "pipeline/fingerprint.h"

#include <gtest/gtest.h>

#include <fstream>

namespace kilde::pipeline {
namespace {

namespace fs = std::filesystem;

class Fingerprint : public testing::Test {
 protected:
  Fingerprint() {
    write("data/languages.tsv", "code\tname\tmodel\nda\tDanish\tnorth\nsv\tSwedish\tnorth\n");
    write("data/da/cues.tsv", "sige");
    write("data/sv/cues.tsv", "säga");
    write("models/north/analysis.kmod", std::string(3 << 20, 'w'));
  }
  ~Fingerprint() override { fs::remove_all(root); }
  void write(const std::string& file, const std::string& bytes) {
    fs::create_directories((root / file).parent_path());
    std::ofstream(root / file, std::ios::binary) << bytes;
  }
  std::string of(std::string_view lang) const { return reading_fingerprint(root, lang); }

  fs::path root = fs::temp_directory_path() / ("kilde-print-" + std::to_string(::getpid()));
};

TEST_F(Fingerprint, ChangesWithTheLanguagesOwnFiles) {
  const std::string da = of("da"), sv = of("sv");
  EXPECT_EQ(da.size(), 16u);
  EXPECT_NE(da, sv);
  EXPECT_EQ(of("da"), da);
  write("data/da/cues.tsv", "sige|mene");
  EXPECT_NE(of("da"), da);
  EXPECT_EQ(of("sv"), sv);
}

TEST_F(Fingerprint, ChangesWithASharedModelAndNotWithAReadme) {
  const std::string da = of("da"), sv = of("sv");
  write("data/da/README.md", "about");
  EXPECT_EQ(of("da"), da);
  write("models/north/analysis.kmod", std::string(3 << 20, 'x'));
  EXPECT_NE(of("da"), da);
  EXPECT_NE(of("sv"), sv);
}

TEST_F(Fingerprint, ChangesWithWhatAllLanguagesShare) {
  const std::string da = of("da"), sv = of("sv");
  write("data/claim/concepts.tsv", "close");
  EXPECT_NE(of("da"), da);
  EXPECT_NE(of("sv"), sv);
}

TEST_F(Fingerprint, OfNothingIsAWordToo) { EXPECT_EQ(of("xx").size(), 16u); }

}  // namespace
}  // namespace kilde::pipeline
