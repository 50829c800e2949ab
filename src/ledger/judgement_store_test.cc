#include "ledger/judgement_store.h"

#include <gtest/gtest.h>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

using judgement::Judgement;
using judgement::Kind;

Judgement merge() {
  Judgement merge;
  merge.kind = Kind::kMerge, merge.by = "bo", merge.time = "2024-02-12T22:40:05Z";
  merge.claims = {{"w1", 0xFFFF'FFFF'FFFF'FFF1, 3, 9, "færgen"}, {"w2", 7, 0, 4, "ship"}};
  merge.others = {{"w3", 8, 0, 4, "boat"}};
  merge.reason = "one 'ship'";
  merge.id = id_of(merge);
  return merge;
}

TEST(JudgementStore, KeepsThemAndTakesEachOnce) {
  TestFolder folder;
  {
    Store store = test_store(folder.file("a.db"));
    EXPECT_EQ(*add_judgements(store.database(), {merge()}), 1U);
    EXPECT_EQ(*add_judgements(store.database(), {merge()}), 0U);
  }
  Store store = test_store(folder.file("a.db"));
  EXPECT_EQ(*load_judgements(store.database()), std::vector<Judgement>{merge()});
}

TEST(JudgementStore, AnOlderLedgerHasNoneUntilOneIsAdded) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db"));
  store.database().run("DROP TABLE judgement_claims; DROP TABLE judgements");
  EXPECT_TRUE(load_judgements(store.database())->empty());
  EXPECT_EQ(*add_judgements(store.database(), {merge()}), 1U);
  EXPECT_EQ(load_judgements(store.database())->size(), 1U);
}

TEST(JudgementStore, WhatIsErasedIsQuotedNoLonger) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db"));
  store.attach(std::make_unique<JudgementAnnex>(store.database()));
  ASSERT_TRUE(store.add(reports(report("w1", "Vi ser færgen.")), test_reading()));
  ASSERT_TRUE(add_judgements(store.database(), {merge()}));
  ASSERT_TRUE(store.erase(*store.find("w1"), "2024-02-13T00:00:00Z", ""));
  const Judgement kept = load_judgements(store.database())->front();
  EXPECT_EQ(kept.claims[0].words, "");
  EXPECT_EQ(kept.claims[1].words, "ship");
  EXPECT_EQ(id_of(kept), merge().id);
}

TEST(JudgementStore, AWordThatIsNoKindIsDamage) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db"));
  ASSERT_TRUE(add_judgements(store.database(), {merge()}));
  store.database().run("UPDATE judgements SET kind='join'");
  auto refused = load_judgements(store.database());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("'join'"), std::string::npos);
}

}  // namespace
}  // namespace kilde::ledger
