#include "knowledge/transliteration.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/data_table.h"

namespace kilde::knowledge {
namespace {

std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "|") + item;
  return out;
}

bool among(const std::vector<std::string>& items, std::string_view item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

Transliteration load(std::string_view cyrillic, std::string_view latin) {
  auto out = Transliteration::load(KILDE_ROOT, cyrillic, latin);
  EXPECT_TRUE(out.has_value()) << out.error().to_string();
  return std::move(*out);
}

CrossScript sounds() {
  auto out = CrossScript::load(KILDE_ROOT);
  EXPECT_TRUE(out.has_value()) << out.error().to_string();
  return std::move(*out);
}

TEST(Transliteration, SpellsAsThePressOfEachLanguageDoes) {
  struct Case {
    const char *cyrillic, *latin, *name, *spelling;
  };
  const Case cases[] = {
      {"ru", "da", "Лукашенко", "Lukasjenko"},      {"ru", "de", "Лукашенко", "Lukaschenko"},
      {"ru", "en", "Лукашенко", "Lukashenko"},      {"uk", "da", "Зеленський", "Zelenskyj"},
      {"uk", "de", "Зеленський", "Selenskyj"},      {"uk", "en", "Зеленський", "Zelensky"},
      {"ru", "da", "Хрущёв", "Khrusjtjov"},         {"ru", "nb", "Хрущёв", "Khrusjtsjov"},
      {"ru", "nn", "Хрущёв", "Khrusjtsjov"},        {"ru", "sv", "Хрущёв", "Chrusjtjov"},
      {"ru", "de", "Хрущёв", "Chruschtschow"},      {"ru", "en", "Горбачев", "Gorbachev"},
      {"uk", "en", "Луганськ", "Luhansk"},          {"uk", "de", "Харків", "Charkiw"},
      {"be", "da", "Ціханоўская", "Tsikhanouskaja"}};
  for (const Case& c : cases) {
    EXPECT_EQ(load(c.cyrillic, c.latin).latin(c.name).front(), c.spelling) << c.name << c.latin;
  }
}

TEST(Transliteration, AcceptsOtherSpellings) {
  EXPECT_TRUE(among(load("uk", "en").latin("Зеленський"), "Zelenskyy"));
  EXPECT_TRUE(among(load("ru", "da").latin("Мария"), "Maria"));
  EXPECT_TRUE(among(load("ru", "da").latin("Горбачев"), "Gorbatjov"));
  EXPECT_EQ(load("ru", "da").latin("Щукин, Лавров", 3).size(), 3u);
}

TEST(Transliteration, FindsCyrillicBehindLatin) {
  EXPECT_TRUE(among(load("ru", "da").cyrillic("Lukasjenko"), "лукашенко"));
  EXPECT_TRUE(among(load("uk", "de").cyrillic("Selenskyj"), "зеленський"));
  EXPECT_TRUE(load("ru", "da").cyrillic("").empty());
  EXPECT_TRUE(load("ru", "da").cyrillic("東京").empty());
  EXPECT_LE(load("ru", "en").cyrillic("Khrushchev").size(), kMostSpellings);
}

TEST(Transliteration, SaysThatTheTableIsMissing) {
  EXPECT_FALSE(Transliteration::load(KILDE_ROOT, "ru", "xx").has_value());
}

TEST(CrossScript, GivesOneKeyToTheSpellingsOfAName) {
  const CrossScript cross = sounds();
  for (const char* name : {"Lukasjenko", "Lukashenko", "Lukaschenko", "Lukašenko", "lukasjenko"}) {
    EXPECT_EQ(cross.key(name), cross.key("Лукашенко")) << name;
  }
  EXPECT_NE(cross.key("Lavrov"), cross.key("Лукашенко"));
  EXPECT_TRUE(among(cross.keys("Charkiv"), cross.key("Харків")));
}

TEST(CrossScript, MatchesNamesAcrossScripts) {
  const CrossScript cross = sounds();
  EXPECT_TRUE(cross.same_name("Chruschtschow", "Хрущёв"));
  EXPECT_TRUE(cross.same_name("Khrushchev", "Хрущев"));
  EXPECT_TRUE(cross.same_name("Selenskyj", "Зеленский"));
  EXPECT_TRUE(cross.same_name("Tjumen", "Тюмень"));
  EXPECT_FALSE(cross.same_name("Petrova", "Петров"));
  EXPECT_FALSE(cross.same_name("Lena", "Лина Ина"));
  EXPECT_FALSE(cross.same_name("Panin", "Пенин"));  // a is no e, though their keys are equal
  EXPECT_EQ(cross.key("Panin"), cross.key("Пенин"));
}

// The Python reader of the tables wrote these; both must agree.
TEST(Transliteration, AgreesWithThePythonReader) {
  auto table = base::DataTable::load(
      std::filesystem::path(KILDE_ROOT) / "tests/transliteration/spellings.tsv",
      {"cyrillic", "latin", "name", "spellings"});
  ASSERT_TRUE(table.has_value()) << table.error().to_string();
  const CrossScript cross = sounds();
  for (const auto& row : table->rows()) {
    std::string_view latin = row["latin"];
    std::string found;
    if (latin == "keys") {
      found = list(cross.keys(row["name"]));
    } else if (latin.starts_with("from-")) {
      found = list(load(row["cyrillic"], latin.substr(5)).cyrillic(row["name"], 4));
    } else {
      found = list(load(row["cyrillic"], latin).latin(row["name"], 4));
    }
    EXPECT_EQ(found, row["spellings"]) << row["name"] << " " << latin;
  }
}

}  // namespace
}  // namespace kilde::knowledge
