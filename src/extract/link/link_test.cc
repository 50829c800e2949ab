// Names against the shipped base, in small documents of our own.
#include <gtest/gtest.h>

#include <sstream>

#include "extract/link/chooser.h"
#include "extract/link/demonyms.h"
#include "extract/link/institutions.h"
#include "extract/link/lands.h"
#include "extract/link/linker.h"
#include "extract/link/names.h"
#include "extract/link/place_adjectives.h"
#include "extract/link/unmarked.h"

namespace kilde::link {
namespace {

using knowledge::EntityBase;
using knowledge::kNoRow;

std::shared_ptr<const EntityBase> shared_base() {
  static const auto shipped = std::make_shared<const EntityBase>(*EntityBase::open(KILDE_ROOT));
  return shipped;
}

const EntityBase& base() { return *shared_base(); }

// One sentence, a line a word: form, lemma, tag, features, head (from 1), relation, kind of a name.
Document document_of(std::string_view lines) {
  std::string text;
  std::vector<std::vector<std::string>> rows;
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::vector<std::string> row(7);
    for (std::string& field : row) words >> field;
    text += (text.empty() ? "" : " ") + row[0];
    rows.push_back(std::move(row));
  }
  Document doc(text);
  uint32_t at = 0;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const auto end = static_cast<uint32_t>(at + rows[i][0].size());
    doc.tokens.push_back({at, end});
    doc.space_after.push_back(1);
    doc.lemma.push_back(doc.intern(rows[i][1]));
    doc.upos.push_back(*parse_upos(rows[i][2]));
    doc.feats.push_back(rows[i][3] == "_" ? "" : doc.intern(rows[i][3]));
    doc.head.push_back(std::stoi(rows[i][4]) - 1);
    doc.deprel.push_back(doc.intern(rows[i][5]));
    doc.relation.push_back(*parse_relation(rows[i][5]));
    if (const auto kind = parse_name_kind(rows[i][6])) doc.names.push_back({{i, i + 1}, *kind});
    at = end + 1;
  }
  doc.sentences = {{0, static_cast<uint32_t>(rows.size())}};
  return doc;
}

void add_entity(Document& doc, std::string_view id, std::string_view name, EntityKind kind) {
  const auto at = static_cast<uint32_t>(doc.text().find(name));
  const ByteSpan span{at, static_cast<uint32_t>(at + name.size())};
  doc.entities.push_back({id, name, kind, "", "", {span}});
}

const knowledge::PersonSounds& sounds() {
  static const auto sounds = knowledge::PersonSounds::load(KILDE_ROOT);
  return *sounds;
}

std::string chosen(std::string_view name, EntityKind kind, std::vector<std::string> homes = {},
                   std::vector<std::string_view> named = {}) {
  Scene scene(base(), Document("x"), homes);
  for (std::string_view id : named) scene.add(base().row_of(id));
  const Choice choice = Chooser(base(), sounds(), scene, "en").choose({std::string(name)}, kind);
  return choice.row == kNoRow ? "" : std::string(base().entity(choice.row).id);
}

TEST(Names, StandWithoutTheirGenitiveAndByTheirLemma) {
  Document doc = document_of("Ukraines Ukraine PROPN Case=Gen 0 root LOC");
  const auto names = names_of(doc, TokenSpan{0, 1});
  EXPECT_EQ(names, (std::vector<std::string>{"Ukraines", "Ukraine"}));
}

TEST(Chooser, TakesTheBestKnownUnlessTheSceneSpeaksForAnother) {
  EXPECT_EQ(chosen("Minsk", EntityKind::kPlace), "gn:625144");
  EXPECT_EQ(chosen("Georgia", EntityKind::kPlace), "country:GE");
  EXPECT_EQ(chosen("Georgia", EntityKind::kPlace, {"US"}, {"country:US", "gn:4180439"}),
            "iso:US-GA");
  EXPECT_EQ(chosen("Paris", EntityKind::kPlace), "gn:2988507");
  EXPECT_EQ(chosen("Paris", EntityKind::kPlace, {"US"}, {"iso:US-TX"}), "gn:4717560");
}

