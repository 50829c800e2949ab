#include "document/proper_name.h"

#include <gtest/gtest.h>

namespace kilde::document {
namespace {

Document sentence() {
  Document doc("В полиции Риги, Полиция");
  doc.tokens = {{0, 2}, {3, 17}, {18, 26}, {26, 27}, {28, 42}};
  doc.upos = {Upos::kAdp, Upos::kNoun, Upos::kPropn, Upos::kPunct, Upos::kNoun};
  return doc;
}

TEST(ProperName, ACommonNounThatIsWrittenSmallIsNone) {
  const Document doc = sentence();
  EXPECT_FALSE(is_proper(doc, {{1, 2}, NameKind::kOrg}));
  EXPECT_TRUE(is_proper(doc, {{1, 3}, NameKind::kOrg}));  // with what it is of
  EXPECT_TRUE(is_proper(doc, {{2, 3}, NameKind::kLoc}));
  EXPECT_TRUE(is_proper(doc, {{4, 5}, NameKind::kOrg}));
  EXPECT_TRUE(is_proper(Document(), {{0, 1}, NameKind::kOrg}));  // nothing is told of its words
}

}  // namespace
}  // namespace kilde::document
