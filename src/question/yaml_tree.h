// read_yaml: a YAML file as a tree of texts, lists and maps, each with its place.
//
//   auto root = read_yaml("a: [1, x]\n", "f.yaml");
//   root->items[1].items[0].text == "1";  root->items[1].column == 4
//
// Shapes: a map's items are key, value, key, value, in their order; keys are texts. No types: "1"
// and
//   "true" are texts. Units: lines and columns from 1, columns in code points.
// Gives: a tree that owns its strings. Threads: a pure function.
// Errors: kTooLarge over kMostBytes; kFormat for what is not UTF-8, no YAML, more than one
// document,
//   deeper than kDeepest, or has anchors, aliases or tags, none of which a list of questions needs:
//   a file cannot unfold into more than it is. Where: "f.yaml:2:7".
// Method: the events of yaml-cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

namespace kilde::question {

inline constexpr size_t kMostBytes = 1U << 20;
inline constexpr size_t kDeepest = 12;

struct Node {
  enum class Kind : uint8_t { kNothing, kText, kList, kMap };
  Kind kind = Kind::kNothing;
  std::string text;
  uint32_t line = 1, column = 1;
  std::vector<Node> items;
};

Result<Node> read_yaml(std::string_view text, const std::string& file);

}  // namespace kilde::question
