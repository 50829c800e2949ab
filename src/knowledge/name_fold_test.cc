#include "knowledge/name_fold.h"

#include <gtest/gtest.h>

namespace kilde::knowledge {
namespace {

class NameFoldTest : public testing::Test {
 protected:
  std::string fold(std::string_view name) { return fold_.fold(name); }
  model::WeightFile file_ =
      *model::WeightFile::open(std::string(KILDE_ROOT) + "/data/entities/base.kmod", "entities");
  NameFold fold_ = *NameFold::from(file_);
};

TEST_F(NameFoldTest, DropsCaseAccentsAndApostrophes) {
  EXPECT_EQ(fold("Côte d’Ivoire"), "cote divoire");
  EXPECT_EQ(fold("Обʼєднані Арабські"), fold("Об'єднані АРАБСЬКІ"));
  EXPECT_EQ(fold("Королёв"), "королев");
  EXPECT_EQ(fold("Øst-Jylland"), "ost jylland");
  EXPECT_EQ(fold("Ærø"), "aero");
  EXPECT_EQ(fold("Großbritannien"), "grossbritannien");
  EXPECT_EQ(fold("U.N."), "un");
  EXPECT_EQ(fold("FN:s"), "fns");
}

TEST_F(NameFoldTest, WritesBlanksOnce) {
  EXPECT_EQ(fold(" Saint -  Étienne "), "saint etienne");
  EXPECT_EQ(fold("Rostov\u00a0on\u2013Don"), "rostov on don");
  EXPECT_EQ(fold(" - "), "");
  EXPECT_EQ(fold(""), "");
}

TEST_F(NameFoldTest, DropsWhatIsNotSeen) { EXPECT_EQ(fold("Min\u200bsk\u00ad"), "minsk"); }

TEST_F(NameFoldTest, LeavesOtherScriptsAndBrokenBytes) {
  EXPECT_EQ(fold("北京"), "北京");
  EXPECT_EQ(fold("a\xff"), "a\uFFFD");
}

}  // namespace
}  // namespace kilde::knowledge
