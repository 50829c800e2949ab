#include "base/hash.h"

#include <gtest/gtest.h>

namespace kilde::base {
namespace {

// Values of the reference: http://www.isthe.com/chongo/tech/comp/fnv/
TEST(Hash, AgreesWithTheReference) {
  EXPECT_EQ(fnv1a(""), 0xcbf29ce484222325ull);
  EXPECT_EQ(fnv1a("a"), 0xaf63dc4c8601ec8cull);
  EXPECT_EQ(fnv1a("foobar"), 0x85944171f73967e8ull);
  EXPECT_EQ(fnv1a("bar", fnv1a("foo")), fnv1a("foobar"));
}

}  // namespace
}  // namespace kilde::base