TEST(Chooser, LeavesWhatFitsNothing) {
  EXPECT_EQ(chosen("Xqzvplmk", EntityKind::kPerson), "");
  EXPECT_EQ(chosen("Angela", EntityKind::kPerson, {"DE"}), "");
  EXPECT_EQ(chosen("Paris", EntityKind::kPerson), "");
}

TEST(Lands, KnowsAdjectivesPeoplesAndOffices) {
  auto lands = Lands::load(KILDE_ROOT, "da");
  ASSERT_TRUE(lands) << lands.error().to_string();
  EXPECT_EQ(lands->country_of_adjective("ukrainsk"), "UA");
  EXPECT_EQ(lands->country_of_person("russer"), "RU");
  EXPECT_EQ(lands->titles().role_of("præsident"), "president");
  EXPECT_EQ(lands->titles().role_of("banan"), "");
  EXPECT_EQ(lands->homes(), std::vector<std::string>{"DK"});
}

TEST(Lands, NamesTheFileThatIsMissing) {
  auto lands = Lands::load("/nowhere", "da");
  ASSERT_FALSE(lands);
  EXPECT_NE(lands.error().to_string().find("countries.tsv"), std::string::npos);
}

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

Linker with_list(std::string rows) {
  auto users = knowledge::UserEntities::parse(
      "id\tname\tkind\taliases\tcountry\tlat\tlon\n" + std::move(rows), "a.tsv", base());
  EXPECT_TRUE(users.has_value());
  return *Linker::load(KILDE_ROOT, "da", shared_base(),
                       std::make_shared<const knowledge::UserEntities>(std::move(*users)));
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

TEST(Linker, IsQuietAboutADocumentWithoutAnalysis) {
  Document doc("Kyiv");
  danish().run(doc);
  EXPECT_TRUE(doc.entities.empty());
}

TEST(Names, PartInitialsFromTheSurname) {
  EXPECT_EQ(split_initials("Дж.Коми").first, "Дж");
  EXPECT_EQ(split_initials("Дж.Коми").surname, "Коми");
  EXPECT_EQ(split_initials("J. P. Holm").surname, "Holm");
  EXPECT_EQ(split_initials("St. Louis Blues").surname, "");
  EXPECT_EQ(split_initials("Holm").surname, "");
}

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

TEST(Institutions, PartiesAreThoseOfTheOnlyCountryThatIsNamed) {
  const auto institutions = Institutions::load(KILDE_ROOT, "ru");
  ASSERT_TRUE(institutions) << institutions.error().to_string();
  const auto lands = Lands::load(KILDE_ROOT, "ru");
  ASSERT_TRUE(lands);
  const auto ids = [&](const std::string& land, const std::string& number) {
    Document doc = document_of("демократы демократ NOUN Number=" + number + " 0 root _\n" + land);
    Found found(doc, base());
    link_institutions(doc, *lands, base(), *institutions, Scene(base(), doc, {}), found);
    return doc.entities.empty() ? std::string() : std::string(doc.entities[0].id);
  };
  EXPECT_EQ(ids("американский американский ADJ _ 1 amod _", "Plur"), "Q29552");
  EXPECT_EQ(ids("американский американский ADJ _ 1 amod _", "Sing"), "");
  EXPECT_EQ(ids("польский польский ADJ _ 1 amod _", "Plur"), "");
}

TEST(Institutions, AreOfTheCountryThatStandsBesideThem) {
  const auto institutions = Institutions::load(KILDE_ROOT, "da");
  ASSERT_TRUE(institutions) << institutions.error().to_string();
  const auto lands = Lands::load(KILDE_ROOT, "da");
  ASSERT_TRUE(lands);
  Document doc = document_of(
      "svenske svensk ADJ _ 2 amod _\n"
      "kystvagt kystvagt NOUN _ 0 root _\n"
      "russiske russisk ADJ _ 4 amod _\n"
      "udenrigsministerium udenrigsministerium NOUN _ 2 conj _\n"
      "regering regering NOUN _ 2 conj _");
  Found found(doc, base());
  const Scene scene(base(), doc, {});
  link_institutions(doc, *lands, base(), *institutions, scene, found);
  found.finish();
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].id, "body:SE:coast-guard");
  EXPECT_EQ(doc.entities[0].kind, EntityKind::kOrganisation);
  EXPECT_EQ(doc.entities[0].country, "SE");
  EXPECT_EQ(doc.entities[1].id, "Q789889");
  EXPECT_EQ(doc.entities[1].link, "institution");
}

