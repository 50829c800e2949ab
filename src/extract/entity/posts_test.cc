#include "extract/entity/posts.h"

#include <gtest/gtest.h>

namespace kilde::entity {
namespace {

Posts posts_of(const Post& post) {
  Posts posts;
  posts.add(post);
  return posts;
}

TEST(Posts, ClashWhereBothSidesTellAndDiffer) {
  const Posts minister = posts_of({"UA", "foreign-minister", "=UA"});
  EXPECT_FALSE(clash(minister, Post{}));
  EXPECT_FALSE(clash(minister, Post{"UA", "", "=UA"}));
  EXPECT_TRUE(clash(minister, Post{"RU", "", "=RU"}));
  EXPECT_TRUE(clash(minister, Post{"", "defence-minister", ""}));
  EXPECT_TRUE(clash(minister, Post{"", "", "*european commission"}));
  EXPECT_FALSE(clash(Posts{}, Post{"UA", "foreign-minister", "=UA"}));
}

TEST(Posts, OwnersAreOneByAWordAndATownIsNoOtherThanACountry) {
  const Posts director = posts_of({"", "", "*fjordby havn"});
  EXPECT_FALSE(clash(director, Post{"", "", "*fjordby"}));
  EXPECT_TRUE(clash(director, Post{"", "", "*nordvang rederi"}));
  EXPECT_TRUE(clash(posts_of({"", "", "@bergen"}), Post{"", "", "@stavanger"}));
  EXPECT_FALSE(clash(posts_of({"UA", "", "=UA"}), Post{"", "", "@lviv"}));
}

TEST(Posts, ClashOfTwoListsAsOfEachPost) {
  Posts many = posts_of({"", "mayor", "@bergen"});
  many.add({"", "president", ""});
  EXPECT_FALSE(clash(many, posts_of({"", "president", ""})));
  EXPECT_TRUE(clash(many, posts_of({"", "chancellor", ""})));
}

}  // namespace
}  // namespace kilde::entity
