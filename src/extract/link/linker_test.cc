// Entities against the shipped base, in small documents of our own.
#include "extract/link/linker.h"

#include <gtest/gtest.h>

#include "extract/link/test_base.h"

namespace kilde::link {
namespace {

const Linker& danish() {
  static const Linker linker = *Linker::load(KILDE_ROOT, "da", shared_base());
  return linker;
}

TEST(Linker, GivesIdsAndMergesRowsOfOneThing) {
  Document doc = document_of(
      "Kiev Kiev PROPN _ 2 obl LOC\nbrænder brænde VERB _ 0 root O\n"
      "Kyiv Kyiv PROPN _ 2 obj LOC\nGremlung Gremlung PROPN _ 2 obj PER");
  add_entity(doc, "e1", "Kiev", EntityKind::kPlace);
  add_entity(doc, "e2", "Kyiv", EntityKind::kPlace);
  add_entity(doc, "e3", "Gremlung", EntityKind::kPerson);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "gn:703448");
  EXPECT_EQ(doc.entities[0].country, "UA");
  EXPECT_EQ(doc.entities[0].precision, "town");
  EXPECT_EQ(doc.entities[0].mentions.size(), 2u);
  EXPECT_TRUE(doc.entities[0].has_point);
  EXPECT_EQ(doc.entities[1].id, "e1");
}

TEST(Linker, AddsKnownNamesAndPeoples) {
  Document doc = document_of(
      "Russerne russer NOUN Definite=Def|Number=Plur 2 nsubj O\nforlod forlade VERB _ 0 root O\n"
      "Belarus Belarus PROPN _ 2 obj O");
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "country:RU");
  EXPECT_EQ(doc.entities[0].link, "people");
  EXPECT_EQ(doc.entities[1].id, "country:BY");
  EXPECT_EQ(doc.entities[1].link, "known name");
}

TEST(Linker, LeavesAFewOfAPeopleAGroup) {
  Document doc = document_of(
      "To to NUM _ 2 nummod O\nrussere russer NOUN Definite=Ind|Number=Plur 3 nsubj O\n"
      "forlod forlade VERB _ 0 root O\nlandet land NOUN _ 3 obj O");
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "people:RU");
  EXPECT_EQ(doc.entities[0].kind, EntityKind::kGroup);
}

TEST(Linker, TakesACapitalForItsStateWhereItActsAndNotWhereThingsHappen) {
  Document doc = document_of(
      "Moskva Moskva PROPN _ 2 nsubj LOC\nafviste afvise VERB _ 0 root O\n"
      "kravet krav NOUN _ 2 obj O\ni i ADP _ 5 case O\nMoskva Moskva PROPN _ 2 obl LOC\n"
      "efter efter ADP _ 7 case O\nsamtaler samtale NOUN _ 2 obl O\nmed med ADP _ 9 case O\n"
      "Minsk Minsk PROPN _ 7 nmod LOC");
  add_entity(doc, "e1", "Moskva", EntityKind::kPlace);
  doc.entities[0].mentions.push_back(doc.tokens[4]);
  add_entity(doc, "e2", "Minsk", EntityKind::kPlace);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 3u);
  EXPECT_EQ(doc.entities[0].id, "country:RU");
  EXPECT_EQ(doc.entities[1].id, "gn:524901");
  EXPECT_EQ(doc.entities[2].id, "country:BY");
}

TEST(Linker, TakesACapitalForItsStateWhereItIsWillingAndNotWhereItIsSomehow) {
  const auto id = [](const std::string& rest) {
    Document doc = document_of(
        "Moskva Moskva PROPN _ 3 nsubj LOC\ner være AUX _ 3 cop O\nklar klar ADJ _ 0 root O\n" +
        rest);
    add_entity(doc, "e1", "Moskva", EntityKind::kPlace);
    danish().run(doc);
    return std::string(doc.entities[0].id);
  };
  EXPECT_EQ(id("til til ADP _ 6 case O\nat at PART _ 6 mark O\nlytte lytte VERB _ 3 advcl O"),
            "country:RU");
  EXPECT_EQ(id("igen igen ADV _ 3 advmod O"), "gn:524901");
}

TEST(Linker, TakesTwoCapitalsInAPassiveForStatesAndOneForACity) {
  const auto id = [](const std::string& second) {
    Document doc = document_of(
        "Moskva Moskva PROPN _ 3 nsubj:pass LOC\nblev blive AUX _ 3 aux O\n"
        "enige enige VERB _ 0 root O\n" +
        second);
    add_entity(doc, "e1", "Moskva", EntityKind::kPlace);
    danish().run(doc);
    return std::string(doc.entities[0].id);
  };
  EXPECT_EQ(id("Minsk Minsk PROPN _ 1 conj LOC"), "country:RU");
  EXPECT_EQ(id("igen igen ADV _ 3 advmod O"), "gn:524901");
}

TEST(Linker, PutsAPlaceIntoTheRegionThatFollowsIt) {
  Document doc = document_of(
      "I i ADP _ 2 case O\nParis Paris PROPN _ 0 root LOC\n, , PUNCT _ 2 punct O\n"
      "Texas Texas PROPN _ 2 appos LOC");
  add_entity(doc, "e1", "Paris", EntityKind::kPlace);
  add_entity(doc, "e2", "Texas", EntityKind::kPlace);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "gn:4717560");
}

