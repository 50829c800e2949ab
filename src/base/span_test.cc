#include <gtest/gtest.h>

#include <type_traits>

#include <kilde/span.h>

namespace kilde {
namespace {

static_assert(!std::is_convertible_v<ByteSpan, TokenSpan>);

TEST(Span, IsHalfOpen) {
  ByteSpan span{3, 8};
  EXPECT_EQ(span.length(), 5u);
  EXPECT_TRUE(span.contains(3u));
  EXPECT_FALSE(span.contains(8u));
  EXPECT_FALSE(span.overlaps(ByteSpan{8, 9}));
  EXPECT_TRUE(span.contains(ByteSpan{3, 8}));
  EXPECT_EQ(span.cover(ByteSpan{10, 12}), (ByteSpan{3, 12}));
  EXPECT_TRUE((ByteSpan{4, 4}).empty());
}

}  // namespace
}  // namespace kilde
