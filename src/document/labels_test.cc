#include <gtest/gtest.h>

#include <kilde/labels.h>

namespace kilde {
namespace {

template <typename Label, typename Parse>
void expect_round_trip(int count, Parse parse) {
  for (int i = 0; i < count; ++i) {
    auto label = static_cast<Label>(i);
    ASSERT_EQ(parse(to_string(label)), label) << i;
  }
  EXPECT_EQ(to_string(static_cast<Label>(count)), "?");
}

TEST(Labels, AllComeBackFromTheirNames) {
  expect_round_trip<Upos>(17, parse_upos);
  expect_round_trip<Relation>(37, parse_relation);
  expect_round_trip<NameKind>(4, parse_name_kind);
  expect_round_trip<EntityKind>(8, parse_entity_kind);
  expect_round_trip<TimexType>(4, parse_timex_type);
  expect_round_trip<QuoteType>(3, parse_quote_type);
  expect_round_trip<Act>(13, parse_act);
  expect_round_trip<Factuality>(5, parse_factuality);
}

TEST(Labels, RelationsLoseTheirSubtype) {
  EXPECT_EQ(parse_relation("acl:relcl"), Relation::kAcl);
  EXPECT_EQ(parse_relation("relcl"), std::nullopt);
  EXPECT_EQ(parse_upos("verb"), std::nullopt);
}

}  // namespace
}  // namespace kilde
