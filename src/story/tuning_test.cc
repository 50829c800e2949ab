#include "story/tuning.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace kilde::story {
namespace {

// A folder of data with one story.tsv, taken away at the end.
class Folder {
 public:
  explicit Folder(const std::string& numbers)
      : root_(std::filesystem::path(testing::TempDir()) /
              (std::string("kilde_tuning_") +
               testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(root_ / "data/da/story");
    std::ofstream(root_ / "data/languages.tsv") << "code\tname\nda\tDanish\nsv\tSwedish\n";
    std::ofstream(root_ / "data/story.tsv") << numbers;
    std::ofstream(root_ / "data/da/story/common.tsv") << "word\tshare\nsige\t60\n";
  }
  ~Folder() { std::filesystem::remove_all(root_); }
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

std::string shipped() {
  std::ifstream file(std::string(KILDE_ROOT) + "/data/story.tsv");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Tuning, ReadsNumbersAndCommonWords) {
  const Folder folder(shipped());
  const Result<Tuning> tuning = Tuning::load(folder.root());
  ASSERT_TRUE(tuning) << tuning.error().to_string();
  EXPECT_GT(tuning->alike, 0);
  EXPECT_FLOAT_EQ(static_cast<float>(tuning->share_of(hash_of('w', "sige"))), 0.6f);
  EXPECT_EQ(tuning->share_of(hash_of('w', "grundstøde")), 0);
}

TEST(Tuning, TheShippedOneHasCommonWordsOfAllLanguages) {
  const Result<Tuning> tuning = Tuning::load(KILDE_ROOT);
  ASSERT_TRUE(tuning) << tuning.error().to_string();
  for (const char* word : {"sige", "si", "seie", "säga", "say", "sagen", "сказать", "сказати"})
    EXPECT_GT(tuning->share_of(hash_of('w', word)), 0.02) << word;
}

TEST(Tuning, NamesTheLineOfAnError) {
  const Folder unknown(shipped() + "alikeness\t3\n");
  const Result<Tuning> tuning = Tuning::load(unknown.root());
  ASSERT_FALSE(tuning);
  EXPECT_NE(tuning.error().to_string().find("story.tsv:"), std::string::npos);
  EXPECT_NE(tuning.error().message.find("alikeness"), std::string::npos);
}

TEST(Tuning, AMissingNumberIsNamed) {
  std::string numbers = shipped();
  numbers.erase(numbers.find("\nsounds\t"));
  const Folder folder(numbers + "\n");
  const Result<Tuning> tuning = Tuning::load(folder.root());
  ASSERT_FALSE(tuning);
  EXPECT_NE(tuning.error().message.find("'sounds'"), std::string::npos);
}

TEST(Tuning, KindsHaveNameSpacesOfTheirOwn) {
  EXPECT_NE(hash_of('w', "1000"), hash_of('#', "1000"));
  EXPECT_NE(hash_of('w', ""), 0u);
}

}  // namespace
}  // namespace kilde::story