TEST(Linker, TakesTheWholeNameThatWasFoundInPieces) {
  Document doc = document_of(
      "FN's FN PROPN Case=Gen 2 nmod ORG\nSikkerhedsråd sikkerhedsråd NOUN _ 3 nsubj O\n"
      "svarede svare VERB _ 0 root O");
  add_entity(doc, "e1", "FN's", EntityKind::kOrganisation);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "Q37470");
}

TEST(Linker, GivesAPartOfAKingdomItsOwnIdAndTheKingdomIts) {
  Document doc = document_of(
      "Skotland Skotland PROPN _ 0 root LOC\nog og CCONJ _ 3 cc O\n"
      "Storbritannien Storbritannien PROPN _ 1 conj LOC");
  add_entity(doc, "country:gb", "Skotland", EntityKind::kPlace);
  add_entity(doc, "country:gb", "Storbritannien", EntityKind::kPlace);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "iso:GB-SCT");
  EXPECT_EQ(doc.entities[1].id, "country:GB");
}

TEST(Linker, LeavesAListedNameWithoutItsGenitive) {
  Document doc =
      document_of("Berlingskes Berlingske PROPN Case=Gen 2 nmod ORG\nkilder kilde NOUN _ 0 root O");
  add_entity(doc, "outlet:berlingske", "Berlingske", EntityKind::kOutlet);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  ASSERT_EQ(doc.entities[0].mentions.size(), 1u);
  EXPECT_EQ(doc.text(doc.entities[0].mentions[0]), "Berlingske");
}

TEST(Linker, KnowsWhoHeldAnOfficeAtTheDate) {
  const std::string_view lines =
      "Den den DET _ 3 det O\nukrainske ukrainsk ADJ _ 3 amod O\n"
      "præsident præsident NOUN Number=Sing 4 nsubj O\nsvarede svare VERB _ 0 root O";
  for (auto [date, id] : {std::pair("2022-12", "Q3874799"), std::pair("", "e1")}) {
    Document doc = document_of(lines);
    if (*date) doc.date = *parse_date(date);
    add_entity(doc, "e1", "Den ukrainske præsident", EntityKind::kPerson);
    danish().run(doc);
    ASSERT_EQ(doc.entities.size(), 1u);
    EXPECT_EQ(doc.entities[0].id, id);
  }
}

TEST(Linker, TakesTheKindOfAPlaceFromTheNounBeforeIt) {
  const auto id = [](const std::string& before) {
    Document doc = document_of(before + "Hollywood Hollywood PROPN _ 1 flat PER");
    add_entity(doc, "e1", "Hollywood", EntityKind::kPerson);
    danish().run(doc);
    return std::string(doc.entities[0].id);
  };
  EXPECT_EQ(id("byen by NOUN _ 0 root O\n"), "gn:5357527");
  EXPECT_EQ(id("hunden hund NOUN _ 0 root O\n"), "e1");
}

TEST(Linker, LinksABodysNameAgainWhereTheAnalysisMissedIt) {
  Document doc = document_of(
      "Facebook Facebook PROPN _ 2 nsubj ORG\nsvarede svare VERB _ 0 root O\n"
      "og og CCONJ _ 4 cc O\nFacebook Facebook PROPN _ 2 conj O\n"
      "facebook facebook NOUN _ 2 obl O");
  add_entity(doc, "e1", "Facebook", EntityKind::kOrganisation);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "Q380");
  EXPECT_EQ(doc.entities[0].mentions.size(), 2u);
}

TEST(Linker, LeavesAFormerHolderOpen) {
  Document doc = document_of(
      "Den den DET _ 4 det O\ntidligere tidlig ADJ _ 4 amod O\nukrainske ukrainsk ADJ _ 4 amod O\n"
      "præsident præsident NOUN Number=Sing 5 nsubj O\nsvarede svare VERB _ 0 root O");
  doc.date = *parse_date("2022-12");
  add_entity(doc, "e1", "Den tidligere ukrainske præsident", EntityKind::kPerson);
  danish().run(doc);
  EXPECT_EQ(doc.entities.at(0).id, "e1");
}

TEST(Linker, LeavesANameThatIsTooLongToBeOne) {
  const std::string name(200, 'x');
  Document doc = document_of("fra fra ADP _ 2 case O\n" + name + " " + name +
                             " PROPN _ 0 root ORG\nsvarede svare VERB _ 2 acl O");
  add_entity(doc, "e1", doc.text(doc.bytes(TokenSpan{1, 2})), EntityKind::kOrganisation);
  danish().run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].id, "e1");
}

TEST(Linker, IsQuietAboutADocumentWithoutAnalysis) {
  Document doc("Kyiv");
  danish().run(doc);
  EXPECT_TRUE(doc.entities.empty());
}

TEST(Linker, TakesTheNameBehindAPlaceNounForAPlace) {
  const auto linker = Linker::load(KILDE_ROOT, "ru", shared_base());
  ASSERT_TRUE(linker);
  const auto id_behind = [&](const std::string& noun) {
    Document doc = document_of(noun + " NOUN _ 0 root O\nЭльба Эльба PROPN _ 1 appos PER");
    add_entity(doc, "e1", "Эльба", EntityKind::kPerson);
    linker->run(doc);
    return std::string(doc.entities.front().id);
  };
  EXPECT_EQ(id_behind("реке река"), "Q1644");
  EXPECT_EQ(id_behind("актёр актёр"), "e1");
}

}  // namespace
}  // namespace kilde::link
