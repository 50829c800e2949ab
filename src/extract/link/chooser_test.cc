// Names, and which thing of the base each of them means.
#include "extract/link/chooser.h"

#include <gtest/gtest.h>

#include "extract/link/institutions.h"
#include "extract/link/lands.h"
#include "extract/link/names.h"
#include "extract/link/test_base.h"
#include "extract/link/unmarked.h"

namespace kilde::link {
namespace {

using knowledge::kNoRow;

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

TEST(Names, PartInitialsFromTheSurname) {
  EXPECT_EQ(split_initials("Дж.Коми").first, "Дж");
  EXPECT_EQ(split_initials("Дж.Коми").surname, "Коми");
  EXPECT_EQ(split_initials("J. P. Holm").surname, "Holm");
  EXPECT_EQ(split_initials("St. Louis Blues").surname, "");
  EXPECT_EQ(split_initials("Holm").surname, "");
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

}  // namespace
}  // namespace kilde::link
