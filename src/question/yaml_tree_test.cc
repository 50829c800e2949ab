#include "question/yaml_tree.h"

#include <gtest/gtest.h>

namespace kilde::question {
namespace {

using Kind = Node::Kind;

TEST(YamlTree, HasTextsListsAndMapsWithTheirPlaces) {
  const auto root = read_yaml("\xEF\xBB\xBFæø: [1, \"-\"]\nb:\n  - c: ~\n", "f");
  ASSERT_TRUE(root) << root.error().to_string();
  ASSERT_EQ(root->kind, Kind::kMap);
  ASSERT_EQ(root->items.size(), 4U);
  const Node& list = root->items[1];
  EXPECT_EQ(list.kind, Kind::kList);
  EXPECT_EQ(list.items[1].text, "-");
  EXPECT_EQ(list.items[0].line, 1U);
  EXPECT_EQ(list.items[0].column, 6U);  // in characters, not bytes
  const Node& map = root->items[3].items[0];
  EXPECT_EQ(map.kind, Kind::kMap);
  EXPECT_EQ(map.items[1].kind, Kind::kNothing);
  EXPECT_EQ(map.items[0].line, 3U);
  EXPECT_EQ(map.items[0].column, 5U);
}

TEST(YamlTree, OfNothingIsNothing) {
  const auto root = read_yaml("", "f");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->kind, Kind::kNothing);
}

TEST(YamlTree, RefusesWhatAListOfQuestionsNeedsNot) {
  const std::pair<std::string, std::string> cases[] = {
      {"a: &x 1", "f:1:4: expected no anchor, found one (&)"},
      {"a: *x", "f:1:4: expected YAML, found otherwise: the referenced anchor is not defined"},
      {"a: &x [1]\nb: *x", "f:1:4: expected no anchor"},
      {"a: !int 1", "f:1:4: expected no tag, found '!int'"},
      {"a: 1\n---\nb: 2", "f:2:1: expected one document"},
      {"a: -", "f:1:4: expected a text, found the begin of a list; a sign stands in quotation"},
      {"a: [1\nb: 2", "f:2:2: expected YAML"},
      {"ø: b: c", "f:1:5: expected YAML, found otherwise: illegal map value"},
      {"[a]: 1", "f:1:1: expected a key, found none"},
      {"? [a]\n: 1", "f:1:3: expected a key, found none"},
      {"\xff", "f: expected a text in UTF-8"},
      {std::string("a: \0", 4), "f: expected a text in UTF-8"},
      {"[[[[[[[[[[[[[1]]]]]]]]]]]]]", "expected lists and maps at most 12 deep"},
  };
  for (const auto& [text, message] : cases) {
    const auto root = read_yaml(text, "f");
    ASSERT_FALSE(root) << text;
    EXPECT_NE(root.error().to_string().find(message), std::string::npos)
        << text << ": " << root.error().to_string();
  }
}

TEST(YamlTree, HasBoundsForSizeAndDepth) {
  const auto large = read_yaml(std::string(kMostBytes + 1, ' '), "f");
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, Code::kTooLarge);
  for (const std::string piece : {"[", "{", "a: ", "- ", "? ", "{a: [", "\"", "|", "&a [*a, "}) {
    std::string text;
    while (text.size() < kMostBytes / 4) text += piece;
    EXPECT_FALSE(read_yaml(text, "f")) << piece;
  }
}

}  // namespace
}  // namespace kilde::question
