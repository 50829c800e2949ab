#include "document/stage.h"

#include <gtest/gtest.h>

namespace kilde::document {
namespace {

struct Fake : Stage {
  Fake(uint32_t in, uint32_t out) : in_(in), out_(out) {}
  std::string_view name() const override { return "fake"; }
  uint32_t reads() const override { return in_; }
  uint32_t writes() const override { return out_; }
  void run(Document&) const override {}
  uint32_t in_, out_;
};

TEST(Stages, AreRefusedWhenAColumnIsReadTooEarly) {
  Fake tokens(kText, kTokens), tags(kTokens, kTags);
  const Stage* right[] = {&tokens, &tags};
  const Stage* wrong[] = {&tags, &tokens};
  EXPECT_TRUE(check_stages(right));
  auto checked = check_stages(wrong);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().to_string(),
            "fake: expected the column 'tokens' to be written by an earlier stage");
}

}  // namespace
}  // namespace kilde::document
