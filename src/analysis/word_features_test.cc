#include "analysis/word_features.h"

#include <gtest/gtest.h>

#include "base/data_table.h"

namespace kilde::analysis {
namespace {

TEST(WordFeatures, NormalForm) {
  std::string form;
  normal_form("ÅRHUS-2022", form);
  EXPECT_EQ(form, "århus-0000");
  normal_form(std::string(100, 'A') + std::string(20, 'z'), form);
  EXPECT_EQ(form, std::string(20, 'a') + std::string(20, 'z'));
  normal_form("", form);
  EXPECT_EQ(form, "");
}

// The trainer wrote this file (python3 -m kilde_train.features); both must see the same.
TEST(WordFeatures, AgreeWithTheTrainer) {
  auto table = base::DataTable::load(KILDE_ROOT "/tests/golden/analysis/word_features.tsv",
                                     {"word", "form", "affixes", "shape", "ngrams"});
  ASSERT_TRUE(table) << table.error().to_string();
  ASSERT_GE(table->rows().size(), 30u);
  for (const auto& row : table->rows()) {
    std::string form;
    normal_form(row["word"], form);
    EXPECT_EQ(form, row["form"]);
    Affixes a = affixes(form);
    EXPECT_EQ(std::to_string(a.suffix2) + " " + std::to_string(a.suffix4) + " " +
                  std::to_string(a.prefix3),
              row["affixes"])
        << row["word"];
    EXPECT_EQ(std::to_string(word_shape(row["word"], false)), row["shape"]) << row["word"];
    std::vector<uint32_t> buckets;
    ngram_buckets(form, 32768, buckets);
    std::string ngrams;
    for (uint32_t b : buckets) ngrams += (ngrams.empty() ? "" : " ") + std::to_string(b);
    EXPECT_EQ(ngrams, row["ngrams"]) << row["word"];
  }
}

TEST(WordFeatures, FirstWordIsMarked) {
  EXPECT_EQ(word_shape("Hun", true), word_shape("Hun", false) + 1);
  EXPECT_LT(word_shape("a-B.3", true), kShapes);
}

}  // namespace
}  // namespace kilde::analysis
