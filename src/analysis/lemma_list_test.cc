#include "analysis/lemma_list.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace kilde::analysis {
namespace {

namespace fs = std::filesystem;

TEST(LemmaList, TellsWordsFromWhatIsNone) {
  auto list = LemmaList::load(KILDE_ROOT, "nb");
  ASSERT_TRUE(list) << list.error().to_string();
  EXPECT_TRUE(list->has("kulturminne", Upos::kNoun));
  EXPECT_FALSE(list->has("kulturminn", Upos::kNoun));
  EXPECT_FALSE(list->has("kulturminne", Upos::kVerb));
  EXPECT_TRUE(list->has_end("fjordkulturminne", Upos::kNoun));
  EXPECT_FALSE(list->has_end("", Upos::kNoun));
  EXPECT_FALSE(list->has_end("ab", Upos::kNoun));
}

TEST(LemmaList, RarelyKnowsWhatIsNoWord) {
  auto list = LemmaList::load(KILDE_ROOT, "ru");
  ASSERT_TRUE(list) << list.error().to_string();
  int known = 0;
  for (int n = 0; n < 20000; ++n) known += list->has("zqx" + std::to_string(n), Upos::kNoun);
  EXPECT_LT(known, 200);  // one in 300 is expected
}

TEST(LemmaList, MissingAndDamagedFilesAreTold) {
  EXPECT_EQ(LemmaList::load(KILDE_ROOT, "xx").error().code, Code::kNotFound);
  const fs::path root = fs::path(testing::TempDir()) / "kilde_lemma_list";
  fs::create_directories(root / "models/da");
  std::ofstream(root / "models/da/lemmas.kmod") << "nothing of the kind";
  EXPECT_EQ(LemmaList::load(root, "da").error().code, Code::kFormat);
}

}  // namespace
}  // namespace kilde::analysis
