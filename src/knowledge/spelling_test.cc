#include "knowledge/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kilde::knowledge {
namespace {

Spelling load(std::string_view lang) {
  auto out = Spelling::load(KILDE_ROOT, lang);
  EXPECT_TRUE(out.has_value()) << out.error().to_string();
  return std::move(*out);
}

TEST(Spelling, DropsMarksOfNoWidth) {
  const CleanName name = load("en").clean("Luka\u00ADshen\u200Bko");
  EXPECT_EQ(name.text, "Lukashenko");
  EXPECT_TRUE(name.dropped_marks);
  EXPECT_FALSE(name.folded_letters);
}

TEST(Spelling, FoldsLookAlikesToTheScriptOfTheOthers) {
  const Spelling spelling = load("uk");
  struct Case {
    const char *written, *clean;
    bool folded;
  };
  const Case cases[] = {{"Lukаshenko", "Lukashenko", true},      // Cyrillic а
                        {"Київ i Львiв", "Київ i Львів", true},  // Latin i; the word "i" stays
                        {"Vladimir Путин", "Vladimir Путин", false},
                        {"USб", "USб", false},  // U has no double
                        {"Путин", "Путин", false},
                        {"", "", false}};
  for (const Case& c : cases) {
    const CleanName name = spelling.clean(c.written);
    EXPECT_EQ(name.text, c.clean);
    EXPECT_EQ(name.folded_letters, c.folded) << c.written;
  }
}

TEST(Spelling, FindsTheNominativeAmongTheFirstThree) {
  struct Case {
    const char *lang, *form, *nominative;
  };
  const Case cases[] = {{"ru", "Путиным", "Путин"},
                        {"ru", "Лаврова", "Лавров"},
                        {"ru", "Захаровой", "Захарова"},
                        {"ru", "Зеленского", "Зеленский"},
                        {"ru", "Лукашенко", "Лукашенко"},
                        {"ru", "Марии Захаровой", "Мария Захарова"},
                        {"ru", "Сергея Лаврова", "Сергей Лавров"},
                        {"ru", "Москве", "Москва"},
                        {"ru", "ПУТИНУ", "ПУТИН"},
                        {"uk", "Зеленського", "Зеленський"},
                        {"uk", "Києва", "Київ"},
                        {"uk", "Порошенка", "Порошенко"},
                        {"uk", "Юлією", "Юлія"},
                        {"be", "Мінску", "Мінск"},
                        {"de", "Putins", "Putin"},
                        {"de", "Hans’", "Hans"},
                        {"da", "Lukasjenkos", "Lukasjenko"},
                        {"da", "Danmarks", "Danmark"},
                        {"sv", "Putins", "Putin"},
                        {"en", "Putin's", "Putin"}};
  for (const Case& c : cases) {
    const auto found = load(c.lang).nominatives(c.form, 3);
    EXPECT_NE(std::find(found.begin(), found.end(), c.nominative), found.end())
        << c.lang << " " << c.form << " -> " << found.front();
  }
}

TEST(Spelling, KeepsTheFormItself) {
  const Spelling spelling = load("ru");
  for (const char* form : {"Путиным", "Нью-Йорке", "Ю", "", "…", "а б в г д е ж з"}) {
    const auto found = spelling.nominatives(form, 2);
    EXPECT_NE(std::find(found.begin(), found.end(), form), found.end()) << form;
    EXPECT_LE(found.size(), 2u);
  }
}

TEST(Spelling, LeavesLanguagesWithoutEndingsAlone) {
  EXPECT_EQ(load("xx").nominatives("Putins"), std::vector<std::string>{"Putins"});
}

}  // namespace
}  // namespace kilde::knowledge
