#include "pipeline/jsonl.h"

#include <gtest/gtest.h>

namespace kilde::pipeline {
namespace {

std::string message(std::string_view line) {
  auto record = parse_record(line);
  return record ? "no error" : record.error().message;
}

TEST(Jsonl, ReadsEveryField) {
  auto record = parse_record(
      R"({"id":"a","text":"På \"gaden\"\n","title":"T","date":"2022-12-19","lang":"da",)"
      R"("publisher":"P","url":"http://x","more":[1,{"text":"not this"}],"text2":"nor this"})");
  ASSERT_TRUE(record) << record.error().message;
  const Input& input = record->input;
  EXPECT_EQ(input.bytes, "På \"gaden\"\n");
  EXPECT_EQ(input.id, "a");
  EXPECT_EQ(input.title, "T");
  EXPECT_EQ(input.date, (Date{2022, 12, 19}));
  EXPECT_EQ(input.lang, "da");
  EXPECT_EQ(input.publisher, "P");
  EXPECT_EQ(input.url, "http://x");
  EXPECT_TRUE(record->notes.empty());
}

TEST(Jsonl, TakesANumberAsIdAndNullAsNothing) {
  auto record = parse_record(R"({"text":"x","id":-7,"title":null,"date":null})");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->input.id, "-7");
  EXPECT_EQ(record->input.title, "");
  EXPECT_FALSE(record->input.date.known());
}

TEST(Jsonl, KeepsAnEmptyTextAndANul) {
  EXPECT_EQ(parse_record(R"({"text":""})")->input.bytes, "");
  EXPECT_EQ(parse_record(R"({"text":"a\u0000b"})")->input.bytes, std::string("a\0b", 3));
}

TEST(Jsonl, NotesADateThatCannotBeRead) {
  auto record = parse_record(R"({"text":"x","date":"yesterday"})");
  ASSERT_TRUE(record);
  EXPECT_FALSE(record->input.date.known());
  ASSERT_EQ(record->notes.size(), 1u);
  EXPECT_NE(record->notes[0].find("yesterday"), std::string::npos);
}

TEST(Jsonl, SaysWhatWasExpected) {
  EXPECT_EQ(message(R"({"id":"a"})"), "expected a field \"text\", found none");
  EXPECT_EQ(message(R"({"text":7})"), "expected a string in \"text\", found a number");
  EXPECT_EQ(message(R"({"text":{"a":1}})"), "expected a string in \"text\", found an object");
  EXPECT_EQ(message(R"({"text":["a"]})"), "expected a string in \"text\", found an array");
  EXPECT_EQ(message(R"({"id":true,"text":"x"})"),
            "expected a string in \"id\", found true or false");
  EXPECT_EQ(message(R"(["text"])"), "expected an object, found an array");
  EXPECT_EQ(message("7"), "expected an object, found a number");
  EXPECT_EQ(message("null"), "expected an object, found null");
  EXPECT_EQ(message(R"("text")"), "expected an object, found a string");
}

TEST(Jsonl, PointsAtBrokenSyntax) {
  std::string found = message(R"({"text": "x" "id"})");
  EXPECT_TRUE(found.starts_with("expected one JSON object on the line, found at column 17: "))
      << found;
  EXPECT_NE(message(R"({"text":"x"} {"text":"y"})"), "no error");
  EXPECT_NE(message(R"({"text":"x)"), "no error");
  EXPECT_NE(message(""), "no error");
  EXPECT_EQ(message(R"({"text":"\ud83d"})").find('\n'), std::string::npos);
}

TEST(Jsonl, ReadsWindows1252AndSaysSo) {
  auto record = parse_record(
      "{\"text\":\"p\xe5 gaden i K\xf8"
      "benhavn\"}");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->input.bytes, "på gaden i København");
  EXPECT_FALSE(record->notes.empty());
}

TEST(Jsonl, IsNotHarmedByDeepNesting) {
  std::string deep(1 << 20, '[');
  EXPECT_NE(message("{\"x\":" + deep), "no error");
  EXPECT_EQ(message("{\"x\":" + deep + std::string(1 << 20, ']') + ",\"text\":\"y\"}"), "no error");
}

}  // namespace
}  // namespace kilde::pipeline
