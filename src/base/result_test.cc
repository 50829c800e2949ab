#include <gtest/gtest.h>

#include <memory>

#include <kilde/result.h>

namespace kilde {
namespace {

TEST(Result, HoldsAValueOrAnError) {
  Result<int> good = 3;
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 3);
  Result<int> bad = Error{Code::kIo, "file", "expected this, found that"};
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().to_string(), "file: expected this, found that");
  EXPECT_EQ((Error{Code::kIo, "", "alone"}.to_string()), "alone");
}

TEST(Result, MovesItsValueOut) {
  Result<std::unique_ptr<int>> owner = std::make_unique<int>(7);
  std::unique_ptr<int> taken = *std::move(owner);
  EXPECT_EQ(*taken, 7);
}

TEST(Result, OfVoidTellsSuccess) {
  EXPECT_TRUE(Result<void>());
  EXPECT_FALSE(Result<void>(Error{}));
}

}  // namespace
}  // namespace kilde
