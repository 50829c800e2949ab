#include "analysis/lemma_rules.h"

#include <gtest/gtest.h>

namespace kilde::analysis {
namespace {

std::string apply(std::string_view rule, std::string_view form) {
  auto parsed = LemmaRule::parse(rule);
  return parsed ? parsed->apply(form) : "error: " + parsed.error().message;
}

TEST(LemmaRule, CutsAddsAndSetsCase) {
  EXPECT_EQ(apply("l;0;;1;", "Husets"), "huset");
  EXPECT_EQ(apply("l;0;;3;å", "GIKKE"), "giå");
  EXPECT_EQ(apply("f;0;;1;", "RUSLANDS"), "Rusland");
  EXPECT_EQ(apply("f;0;;0;", "østen"), "Østen");
  EXPECT_EQ(apply("k;0;;2;", "SID's"), "SID");
  EXPECT_EQ(apply("l;2;ge;0;", "пішов"), "geшов");
  EXPECT_EQ(apply("=være", "er"), "være");
}

TEST(LemmaRule, NeverCutsMoreThanThereIs) {
  EXPECT_EQ(apply("l;0;;9;x", "Å"), "å");
  EXPECT_EQ(apply("k;4294967295;;1;", "abc"), "abc");
  EXPECT_EQ(apply("f;0;;0;", ""), "");
}

TEST(LemmaRule, RefusesOtherText) {
  for (const char* text : {"", "l;0;;1", "x;0;;0;", "l;-1;;0;", "l;0;;a;", "l;0;;0;;"})
    EXPECT_FALSE(LemmaRule::parse(text)) << text;
}

}  // namespace
}  // namespace kilde::analysis
