// Adjectives and parts of compounds that are places.
#include "extract/link/demonyms.h"

#include <gtest/gtest.h>

#include "extract/link/place_adjectives.h"
#include "extract/link/test_base.h"

namespace kilde::link {
namespace {

using knowledge::kNoRow;

TEST(PlaceAdjectives, KnowCountriesTownsAndTheHalvesOfCompounds) {
  const auto adjectives = PlaceAdjectives::load(KILDE_ROOT, "ru", base());
  ASSERT_TRUE(adjectives) << adjectives.error().to_string();
  const auto id = [&](uint32_t row) {
    return row == kNoRow ? "" : std::string(base().entity(row).id);
  };
  EXPECT_EQ(id(adjectives->row_of(base(), "шведский")), "country:SE");
  EXPECT_EQ(id(adjectives->row_of(base(), "московский")), "gn:524901");
  EXPECT_EQ(id(adjectives->row_of(base(), "берлинский")), "gn:2950159");
  EXPECT_EQ(id(adjectives->row_of(base(), "зелёный")), "");
  EXPECT_EQ(id(adjectives->row_of_part("российско")), "country:RU");
  EXPECT_EQ(id(adjectives->row_of_part("русо")), "");
}

TEST(Demonyms, AreMentionsBehindAllRowsThatWereThere) {
  const auto demonyms = Demonyms::load(KILDE_ROOT, "da", shared_base());
  ASSERT_TRUE(demonyms) << demonyms.error().to_string();
  Document doc = document_of(
      "russiske russisk ADJ _ 2 amod _\n"
      "trawlere trawler NOUN _ 0 root _\n"
      "Norge Norge PROPN _ 2 obl LOC\n"
      "norske norsk ADJ _ 5 amod _\n"
      "havne havn NOUN _ 2 obl _\n"
      "russisk russisk ADJ _ 2 advmod _");
  add_entity(doc, "country:NO", "Norge", EntityKind::kPlace);
  demonyms->run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  ASSERT_EQ(doc.entities[0].mentions.size(), 2u);
  EXPECT_EQ(doc.text(doc.entities[0].mentions[1]), "norske");
  EXPECT_EQ(doc.entities[1].id, "country:RU");
  EXPECT_EQ(doc.entities[1].link, "adjective");
  ASSERT_EQ(doc.entities[1].mentions.size(), 1u);
  EXPECT_EQ(doc.text(doc.entities[1].mentions[0]), "russiske");
}

TEST(Demonyms, FindKnownNamesWithinCompounds) {
  const auto demonyms = Demonyms::load(KILDE_ROOT, "nb", shared_base());
  ASSERT_TRUE(demonyms) << demonyms.error().to_string();
  Document doc = document_of(
      "Holbek Holbek PROPN _ 0 root PER\n"
      "sørvest-USA sørvest-USA PROPN _ 1 obl O\n"
      "FBI-folk FBI-folk NOUN _ 1 obl O\n"
      "Holbek-hjelpere Holbek-hjelper NOUN _ 1 obl O\n"
      "US-dollar US-dollar NOUN _ 1 obl O\n"
      "Ordets-vei Ordets-vei NOUN _ 1 obl O");
  add_entity(doc, "Q22686", "Holbek", EntityKind::kPerson);
  demonyms->run(doc);
  ASSERT_EQ(doc.entities.size(), 3u);
  ASSERT_EQ(doc.entities[0].mentions.size(), 2u);
  EXPECT_EQ(doc.text(doc.entities[0].mentions[1]), "Holbek");
  EXPECT_EQ(doc.entities[1].id, "country:US");
  EXPECT_EQ(doc.entities[1].link, "compound");
  ASSERT_EQ(doc.entities[1].mentions.size(), 1u);
  EXPECT_EQ(doc.text(doc.entities[1].mentions[0]), "USA");
  EXPECT_EQ(doc.entities[2].id, "Q8333");
}

TEST(Demonyms, FindTheCountryBehindADirection) {
  const auto demonyms = Demonyms::load(KILDE_ROOT, "de", shared_base());
  ASSERT_TRUE(demonyms);
  Document doc = document_of(
      "Nordmexiko Nordmexiko PROPN _ 0 root O\nNordwind Nordwind NOUN _ 1 obl O\n"
      "Nordlicht Nordlicht NOUN _ 1 obl O");
  demonyms->run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "country:MX");
}

// What the demonyms find in a document of the words, alone or several.
std::string ids_in(std::string_view lang, const std::vector<std::string>& words) {
  const auto demonyms = Demonyms::load(KILDE_ROOT, lang, shared_base());
  EXPECT_TRUE(demonyms);
  std::string lines, ids;
  for (const std::string& word : words) lines += word + " " + word + " PROPN _ 1 obl O\n";
  Document doc = document_of(lines);
  demonyms->run(doc);
  for (const Entity& entity : doc.entities) ids += std::string(entity.id) + " ";
  return ids;
}

TEST(Demonyms, LeaveADirectionAndALandThatAreTheNameOfAnotherPlace) {
  EXPECT_EQ(ids_in("de", {"Mittelamerika", "Zentralamerika", "Westindien", "Nordirland"}), "");
  EXPECT_EQ(ids_in("da", {"Centralamerika", "Vestindien", "Sydamerika"}), "");
  EXPECT_EQ(ids_in("sv", {"Mellanamerika", "Centralamerika", "Västindien"}), "");
  EXPECT_EQ(ids_in("nb", {"Nord-Irland", "Vest-India", "Sør-Amerika"}), "");
  EXPECT_EQ(ids_in("nb", {"Sør-Sudan", "Nord-Korea"}), "country:SS country:KP ");
  EXPECT_EQ(ids_in("nb", {"Nord-Irak", "pro-Iran"}), "country:IQ country:IR ");
  EXPECT_EQ(ids_in("da", {"Nordirak", "Nordaustralien"}), "country:IQ country:AU ");
}

}  // namespace
}  // namespace kilde::link
