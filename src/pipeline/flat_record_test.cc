#include "pipeline/flat_record.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace kilde::pipeline {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::optional<Fields> flat(std::string_view line) {
  Fields fields;
  const bool read = read_flat(line, [&](std::string_view key, std::string&& value) {
    fields.push_back({std::string(key), std::move(value)});
  });
  return read ? std::optional(fields) : std::nullopt;
}

// The slow twin.
std::optional<Fields> plain(std::string_view line) {
  Fields fields;
  const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
  if (!json.is_object()) return {};
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string() && !value.is_null()) return {};
    if (value.is_string()) fields.push_back({key, value.get<std::string>()});
  }
  return fields;
}

TEST(FlatRecord, ReadsStringsAndPassesOverNull) {
  EXPECT_EQ(flat(R"( { "id" : "a" , "url":null,"text":"P\u00e5 \"g\" \ud83d\ude42\n\/" } )"),
            (Fields{{"id", "a"}, {"text", "På \"g\" 🙂\n/"}}));
  EXPECT_EQ(flat("{}"), Fields{});
  EXPECT_EQ(flat(R"({"a":"\u0000"})"), (Fields{{"a", std::string(1, '\0')}}));
}

TEST(FlatRecord, LeavesTheRestToOthers) {
  for (std::string_view line : {"",
                                "{",
                                "{\"a\"",
                                "{\"a\":",
                                "{\"a\":\"",
                                "{\"a\":\"x\"",
                                "{\"a\":\"x\",}",
                                "{\"a\":7}",
                                "{\"a\":[]}",
                                "{\"a\":true}",
                                "{\"a\":nul}",
                                "{\"a\":\"x\"} 7",
                                "[]",
                                "\"a\"",
                                "null",
                                "{\"a\":\"\\x\"}",
                                "{\"a\":\"\\u12\"}",
                                "{\"a\":\"\\ud83d\"}",
                                "{\"a\":\"\\ude42\"}",
                                "{\"a\":\"\\ud83d\\u0041\"}",
                                "{\"a\":\"tab\there\"}",
                                "{,}",
                                "{\"a\":\"x\" \"b\":\"y\"}"})
    EXPECT_FALSE(flat(line)) << line;
}

TEST(FlatRecord, AgreesWithTheLibrary) {
  constexpr std::string_view kParts[] = {
      "{",       "}",       "\"",      ":",    ",",
      "\"a\"",   "\"b\"",   " ",       "null", "\\n",
      "\\u00E5", "\\ud83d", "\\ude42", "\\",   "en lang række ord uden noget",
      "å",       "7"};
  std::mt19937 random(7);
  const auto any = [&](size_t below) { return static_cast<size_t>(random() % below); };
  size_t read = 0;
  for (int n = 0; n < 40'000; ++n) {
    std::string line = R"({"x":"en", "y" : "to","z":null})";
    for (size_t edits = any(4); edits > 0; --edits)
      line.insert(any(line.size() + 1), kParts[any(std::size(kParts))]);
    if (!base::valid_utf8(line)) continue;
    const auto found = flat(line);
    if (!found) continue;
    ++read;
    EXPECT_EQ(found, plain(line)) << line;
  }
  EXPECT_GT(read, 10'000u);
}

}  // namespace
}  // namespace kilde::pipeline
