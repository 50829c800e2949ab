#include "revision/notes.h"

#include <gtest/gtest.h>

#include "base/data_table.h"

namespace kilde::revision {
namespace {

const Languages& languages() {
  static const Languages all = *Languages::load(KILDE_ROOT);
  return all;
}

std::string kinds_of(std::string_view text, std::string_view lang) {
  std::string kinds;
  for (const CorrectionNote& note : correction_notes(text, languages().of(lang)))
    kinds += (kinds.empty() ? "" : " ") + std::string(to_string(note.kind));
  return kinds;
}

TEST(Notes, InEveryLanguage) {
  EXPECT_EQ(kinds_of("Broen er lukket.\n\nRettelse: Det er fem uger, ikke tre.", "da"),
            "corrected");
  EXPECT_EQ(kinds_of("RETTELSE: I en tidligere versjon sto det tre uker.", "nb"), "corrected");
  EXPECT_EQ(kinds_of("Rettingar: I ein tidlegare versjon stod det tre veker.", "nn"), "corrected");
  EXPECT_EQ(kinds_of("Rättelse: Bron är stängd i fem veckor.", "sv"), "corrected");
  EXPECT_EQ(kinds_of("(Corrects number of weeks in paragraph 2)\n\nThe bridge is closed.", "en"),
            "corrected");
  EXPECT_EQ(kinds_of("Berichtigung: Die Brücke ist fünf Wochen gesperrt.", "de"), "corrected");
  EXPECT_EQ(kinds_of("Исправление. Мост закрыт на пять недель.", "ru"), "corrected");
  EXPECT_EQ(kinds_of("Уточнення: міст закрито на п’ять тижнів.", "uk"), "corrected");
}

TEST(Notes, WhatIsTakenBack) {
  EXPECT_EQ(kinds_of("Havneposten trækker derfor historien om broen tilbage.", "da"), "retracted");
  EXPECT_EQ(kinds_of("Это ошибка. Редакция отзывает сообщение.", "ru"), "retracted");
  EXPECT_EQ(kinds_of("Correction: the bridge is open. The article has been withdrawn.", "en"),
            "retracted");
}

TEST(Notes, ALabelIsNoWordOfASentence) {
  EXPECT_EQ(kinds_of("En rettelse af loven er på vej, siger Bo Holm.", "da"), "");
  EXPECT_EQ(kinds_of("Rettelse af loven ventes i maj.", "da"), "");
  EXPECT_EQ(kinds_of("The House of Correction: a museum.", "en"), "");
  EXPECT_EQ(kinds_of("General Orlow zieht seine Truppen zurück.", "de"), "");
}

TEST(Notes, SentencesThatFollowEachOtherAreOne) {
  const std::string text =
      "Broen er lukket.\nRettelse: Det er fem uger. Det korrekte tal er fem. Vi ved mere i "
      "morgen.\n"
      "Avisen beklager fejlen.";
  const auto notes = correction_notes(text, languages().of("da"));
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(text.substr(notes[0].span.begin, notes[0].span.length()),
            "Rettelse: Det er fem uger. Det korrekte tal er fem.");
  EXPECT_EQ(notes[0].phrase, "rettelse");
}

TEST(Notes, AnotherLanguageHasNone) {
  EXPECT_EQ(kinds_of("Correction: it is open.", "fi"), "");
  EXPECT_EQ(kinds_of("", "da"), "");
}

TEST(Notes, TheTablesExamplesHoldTheirPhrases) {
  size_t examples = 0;
  for (std::string lang : {"da", "nb", "nn", "sv", "en", "de", "ru", "uk"}) {
    auto table = base::DataTable::load(
        std::filesystem::path(KILDE_ROOT) / "data" / lang / "revision/notes.tsv",
        {"phrase", "kind", "place", "example"});
    ASSERT_TRUE(table) << table.error().to_string();
    for (const auto& row : table->rows()) {
      if (row["example"].empty()) continue;
      ++examples;
      EXPECT_EQ(kinds_of(row["example"], lang), row["kind"]) << lang << ": " << row["example"];
    }
  }
  EXPECT_GT(examples, 60u);
}

}  // namespace
}  // namespace kilde::revision
