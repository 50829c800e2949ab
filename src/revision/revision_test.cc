#include "revision/revision.h"

#include <gtest/gtest.h>

#include <string>

namespace kilde::revision {
namespace {

const Languages& languages() {
  static const Languages all = *Languages::load(KILDE_ROOT);
  return all;
}

Document report(std::string text, std::string lang = "da") {
  Document doc(std::move(text));
  doc.lang = std::move(lang);
  return doc;
}

ByteSpan find(const Document& doc, std::string_view words) {
  const size_t at = doc.text().find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

Attribution& claim(Document& doc, std::string_view speaker, std::string_view content) {
  Attribution each;
  each.content = {find(doc, content)};
  each.speaker_name = doc.intern(speaker);
  each.chain = {doc.intern(speaker), doc.intern("Havneposten")};
  doc.attributions.push_back(each);
  return doc.attributions.back();
}

std::string told(const std::vector<ItemChange>& changes) {
  std::string all;
  for (const ItemChange& each : changes) {
    all += std::string(to_string(each.change)) + ";";
    for (const FieldChange& field : each.fields)
      all += std::string(field.field) + ":" + field.before + ">" + field.after + ";";
  }
  return all;
}

std::string sentences(const Document& before, const Document& after) {
  std::string all;
  const Revision revision = compare(before, after, languages());
  for (const TextChange& each : revision.text.changes) {
    all += std::string(to_string(each.change)) + " ";
    all += each.change == Change::kDropped ? before.text(each.before) : after.text(each.after);
    for (const WordChange& word : each.words)
      all += " [" + std::string(before.text(word.before)) + ">" +
             std::string(after.text(word.after)) + "]";
    all += "\n";
  }
  return all + std::to_string(revision.text.same);
}

TEST(Text, AlteredAddedAndDropped) {
  EXPECT_EQ(
      sentences(report("Broen er lukket i tre uger. Holm beklager det meget.\nRegnen falder."),
                report("Broen er lukket i fem uger. Vang ved intet nyt.\nRegnen falder.")),
      "altered Broen er lukket i fem uger. [tre>fem]\n"
      "added Vang ved intet nyt.\n"
      "dropped Holm beklager det meget.\n"
      "1");
}

TEST(Text, MovedSentencesAreNoNews) {
  EXPECT_EQ(sentences(report("Et er sandt nu. To er falsk her. Tre kan man se."),
                      report("To er falsk her. Tre kan man se. Et er sandt nu.")),
            "moved Et er sandt nu.\n2");
}

TEST(Text, TheSameIsTheSame) {
  EXPECT_EQ(sentences(report("Broen  er lukket.\n\nJa."), report("Broen er lukket.\nJa.")), "2");
  EXPECT_EQ(sentences(report(""), report("")), "0");
}

TEST(Text, NothingInCommon) {
  EXPECT_EQ(sentences(report("Broen er lukket."), report("Мост закрыт.", "ru")),
            "added Мост закрыт.\ndropped Broen er lukket.\n0");
}

TEST(Claims, ANumberASourceAndAHedge) {
  Document before =
      report("Broen er lukket i tre uger, siger Asta Vang. Vejen er sikker nu, siger Bo Holm.");
  Document after =
      report("Broen er lukket i 5 uger, siger Ida Moe. Vejen er sikker nu, siger Bo Holm.");
  claim(before, "Asta Vang", "Broen er lukket i tre uger");
  claim(before, "Bo Holm", "Vejen er sikker nu");
  claim(after, "Ida Moe", "Broen er lukket i 5 uger");
  claim(after, "Bo Holm", "Vejen er sikker nu").factuality = Factuality::kPossible;
  const Revision revision = compare(before, after, languages());
  EXPECT_EQ(told(revision.claims),
            "altered;number:tre>5;source:Asta Vang>Ida Moe;altered;factuality:asserted>possible;");
}

TEST(Claims, AddedAndDropped) {
  Document before = report("Broen er lukket, siger Asta Vang. Regnen falder.");
  Document after = report("Skibet sejler mod Lund, siger Bo Holm. Regnen falder.");
  claim(before, "Asta Vang", "Broen er lukket");
  claim(after, "Bo Holm", "Skibet sejler mod Lund");
  EXPECT_EQ(told(compare(before, after, languages()).claims), "added;dropped;");
}

TEST(Claims, WhatStaysIsNotTold) {
  Document before = report("Broen er lukket, siger Asta Vang.");
  Document after = report("Nyt afsnit. Broen er lukket, siger Asta Vang.");
  claim(before, "Asta Vang", "Broen er lukket");
  claim(after, "Asta Vang", "Broen er lukket");
  EXPECT_EQ(told(compare(before, after, languages()).claims), "");
}

TEST(Claims, HandsBetweenAreAChain) {
  Document before = report("Broen er lukket, siger Asta Vang.");
  Document after = report("Broen er lukket, siger Asta Vang til Nordpress.");
  claim(before, "Asta Vang", "Broen er lukket");
  claim(after, "Asta Vang", "Broen er lukket")
      .chain.insert(after.attributions[0].chain.begin() + 1, after.intern("Nordpress"));
  EXPECT_EQ(told(compare(before, after, languages()).claims),
            "altered;chain:Havneposten>Nordpress <- Havneposten;");
}

TEST(Times, AlteredAndAdded) {
  auto time = [](Document& doc, std::string_view words, std::string_view value) {
    doc.times.push_back({find(doc, words), TimexType::kDate, doc.intern(value), {}, {}, {}, {}});
  };
  Document before = report("Broen åbner mandag igen. Regnen falder.");
  Document after = report("Broen åbner tirsdag igen. Regnen falder. Den 3. juni ses de.");
  time(before, "mandag", "2023-05-22");
  time(after, "tirsdag", "2023-05-23");
  time(after, "3. juni", "2023-06-03");
  EXPECT_EQ(told(compare(before, after, languages()).times),
            "altered;value:2023-05-22>2023-05-23;wording:mandag>tirsdag;added;");
}

TEST(Corrections, KnowWhichAreFresh) {
  const Document before = report("Broen er åben.\nRettelse: Den hedder Lyngbroen.");
  const Document after =
      report("Broen er lukket.\nRettelse: Den hedder Lyngbroen.\nRettelse: Den er ikke åben.");
  const Revision revision = compare(before, after, languages());
  ASSERT_EQ(revision.corrections.size(), 2u);
  EXPECT_EQ(revision.fresh, (std::vector<bool>{false, true}));
}

TEST(Compare, LargeTextsEnd) {
  std::string before, after;
  for (int i = 0; i < 4000; ++i) {
    before += "Linje nummer " + std::to_string(i * 7) + " er her. ";
    after += "Post nummer " + std::to_string(i * 11) + " stod der. ";
  }
  const Revision revision = compare(report(before), report(after), languages());
  EXPECT_FALSE(revision.text.changes.empty());
}

}  // namespace
}  // namespace kilde::revision
