// A user's own entities go before those of the base.
#include <gtest/gtest.h>

#include "extract/link/linker.h"
#include "extract/link/test_base.h"

namespace kilde::link {
namespace {

Linker with_list(std::string rows) {
  auto users = knowledge::UserEntities::parse(
      "id\tname\tkind\taliases\tcountry\tlat\tlon\n" + std::move(rows), "a.tsv", base());
  EXPECT_TRUE(users.has_value());
  return *Linker::load(KILDE_ROOT, "da", shared_base(),
                       std::make_shared<const knowledge::UserEntities>(std::move(*users)));
}

TEST(UserList, GoesBeforeTheBaseAndKeepsNothingOfIt) {
  Document doc = document_of(
      "Kyiv Kyiv PROPN _ 2 nsubj LOC\nsvarede svare VERB _ 0 root O\n"
      "Minsk Minsk PROPN _ 2 obj LOC");
  add_entity(doc, "e1", "Kyiv", EntityKind::kPlace);
  add_entity(doc, "e2", "Minsk", EntityKind::kPlace);
  with_list("bar:1\tKyiv\torganisation\n").run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "bar:1");
  EXPECT_EQ(doc.entities[0].kind, EntityKind::kOrganisation);
  EXPECT_EQ(doc.entities[0].link, "user list");
  EXPECT_EQ(doc.entities[0].country, "");
  EXPECT_FALSE(doc.entities[0].has_point);
  EXPECT_EQ(doc.entities[1].id, "gn:625144");
}

TEST(UserList, AddsNamesToWhatTheBaseKnows) {
  Document doc = document_of(
      "Kijovien Kijovien PROPN _ 2 nsubj LOC\nsvarede svare VERB _ 0 root O\n"
      "Kyiv Kyiv PROPN _ 2 obj LOC");
  add_entity(doc, "e1", "Kijovien", EntityKind::kPlace);
  add_entity(doc, "e2", "Kyiv", EntityKind::kPlace);
  with_list("gn:703448\tKijovien\tplace\t\t\t50\t30\n").run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].country, "UA");
  EXPECT_EQ(doc.entities[0].lat, 50);
}

TEST(UserList, MarksNamesThatTheAnalysisMissedFromACapitalOn) {
  const std::string_view lines =
      "Grøn grøn ADJ _ 2 amod O\nFront front NOUN _ 3 nsubj O\nlagde lægge VERB _ 0 root O\n"
      "front front NOUN _ 3 obj O\nFront front NOUN _ 3 obl O\nas as X _ 3 obl O";
  Document doc = document_of(lines);
  with_list("e2:grf\tGrøn Front\torganisation\tFront\nx:as\tas\tother\n").run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "e2:grf");
  ASSERT_EQ(doc.entities[0].mentions.size(), 2u);
  EXPECT_EQ(doc.text(doc.entities[0].mentions[0]), "Grøn Front");
  EXPECT_EQ(doc.text(doc.entities[0].mentions[1]), "Front");
  EXPECT_EQ(doc.entities[1].id, "x:as");
}

TEST(UserList, MendsWhatTheAnalysisCutShort) {
  Document doc = document_of(
      "Vera Vera PROPN _ 3 nsubj O\nNordvang Nordvang PROPN _ 1 flat LOC\n"
      "svarede svare VERB _ 0 root O\nNordvang Nordvang PROPN _ 3 obj LOC");
  add_entity(doc, "e1", "Nordvang", EntityKind::kPlace);
  doc.entities[0].mentions.push_back({22, 30});
  with_list("x:vera\tVera Nordvang\tperson\n").run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "x:vera");
  EXPECT_EQ(doc.text(doc.entities[0].mentions.at(0)), "Vera Nordvang");
  EXPECT_EQ(doc.entities[1].id, "e1");
  EXPECT_EQ(doc.entities[1].mentions, (ByteSpans{{22, 30}}));
}

TEST(UserList, TakesALongerNameFromWhatTheTablesList) {
  Document doc = document_of("Radio Radio NOUN _ 0 root O\nBelarus Belarus PROPN _ 1 flat LOC");
  add_entity(doc, "country:BY", "Belarus", EntityKind::kPlace);
  with_list("x:radio\tRadio Belarus\toutlet\n").run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "x:radio");
}

TEST(UserList, TakesNoFullNameByItsSurnameAlone) {
  Document doc = document_of(
      "Vera Vera PROPN _ 3 nsubj PER\nNordvang Nordvang PROPN _ 1 flat PER\n"
      "svarede svare VERB _ 0 root O\nNordvang Nordvang PROPN _ 3 obj PER");
  add_entity(doc, "e1", "Vera Nordvang", EntityKind::kPerson);
  doc.entities[0].mentions.push_back({22, 30});
  ASSERT_EQ(doc.text(doc.entities[0].mentions[1]), "Nordvang");
  with_list("town:n\tNordvang\tplace\n").run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "e1");
}

}  // namespace
}  // namespace kilde::link
