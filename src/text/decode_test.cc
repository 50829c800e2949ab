#include "text/decode.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "text/encoding.h"

namespace kilde::text {
namespace {

using base::append_utf8;

// Our own short news sentences; each is long enough for its code page to be told.
constexpr std::string_view kDanish = "Borgmesteren på Færø sagde: »Vi åbner øens havn igen.«";
constexpr std::string_view kRussian = "Министр Орлов заявил, что мост откроют в мае.";
constexpr std::string_view kUkrainian = "Міністр Бойко повідомив, що міст відкриють у травні.";

std::u32string points_of(std::string_view text) {
  std::u32string points;
  for (size_t at = 0; at < text.size();) points.push_back(base::next_code_point(text, at));
  return points;
}

std::string utf16(std::string_view text, bool little) {
  std::string bytes;
  auto unit = [&](char32_t u) {
    char low = static_cast<char>(u & 0xFF), top = static_cast<char>(u >> 8);
    bytes += little ? std::string{low, top} : std::string{top, low};
  };
  for (char32_t c : points_of(text)) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

std::string latin1(std::string_view text) {
  std::string bytes;
  for (char32_t c : points_of(text)) bytes.push_back(static_cast<char>(c));
  return bytes;
}

std::string windows_1251(std::string_view text) {
  std::string bytes;
  for (char32_t c : points_of(text)) {
    if (c >= U'А' && c <= U'я') c = 0xC0 + (c - U'А');
    if (c == U'і') c = 0xB3;
    if (c == U'І') c = 0xB2;
    if (c == U'ї') c = 0xBF;
    if (c == U'є') c = 0xBA;
    bytes.push_back(static_cast<char>(c));
  }
  return bytes;
}

std::string koi8(std::string_view text) {
  constexpr std::u32string_view kOrder = U"юабцдефгхийклмнопярстужвьызшэщчъ";
  std::string bytes;
  for (char32_t c : points_of(text)) {
    if (size_t at = kOrder.find(base::to_lower(c)); at != kOrder.npos)
      c = static_cast<char32_t>((base::is_upper(c) ? 0xE0 : 0xC0) + at);
    bytes.push_back(static_cast<char>(c));
  }
  return bytes;
}

TEST(Decode, ValidUtf8StaysAsItIs) {
  for (std::string_view text : {"", "a", "\r\n", "Færø\r\n\r\nслово 🙂\n"}) {
    Decoded d = decode(text);
    EXPECT_EQ(d.text, text);
    EXPECT_EQ(d.encoding, "UTF-8");
    EXPECT_TRUE(d.map.rows.empty());
    EXPECT_TRUE(d.notes.empty());
    EXPECT_FALSE(d.looks_binary);
  }
}

TEST(Decode, DropsTheByteOrderMark) {
  Decoded d = decode("\xEF\xBB\xBFnår");
  EXPECT_EQ(d.text, "når");
  EXPECT_EQ(d.map.original(0), 3u);
  EXPECT_EQ(d.map.original(2), 5u);
}

TEST(Decode, Utf16WithAndWithoutMark) {
  for (std::string_view text : {kDanish, kRussian, std::string_view("Smile 🙂 now, please")}) {
    for (bool little : {true, false}) {
      std::string mark = little ? "\xFF\xFE" : "\xFE\xFF";
      Decoded marked = decode(mark + utf16(text, little)), bare = decode(utf16(text, little));
      EXPECT_EQ(marked.text, text);
      EXPECT_EQ(bare.text, text);
      EXPECT_EQ(bare.encoding, little ? "UTF-16LE" : "UTF-16BE");
      EXPECT_FALSE(bare.looks_binary);
      EXPECT_EQ(marked.map.original(0), 2u);
    }
  }
}

TEST(Decode, CodePages) {
  EXPECT_EQ(decode(latin1(kDanish)).text, kDanish);
  EXPECT_EQ(decode(latin1(kDanish)).encoding, "windows-1252");
  EXPECT_EQ(decode("Sk\xe5ne").text, "Skåne");
  EXPECT_EQ(decode(windows_1251(kRussian)).text, kRussian);
  EXPECT_EQ(decode(windows_1251(kUkrainian)).text, kUkrainian);
  EXPECT_EQ(decode(koi8(kRussian)).text, kRussian);
}

TEST(Decode, ShortCyrillic) {
  for (std::string_view word : {"Привет", "привет", "НОВОСТИ", "Москва", "сообщает", "в мае"}) {
    EXPECT_EQ(decode(windows_1251(word)).text, word);
    EXPECT_EQ(decode(koi8(word)).text, word);
  }
}

TEST(Decode, AFewBrokenBytesLeaveUtf8) {
  std::string bytes = std::string(kDanish) + "\xFF og " + std::string(kDanish);
  Decoded d = decode(bytes);
  EXPECT_EQ(d.encoding, "UTF-8");
  EXPECT_EQ(d.text, std::string(kDanish) + "\uFFFD og " + std::string(kDanish));
  ASSERT_EQ(d.notes.size(), 1u);
  EXPECT_EQ(d.notes[0],
            "broken UTF-8 replaced by U+FFFD in 1 place, byte " + std::to_string(kDanish.size()));
  EXPECT_EQ(d.map.original(static_cast<uint32_t>(kDanish.size()) + 3), kDanish.size() + 1);
}

TEST(Decode, ControlCharactersBecomeBlanks) {
  std::string bytes = "Ministeren sagde" + std::string(1, '\0') + "nej.\x1b Og gik sin vej igen.";
  Decoded d = decode(bytes);
  EXPECT_EQ(d.text, "Ministeren sagde nej.  Og gik sin vej igen.");
  EXPECT_TRUE(d.map.rows.empty());
  ASSERT_EQ(d.notes.size(), 1u);
  EXPECT_NE(d.notes[0].find("2 places, the first at byte 16"), std::string::npos) << d.notes[0];
}

TEST(Decode, KnowsBinaryFiles) {
  std::string noise;
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) noise.push_back(static_cast<char>(random()));
  for (std::string bytes : {std::string(100, '\0'), noise, std::string("%PDF-1.4\nabc"),
                            std::string("PK\x03\x04 and more"), std::string("\x89PNG\r\n")})
    EXPECT_TRUE(decode(bytes).looks_binary);
  for (std::string_view text : {kDanish, kRussian}) {
    EXPECT_FALSE(decode(text).looks_binary);
    EXPECT_FALSE(decode(utf16(text, true)).looks_binary);
    EXPECT_FALSE(decode(latin1(text)).looks_binary);
  }
}

// The slow, plain twin: one code point after another, and every offset kept.
struct Plain {
  std::string text;
  std::vector<uint32_t> original;  // for each byte of text that begins a code point
};

Plain plain_decode(std::string_view bytes) {
  Plain plain;
  for (size_t at = 0; at < bytes.size();) {
    plain.original.resize(plain.text.size(), 0);
    plain.original.push_back(static_cast<uint32_t>(at));
    char32_t c = base::next_code_point(bytes, at);
    append_utf8(plain.text, is_control(c) ? U' ' : c);
  }
  return plain;
}

std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view kPieces[] = {"å",    "a ",       "\n",           "слово", "🙂",
                                          "\xFF", "\xE2\x82", "\xED\xA0\x80", "x",     "ny ",
                                          "ø",    "й",        "\xC3"};
  std::string bytes = "Færøerne på ny året Østersøen ";
  for (size_t n = random() % 60; n > 0; --n) bytes += kPieces[random() % std::size(kPieces)];
  if (random() % 4 == 0) bytes.insert(random() % bytes.size(), 1, '\0');
  return bytes;
}

TEST(Decode, AgreesWithItsPlainTwin) {
  std::mt19937 random(1);
  int compared = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = random_bytes(random);
    Decoded d = decode(bytes);
    ASSERT_TRUE(base::valid_utf8(d.text));
    if (d.encoding != "UTF-8") continue;
    ++compared;
    Plain plain = plain_decode(bytes);
    ASSERT_EQ(d.text, plain.text);
    for (uint32_t i = 0; i < d.text.size(); ++i) {
      if ((static_cast<unsigned char>(d.text[i]) & 0xC0) == 0x80) continue;
      ASSERT_EQ(d.map.original(i), plain.original[i]) << i;
    }
  }
  EXPECT_GT(compared, 1000);
}

TEST(Decode, AnyBytesGiveValidUtf8) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (size_t n = random() % 80; n > 0; --n) bytes.push_back(static_cast<char>(random()));
    Decoded d = decode(bytes);
    ASSERT_TRUE(base::valid_utf8(d.text));
    ASSERT_EQ(d.text.find('\0'), std::string::npos);
    for (uint32_t i = 0; i <= d.text.size(); ++i) ASSERT_LE(d.map.original(i), bytes.size() + 3);
  }
}

}  // namespace
}  // namespace kilde::text
