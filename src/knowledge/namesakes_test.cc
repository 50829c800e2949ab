#include "knowledge/namesakes.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kilde::knowledge {
namespace {

class NamesakesTest : public ::testing::Test {
 protected:
  NamesakesTest() : namesakes_(Namesakes::load(KILDE_ROOT)) {}

  // The groups of persons of these names.
  std::vector<size_t> persons(const std::vector<std::string>& names) const {
    return groups(EntityKind::kPerson, names);
  }
  std::vector<size_t> groups(EntityKind kind, const std::vector<std::string>& names) const {
    std::vector<CalledThing> things;
    for (const std::string& name : names) things.push_back({kind, {name}});
    return namesakes_->groups(things);
  }

  Result<Namesakes> namesakes_;
};

using Groups = std::vector<size_t>;

TEST_F(NamesakesTest, JoinsSpellingsOfOneName) {
  ASSERT_TRUE(namesakes_) << namesakes_.error().to_string();
  EXPECT_EQ(persons({"Torill Hafsberg", "Турилль Хафсберг", "Турілль Гафсберг", "Torill Haugland"}),
            (Groups{0, 0, 0, 3}));
  EXPECT_EQ(persons({"Marek Wrzeciono", "Марек Вжецёно", "Marek Wrzesinski"}), (Groups{0, 0, 2}));
  EXPECT_EQ(persons({"Hakkı Çelikkıran", "Hakki Celikkiran", "Хаккы Челиккыран"}),
            (Groups{0, 0, 0}));
}

TEST_F(NamesakesTest, JoinsNationalFormsOfGivenNames) {
  EXPECT_EQ(
      persons({"Алексей Бондарец", "Олексій Бондарець", "Oleksij Bondarets", "Pawel Bondarets"}),
      (Groups{0, 0, 0, 3}));
  EXPECT_EQ(persons({"Пётр Савенко", "Petro Savenko", "Ivan Savenko"}), (Groups{0, 0, 2}));
}

TEST_F(NamesakesTest, OneSlipIsAllowedAcrossScriptsOnly) {
  EXPECT_EQ(persons({"Cemal Yenigün", "Джемаль Енигюн", "Kemalo Yenigün"}), (Groups{0, 0, 2}));
  EXPECT_EQ(persons({"Ane Kalvholm", "Ane Kalvholmer"}), (Groups{0, 1}));
}

TEST_F(NamesakesTest, MiddleNamesDoNotCount) {
  EXPECT_EQ(persons({"Иван Сергеевич Бурлак", "Ivan Burlak"}), (Groups{0, 0}));
}

TEST_F(NamesakesTest, ASurnameGoesToTheOnlyOneWhoHasIt) {
  EXPECT_EQ(persons({"Holmkvist", "Ane Holmkvist", "Per Dalvik"}), (Groups{0, 0, 2}));
  EXPECT_EQ(persons({"Holmkvist", "Ane Holmkvist", "Per Holmkvist", "Holmkvist"}),
            (Groups{0, 1, 2, 0}));
  EXPECT_EQ(persons({"P. Holmkvist", "Ane Holmkvist", "Per Holmkvist"}), (Groups{0, 1, 0}));
  EXPECT_EQ(persons({"Хольмквист", "Holmkvist"}), (Groups{0, 0}));
}

TEST_F(NamesakesTest, BodiesAreOneByAnyOfTheirNames) {
  const std::vector<CalledThing> things = {
      {EntityKind::kOrganisation, {"Fjordlands Kornhandel AS"}},
      {EntityKind::kOrganisation, {"Fjordlands Kornhandel", "FKH"}},
      {EntityKind::kOther, {"FKH"}},
      {EntityKind::kOrganisation, {"FKL"}},
      {EntityKind::kPlace, {"FKH"}}};
  EXPECT_EQ(namesakes_->groups(things), (Groups{0, 0, 0, 3, 4}));
  EXPECT_EQ(groups(EntityKind::kGroup, {"sources", "sources"}), (Groups{0, 1}));
}

TEST_F(NamesakesTest, TheOrderOfComingDoesNotCount) {
  std::vector<std::string> names = {
      "Holmkvist",         "Ane Holmkvist",   "Анне Хольмквист", "Per Holmkvist",  "Пётр Савенко",
      "Petro Savenko",     "Savenko",         "Cemal Yenigün",   "Джемаль Енигюн", "",
      "Oleksij Bondarets", "Алексей Бондарец"};
  const auto pairs = [&](const std::vector<std::string>& list) {
    const Groups groups = persons(list);
    std::vector<std::pair<std::string, std::string>> out;
    for (size_t a = 0; a < list.size(); ++a) {
      for (size_t b = 0; b < list.size(); ++b) {
        if (groups[a] == groups[b]) out.emplace_back(list[a], list[b]);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  std::sort(names.begin(), names.end());
  const auto expected = pairs(names);
  for (int turn = 0; turn < 20; ++turn) {
    for (size_t n = 1; n < names.size(); ++n) std::swap(names[n], names[(n * 7 + turn) % (n + 1)]);
    EXPECT_EQ(pairs(names), expected);
  }
}

}  // namespace
}  // namespace kilde::knowledge
