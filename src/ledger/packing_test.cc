#include "ledger/packing.h"

#include <gtest/gtest.h>

namespace kilde::ledger {
namespace {

TEST(Packing, GivesBackTexts) {
  for (const std::string& text :
       {std::string(), std::string("Færgen sejler."), std::string(100'000, 'x')})
    EXPECT_EQ(unpack_text(pack_text(text), text.size()), text);
}

TEST(Packing, TellsOfDamagedTexts) {
  std::string blob = pack_text("Færgen sejler ikke i dag, siger rederiet.");
  EXPECT_EQ(unpack_text(blob, 7), std::nullopt);
  EXPECT_EQ(unpack_text(blob.substr(0, blob.size() / 2), 42), std::nullopt);
  EXPECT_EQ(unpack_text("not packed", 10), std::nullopt);
  EXPECT_EQ(unpack_text("", 0), std::nullopt);
}

TEST(Packing, GivesBackSpansInAnyOrder) {
  const ByteSpans spans = {{3, 9}, {4'000'000'000, 4'294'967'295}, {0, 0}, {12, 14}};
  EXPECT_EQ(unpack_spans(pack_spans(spans)), spans);
  EXPECT_EQ(unpack_spans(""), ByteSpans{});
}

TEST(Packing, GivesBackRowsOfSpans) {
  const ByteSpans first = {{1, 2}}, none, third = {{7, 9}, {2, 3}};
  auto rows = unpack_rows(pack_rows({&first, &none, &third}), 3);
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ((*rows)[0], first);
  EXPECT_EQ((*rows)[1], none);
  EXPECT_EQ((*rows)[2], third);
}

TEST(Packing, TellsOfDamagedSpans) {
  const ByteSpans spans = {{1, 2}, {300, 700}};
  std::string blob = pack_spans(spans);
  EXPECT_EQ(unpack_spans(blob.substr(0, blob.size() - 1)), std::nullopt);
  EXPECT_EQ(unpack_spans("\x01\x05"), std::nullopt);  // begins before the text
  EXPECT_EQ(unpack_rows(pack_rows({&spans}), 2), std::nullopt);
  EXPECT_EQ(unpack_rows(pack_rows({&spans, &spans}), 1), std::nullopt);
  EXPECT_EQ(unpack_rows("\xFF\xFF\xFF\xFF\x0F", 1), std::nullopt);
}

}  // namespace
}  // namespace kilde::ledger
