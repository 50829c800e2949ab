#include "knowledge/entity_base.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace kilde::knowledge {
namespace {

namespace fs = std::filesystem;

const EntityBase& base() {
  static const EntityBase shipped = *EntityBase::open(KILDE_ROOT);
  return shipped;
}

std::string first_id(std::string_view name) {
  auto rows = base().find(name);
  return rows.empty() ? "" : std::string(base().entity(rows[0]).id);
}

TEST(EntityBase, FindsNamesWhateverTheirLanguageCaseAndAccents) {
  for (const char* name :
       {"Belarus", "Hviderusland", "Беларусь", "Білорусь", "BELARUS", "Weißrussland"})
    EXPECT_EQ(first_id(name), "country:BY") << name;
  for (const char* name : {"Kyiv", "Kiev", "Київ", "Киев", "Kiew", "kyjiv"})
    EXPECT_EQ(first_id(name), "gn:703448") << name;
  EXPECT_EQ(first_id("Alexander Lukashenko"), "Q2866");
  EXPECT_EQ(first_id("Александр Лукашенко"), "Q2866");
  EXPECT_EQ(first_id("Володимир Зеленський"), "Q3874799");
  EXPECT_EQ(first_id("RIA Novosti"), "agency:ria");
  EXPECT_EQ(first_id("NATO"), "Q7184");
  EXPECT_EQ(first_id("НАТО"), "Q7184");
  EXPECT_EQ(first_id("Den Europæiske Union"), "Q458");
  EXPECT_TRUE(base().find("Xqzvplmk").empty());
  EXPECT_TRUE(base().find("").empty());
  EXPECT_TRUE(base().find("'").empty());
}

TEST(EntityBase, GivesTheMostProminentFirst) {
  EXPECT_EQ(first_id("Minsk"), "gn:625144");
  EXPECT_EQ(first_id("Paris"), "gn:2988507");
  EXPECT_EQ(first_id("Moskva"), "gn:524901");
  auto rows = base().find("Georgia");
  ASSERT_GE(rows.size(), 2u);  // the country and the state
  for (size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LT(rows[i - 1], rows[i]);
    EXPECT_GE(base().entity(rows[i - 1]).prominence, base().entity(rows[i]).prominence);
  }
}

TEST(EntityBase, KnowsRowsByIdAndByWikidataNumber) {
  uint32_t belarus = base().row_of("country:BY");
  ASSERT_NE(belarus, kNoRow);
  EXPECT_EQ(base().row_of("Q184"), belarus);
  EXPECT_EQ(base().entity(belarus).wikidata, "Q184");
  EXPECT_EQ(base().row_of("org:nato"), base().row_of("Q7184"));  // an id of what was joined
  EXPECT_EQ(base().row_of("gn:0"), kNoRow);
  EXPECT_EQ(base().row_of("Minsk"), kNoRow);
}

TEST(EntityBase, DescribesAPlace) {
  KnownEntity minsk = base().entity(base().row_of("gn:625144"));
  EXPECT_EQ(minsk.kind, EntityKind::kPlace);
  EXPECT_EQ(minsk.size, PlaceSize::kTown);
  EXPECT_EQ(minsk.subkind, "capital");
  EXPECT_EQ(minsk.country, "BY");
  ASSERT_TRUE(minsk.has_point);
  EXPECT_NEAR(minsk.lat, 53.9, 0.1);
  EXPECT_NEAR(minsk.lon, 27.57, 0.1);
  ASSERT_NE(minsk.parent, kNoRow);
  EXPECT_EQ(base().entity(minsk.parent).id, "country:BY");
}

TEST(EntityBase, DescribesAPerson) {
  KnownEntity person = base().entity(base().row_of("Q5015"));
  EXPECT_EQ(person.kind, EntityKind::kPerson);
  EXPECT_EQ(person.gender, "Fem");
  EXPECT_EQ(person.country, "DK");
  EXPECT_FALSE(person.has_point);
  EXPECT_EQ(person.parent, kNoRow);
}

TEST(EntityBase, NamesThingsInEachLanguage) {
  uint32_t germany = base().row_of("country:DE");
  EXPECT_EQ(base().name(germany, "da"), "Tyskland");
  EXPECT_EQ(base().name(germany, "uk"), "Німеччина");
  EXPECT_EQ(base().name(germany, "de"), "Deutschland");
  EXPECT_EQ(base().name(base().row_of("Q5015"), "sv"), "Mette Frederiksen");  // from English
  EXPECT_FALSE(base().name(germany, "xx").empty());
  bool found = false;
  for (const KnownName& name : base().names(germany))
    found = found || (name.text == "Tyskland" && name.langs.size() >= 4);  // da nb nn sv
  EXPECT_TRUE(found);
}

TEST(EntityBase, KnowsWhoHeldAnOfficeWhen) {
  auto holder = [](std::string_view role, std::string_view country, std::string_view at) {
    auto rows = base().holders(role, country, *parse_date(at));
    return rows.empty() ? "" : std::string(base().entity(rows[0]).id);
  };
  EXPECT_EQ(holder("president", "UA", "2022-12"), "Q3874799");
  EXPECT_EQ(holder("prime-minister", "DK", "2022-12"), "Q5015");
  EXPECT_EQ(holder("chancellor", "DE", "2022-12-19"), "Q61053");
  EXPECT_EQ(holder("president", "BY", "2022"), "Q2866");
  EXPECT_EQ(holder("president", "FR", "2010-01"), "Q329");
  EXPECT_EQ(holder("president", "US", "2018"), "Q22686");
  EXPECT_EQ(holder("president", "US", "2023"), "Q6279");
  EXPECT_EQ(holder("foreign-minister", "RU", "2022-12"), "Q58217");
  EXPECT_EQ(holder("defence-minister", "RU", "2022-12"), "Q32024");
  EXPECT_EQ(holder("foreign-minister", "NO", "2022-12"), "Q156540");
  EXPECT_EQ(holder("prime-minister", "SE", "2022-12"), "Q1780398");
  EXPECT_EQ(holder("secretary-general", "NATO", "2022-12"), "Q57665");
  EXPECT_EQ(holder("president", "UA", "1950"), "");
  EXPECT_EQ(holder("emperor-of-all", "UA", "2022"), "");
  auto offices = base().offices(base().row_of("Q3874799"));
  ASSERT_FALSE(offices.empty());
  EXPECT_EQ(offices[0].country, "UA");
}

TEST(EntityBase, TellsNamesThatAreAlsoWords) {
  EXPECT_TRUE(base().is_word("Time", "en"));
  EXPECT_TRUE(base().is_word("The Times", "en"));
  EXPECT_TRUE(base().is_word("Die Zeit", "de"));  // a noun
  EXPECT_FALSE(base().is_word("Moskva", "da"));
  EXPECT_FALSE(base().is_word("Lukashenko"));
  EXPECT_FALSE(base().is_word("Time", "xx"));
}

class DamagedBase : public testing::Test {
 protected:
  DamagedBase() { fs::create_directories(root_ / "data/entities"); }
  ~DamagedBase() override { fs::remove_all(root_); }
  void write(const std::string& bytes) {
    std::ofstream(root_ / "data/entities/base.kmod", std::ios::binary) << bytes;
  }
  fs::path root_ = fs::temp_directory_path() / ("kilde_base_" + std::to_string(::getpid()));
};

TEST_F(DamagedBase, IsRefusedWithTheReason) {
  auto missing = EntityBase::open(root_);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Code::kNotFound);
  std::ostringstream whole;
  whole
      << std::ifstream(fs::path(KILDE_ROOT) / "data/entities/base.kmod", std::ios::binary).rdbuf();
  std::string bytes = whole.str();
  write(bytes.substr(0, bytes.size() / 2));
  EXPECT_EQ(EntityBase::open(root_).error().code, Code::kFormat);
  std::string other = bytes;
  other[40] ^= 1;  // in the directory
  write(other);
  EXPECT_EQ(EntityBase::open(root_).error().code, Code::kFormat);
}

// Bytes of the arrays are not summed at each start; whatever they hold, look-ups stay inside.
TEST_F(DamagedBase, NeverLeadsOutOfTheFile) {
  std::ostringstream whole;
  whole
      << std::ifstream(fs::path(KILDE_ROOT) / "data/entities/base.kmod", std::ios::binary).rdbuf();
  std::string bytes = whole.str();
  for (size_t at = 4096; at < bytes.size(); at += 97) bytes[at] = static_cast<char>(at * 31);
  write(bytes);
  auto damaged = EntityBase::open(root_);
  if (!damaged) return;
  for (const char* name : {"Minsk", "Paris", "NATO", "Georgia", "Mette Frederiksen"})
    for (uint32_t row : damaged->find(name)) {
      damaged->entity(row);
      damaged->name(row, "da");
      damaged->names(row);
      damaged->offices(row);
    }
}

}  // namespace
}  // namespace kilde::knowledge
