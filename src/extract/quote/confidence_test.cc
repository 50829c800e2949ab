#include "extract/quote/confidence.h"

#include <gtest/gtest.h>

#include <fstream>

namespace kilde::quote {
namespace {

namespace fs = std::filesystem;

Result<Confidence> confidence_of(const std::string& rows) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = "kilde_confidence_" + std::string(test->name());
  const fs::path root = fs::path(testing::TempDir()) / name;
  fs::create_directories(root / "data");
  std::ofstream(root / "data/confidence.tsv") << "kind\tname\tweight\n" << rows;
  return Confidence::load(root);
}

TEST(Confidence, AddsTheWeightsOfWhatIsKnown) {
  auto confidence = confidence_of("base\tall\t1\nrule\tclause\t-1\nspeaker\tknown\t2\n");
  ASSERT_TRUE(confidence) << confidence.error().to_string();
  EXPECT_DOUBLE_EQ(confidence->of({"base all", "rule clause"}), 0.5);
  EXPECT_NEAR(confidence->of({"base all", "rule clause", "speaker known"}), 0.8808, 1e-4);
  EXPECT_NEAR(confidence->of({"base all", "rule unheard of", "speaker known"}), 0.9526, 1e-4);
  EXPECT_EQ(confidence->least(), 0);
}

TEST(Confidence, ScalesAndShiftsTheSum) {
  auto confidence =
      confidence_of("base\tall\t2\nscale\tall\t0.5\nshift\tall\t-1\nleast\tall\t0.4\n");
  ASSERT_TRUE(confidence) << confidence.error().to_string();
  EXPECT_DOUBLE_EQ(confidence->of({"base all"}), 0.5);
  EXPECT_DOUBLE_EQ(confidence->least(), 0.4);
}

TEST(Confidence, RefusesWhatIsNoNumber) {
  EXPECT_FALSE(confidence_of("rule\tclause\tmuch\n"));
  EXPECT_FALSE(confidence_of("rule\tclause\tnan\n"));
}

TEST(Confidence, TheShippedTableLoads) { EXPECT_TRUE(Confidence::load(KILDE_ROOT)); }

}  // namespace
}  // namespace kilde::quote
