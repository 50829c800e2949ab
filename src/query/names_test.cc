#include "query/names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/test_ledger.h"
#include "query/test_reports.h"

namespace kilde::query {
namespace {

class NamesTest : public testing::Test {
 protected:
  ledger::TestFolder folder;
  ledger::Store store = ledger::test_store(folder.file("a.db"));
  Names names = *Names::load(KILDE_ROOT);

  void SetUp() override {
    auto added =
        store.add(ledger::reports(ReportMaker("a", "da", "Havneposten", "2023-05-16")
                                      .say("Bo Holm", Act::kSay, "færgen sejler", {"Ritzau"})
                                      .say("Aleksej Bondartjuk", Act::kSay, "intet er sket")
                                      .make(),
                                  ReportMaker("b", "ru", "Невское эхо", "2023-05-17")
                                      .say("Алексей Бондарчук", Act::kDeny, "ничего не было")
                                      .say("Minsk", Act::kSay, "nothing")
                                      .thing("Minsk", "gn:625144", EntityKind::kPlace, "BY")
                                      .make(),
                                  ReportMaker("c", "da", "Havneposten", "2023-05-18")
                                      .say("Ida Holm", Act::kSay, "Holm Havn er lukket")
                                      .thing("Holm Havn", "e9", EntityKind::kOrganisation)
                                      .make()),
                  ledger::test_reading());
    ASSERT_TRUE(added) << added.error().to_string();
  }
  std::vector<std::string> found(std::string_view name) {
    std::vector<std::string> keys;
    for (int64_t id : names.find(store.database(), ledger::test_search(), name).entities) {
      ledger::Statement row = store.database().prepare("SELECT key FROM entities WHERE id=?");
      if (row.with(id).next()) keys.push_back(row.string(0));
    }
    EXPECT_TRUE(store.database().ok());
    std::ranges::sort(keys);
    return keys;
  }
  using Keys = std::vector<std::string>;
};

TEST_F(NamesTest, ByTheirSpellingAndById) {
  EXPECT_EQ(found("Bo Holm"), Keys{"name:person:bo holm"});
  EXPECT_EQ(found("BO HØLM"), Keys{"name:person:bo holm"});
  EXPECT_EQ(found("name:person:bo holm"), Keys{"name:person:bo holm"});
  EXPECT_EQ(found("gn:625144"), Keys{"gn:625144"});
}

TEST_F(NamesTest, ASurnameStandsForAllPersonsWhoHaveIt) {
  EXPECT_EQ(found("Holm"), (Keys{"name:person:bo holm", "name:person:ida holm"}));
  EXPECT_EQ(found("Havn"), Keys{});  // the end of a body's name is another name
}

TEST_F(NamesTest, InEitherScript) {
  const Keys both{"name:person:aleksej bondartjuk", "name:person:алексей бондарчук"};
  EXPECT_EQ(found("Алексей Бондарчук"), both);
  EXPECT_EQ(found("Aleksej Bondartjuk"), both);
  EXPECT_EQ(found("Alexei Bondarchuk"), both);
  EXPECT_EQ(found("Бондарчука"), both);
}

TEST_F(NamesTest, OfTheBaseInAnyLanguage) {
  for (const char* name : {"Minsk", "Минск", "Мінськ", "MINSK"})
    EXPECT_EQ(found(name), Keys{"gn:625144"}) << name;
}

TEST_F(NamesTest, PublishersAndHandsAreRowsOfNames) {
  EXPECT_EQ(names.find(store.database(), ledger::test_search(), "ritzau").names.size(), 1u);
  EXPECT_EQ(names.find(store.database(), ledger::test_search(), "havneposten").names.size(), 1u);
}

TEST_F(NamesTest, WhatNobodyHasIsEmpty) {
  for (const char* name : {"", " ", "Bo Hulm", "'; DROP TABLE entities; --", "%", "\xFF\xFE", "Q0"})
    EXPECT_TRUE(names.find(store.database(), ledger::test_search(), name).empty()) << name;
  EXPECT_TRUE(Names::none().find(store.database(), ledger::test_search(), "Bo Hulm").empty());
}

}  // namespace
}  // namespace kilde::query