TEST(Chooser, FindsPersonsByInitialsAndBySound) {
  EXPECT_EQ(chosen("D. Trump", EntityKind::kPerson), "Q22686");
  EXPECT_EQ(chosen("K. Trump", EntityKind::kPerson), "");
  EXPECT_EQ(chosen("Рекс Тиллерсон", EntityKind::kPerson, {}, {"country:US"}), "Q331401");
  EXPECT_EQ(chosen("Рекс Тиллер", EntityKind::kPerson, {}, {"country:US"}), "");
  EXPECT_EQ(chosen("Майк Помпео", EntityKind::kPerson, {}, {"country:US"}), "Q473239");
}

TEST(Chooser, KnowsTheObscureAtHomeAlone) {
  EXPECT_EQ(chosen("Francesco Molinari", EntityKind::kPerson), "");
  EXPECT_EQ(chosen("Francesco Molinari", EntityKind::kPerson, {}, {"country:IT"}), "Q15791396");
}

// "Kanye West" is known, `again` was taken for another, and `others` stands between.
std::vector<std::string> ids_of_one(const std::string& others, const std::string& again) {
  Document doc = document_of("Kanye Kanye PROPN _ 3 nsubj PER\nWest West PROPN _ 1 flat PER\n" +
                             others + "\n" + again + " " + again + " PROPN _ 3 obl PER");
  const auto last = static_cast<uint32_t>(doc.text().size());
  const auto begin = static_cast<uint32_t>(last - again.size());
  add_entity(doc, "e1", "Kanye West", EntityKind::kPerson);
  doc.entities.push_back({"e2", "West", EntityKind::kPerson, "", "", {{begin, last}}});
  const std::string_view text = doc.text();
  const size_t other = text.find("Ola");
  if (other != text.npos) {
    const ByteSpan name{static_cast<uint32_t>(other), begin - 1};
    doc.entities[1].mentions.insert(doc.entities[1].mentions.begin(), name);
  }
  Found found(doc, base());
  found.link(0, base().row_of("Q15935"), "full name");
  link_names_of_one(doc, found);
  found.finish();
  std::vector<std::string> ids;
  for (const Entity& entity : doc.entities) {
    ids.push_back(std::string(entity.id) + " " + std::to_string(entity.mentions.size()));
  }
  return ids;
}

TEST(Unmarked, NamesAreOfTheOneKnownPersonWhoBearsThem) {
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids_of_one("sang synge VERB _ 0 root O", "West"), (Ids{"Q15935 2"}));
  EXPECT_EQ(ids_of_one("sang synge VERB _ 0 root O", "Kanye"), (Ids{"Q15935 2"}));
  const std::string ola = "Ola Ola PROPN _ 0 root PER\n", west = "West West PROPN _ 3 flat PER";
  EXPECT_EQ(ids_of_one(ola + west, "West"), (Ids{"Q15935 1", "e1 2"}));
  EXPECT_EQ(ids_of_one(ola + "Rud Rud PROPN _ 3 flat PER\n" + west, "West"),
            (Ids{"Q15935 2", "e1 1"}));
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
