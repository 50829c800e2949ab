#include "ledger/store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

constexpr const char* kText = "Færgen sejler ikke i dag, siger Bo Holm.";
constexpr const char* kOther = "Færgen sejler igen, siger Bo Holm til avisen.";

class StoreTest : public testing::Test {
 protected:
  TestFolder folder;
  Store store = test_store(folder.file("kilde.db"));

  AddCounts add(std::vector<Document> docs) {
    auto counts = store.add(docs, test_reading());
    EXPECT_TRUE(counts) << counts.error().to_string();
    return counts ? *counts : AddCounts{};
  }
  int64_t number(std::string_view sql) { return store.database().number(sql); }
  void expect_whole() {
    auto findings = store.check({});
    ASSERT_TRUE(findings);
    for (const Finding& finding : *findings) ADD_FAILURE() << finding.where << ": " << finding.what;
  }
};

TEST_F(StoreTest, GivesBackWhatWasAdded) {
  Document doc = report("w1", kText);
  doc.author = "Ida Voss";
  doc.url = "https://havneposten.example/1";
  add(reports(std::move(doc)));
  Document found = *store.load(*store.find("w1"));
  Document wanted = report("w1", kText);
  EXPECT_EQ(found.text(), wanted.text());
  EXPECT_EQ(found.id, "w1");
  EXPECT_EQ(found.sha256, wanted.sha256);
  EXPECT_EQ(found.author, "Ida Voss");
  EXPECT_EQ(found.publisher, "Havneposten");
  EXPECT_EQ(found.published, "2023-05-16T06:10");
  ASSERT_EQ(found.attributions.size(), 1u);
  const Attribution& claim = found.attributions[0];
  EXPECT_EQ(claim.content, wanted.attributions[0].content);
  EXPECT_EQ(claim.source, wanted.attributions[0].source);
  EXPECT_EQ(claim.chain, wanted.attributions[0].chain);
  EXPECT_EQ(claim.speaker, 0);
  EXPECT_EQ(claim.rule, "clause");
  EXPECT_DOUBLE_EQ(claim.confidence, 0.9);
  ASSERT_EQ(found.entities.size(), 1u);
  EXPECT_EQ(found.entities[0].id, "e1");
  EXPECT_EQ(found.entities[0].mentions, wanted.entities[0].mentions);
  ASSERT_EQ(found.times.size(), 1u);
  EXPECT_EQ(found.times[0].from, "2023-05-16");
  EXPECT_EQ(found.notes.at(0).text, "a note");
  expect_whole();
}

TEST_F(StoreTest, AddingTwiceChangesNothing) {
  EXPECT_EQ(add(reports(report("w1", kText), report("w2", kText))).added, 2u);
  EXPECT_EQ(add(reports(report("w1", kText), report("w2", kText))).unchanged, 2u);
  EXPECT_TRUE(store.knows(report("w1", kText)));
  EXPECT_FALSE(store.knows(report("w1", kOther)));
  EXPECT_FALSE(store.knows(report("w3", kText)));
  EXPECT_EQ(number("SELECT count(*) FROM documents"), 2);
  expect_whole();
}

TEST_F(StoreTest, AnotherTextIsTheNextVersion) {
  add(reports(report("w1", kText)));
  EXPECT_EQ(add(reports(report("w1", kOther))).versions, 1u);
  EXPECT_EQ(add(reports(report("w1", kText))).unchanged, 1u);  // the first again
  EXPECT_EQ(store.load(*store.find("w1"))->text(), kOther);
  EXPECT_EQ(store.load(*store.find("w1@1"))->text(), kText);
  EXPECT_FALSE(store.find("w1@3"));
  EXPECT_EQ(number("SELECT count(*) FROM documents WHERE current=1"), 1);
  expect_whole();
}

TEST_F(StoreTest, CountsSourcesOfCurrentDocumentsOnly) {
  add(reports(report("w1", kText), report("w2", kText)));
  auto total = [&] { return number("SELECT sum(claims) FROM source_totals"); };
  EXPECT_EQ(total(), 2);
  EXPECT_EQ(number("SELECT sum(named) FROM source_outlets"), 2);
  add(reports(report("w1", kOther)));
  EXPECT_EQ(total(), 2);
  ASSERT_TRUE(store.withdraw(*store.find("w2"), "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(total(), 1);
  expect_whole();
  store.database().run("UPDATE source_outlets SET claims=7 WHERE claims=1");
  auto findings = store.check({});
  ASSERT_EQ(findings->size(), 1u);
  EXPECT_EQ(findings->front().where, "counts of sources");
}

TEST_F(StoreTest, AnAddressTellsAReportToo) {
  Document first = report("a", kText), second = report("b", kOther);
  first.url = second.url = "https://havneposten.example/1";
  add(reports(std::move(first), std::move(second)));
  EXPECT_EQ(number("SELECT max(version) FROM documents"), 2);
  EXPECT_EQ(*store.find("https://havneposten.example/1"), 2);
  expect_whole();
}

TEST_F(StoreTest, FindsDocumentsByNumberAndHash) {
  add(reports(report("w1", kText), report("w2", kText), report("w3", kOther)));
  EXPECT_EQ(*store.find("#3"), 3);
  EXPECT_FALSE(store.find("#4"));
  EXPECT_FALSE(store.find("#x"));
  EXPECT_EQ(*store.find(report("", kOther).sha256.substr(0, 12)), 3);
  EXPECT_EQ(store.find(report("", kText).sha256).error().code, Code::kInvalidArgument);
  EXPECT_EQ(store.find("nobody").error().code, Code::kNotFound);
  EXPECT_EQ(store.find("' OR 1=1 --").error().code, Code::kNotFound);
}

TEST_F(StoreTest, WithdrawnReportsAreMarkedAndErasedOnesLeaveNoText) {
  add(reports(report("w1", kText), report("w2", kText)));
  ASSERT_TRUE(store.withdraw(*store.find("w1"), "2023-05-17T00:00:00Z", "wrong"));
  EXPECT_EQ(store.load(*store.find("w1"))->text(), kText);
  EXPECT_EQ(number("SELECT count(*) FROM documents WHERE withdrawn IS NOT NULL"), 1);
  ASSERT_TRUE(store.erase(*store.find("w2"), "2023-05-17T00:00:00Z", "asked for"));
  EXPECT_EQ(store.load(*store.find("w2")).error().code, Code::kNotFound);
  EXPECT_EQ(number("SELECT count(*) FROM claims"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM text_index WHERE text_index MATCH 'holm'"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM claim_index WHERE claim_index MATCH 'sejl'"), 1);
  EXPECT_TRUE(store.knows(report("w2", kText)));  // it does not come back by itself
  expect_whole();
}

TEST_F(StoreTest, AReportMayComeBackInANewVersion) {
  add(reports(report("w1", kText)));
  ASSERT_TRUE(store.withdraw(1, "2023-05-17T00:00:00Z", "wrong"));
  EXPECT_EQ(add(reports(report("w1", kOther))).versions, 1u);
  EXPECT_EQ(number("SELECT id FROM documents WHERE current=1"), 2);
  expect_whole();
}

// What an annex heard, in a row of letters.
class Listening : public Annex {
 public:
  explicit Listening(std::string& heard) : heard_(heard) {}
  void added(int64_t id, const Document&) override { heard_ += "a" + std::to_string(id); }
  void replaced(int64_t id, const Document&) override { heard_ += "r" + std::to_string(id); }
  void retired(int64_t id) override { heard_ += "-" + std::to_string(id); }
  void erased(int64_t id, const Document&) override { heard_ += "x" + std::to_string(id); }
  void settle() override { heard_ += "."; }
  void undone() override { heard_ += "!"; }

 private:
  std::string& heard_;
};

TEST_F(StoreTest, AnAnnexHearsOfEveryChange) {
  std::string heard;
  store.attach(std::make_unique<Listening>(heard));
  add(reports(report("w1", kText), report("w2", kText), report("w1", kOther)));
  EXPECT_EQ(heard, "a1a2-1a3.");
  heard.clear();
  ASSERT_TRUE(store.erase(3, "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(heard, "x1-3x3.");
  heard.clear();
  store.database().run("DROP TABLE notes");
  EXPECT_FALSE(store.add(reports(report("w4", kText)), test_reading()));
  EXPECT_EQ(heard.back(), '!');
}

TEST_F(StoreTest, ReadsAgainWhatAnotherModelHasRead) {
  add(reports(report("w1", kText), report("w2", kOther)));
  EXPECT_TRUE(store.outdated(test_reading(), 0, 10)->empty());
  const Provenance newer = test_reading("two");
  EXPECT_EQ(*store.outdated(newer, 0, 10), (std::vector<int64_t>{1, 2}));
  EXPECT_EQ(*store.outdated(newer, 1, 10), (std::vector<int64_t>{2}));
  std::vector<std::pair<int64_t, Document>> read;
  read.emplace_back(1, report("w1", kText));
  read.back().second.attributions.clear();
  ASSERT_TRUE(store.replace(read, newer));
  EXPECT_EQ(*store.outdated(newer, 0, 10), (std::vector<int64_t>{2}));
  EXPECT_TRUE(store.load(1)->attributions.empty());
  EXPECT_EQ(number("SELECT count(*) FROM claim_index WHERE claim_index MATCH 'sejl'"), 1);
  expect_whole();
}

TEST_F(StoreTest, OneNameIsOneEntityAndADescriptionNever) {
  add(reports(report("w1", kText), report("w2", kOther)));
  EXPECT_EQ(number("SELECT count(*) FROM entities"), 0);
  Document named = report("w3", kText);
  named.tokens = {named.entities[0].mentions[0]};
  named.names = {{{0, 1}, NameKind::kPer}};
  Document again = report("w4", kOther);
  again.tokens = {again.entities[0].mentions[0]};
  again.names = {{{0, 1}, NameKind::kPer}};
  add(reports(std::move(named), std::move(again)));
  EXPECT_EQ(number("SELECT count(*) FROM entities WHERE key='name:person:bo holm'"), 1);
}

TEST_F(StoreTest, ABackupIsTheSameLedger) {
  add(reports(report("w1", kText)));
  ASSERT_TRUE(store.backup(folder.file("copy.db")));
  Store copy = test_store(folder.file("copy.db"));
  EXPECT_EQ(copy.load(*copy.find("w1"))->text(), kText);
  EXPECT_FALSE(store.backup(folder.file("no such folder/copy.db")));
}

TEST_F(StoreTest, TellsOfDamage) {
  add(reports(report("w1", kText), report("w2", kOther)));
  store.database().run("UPDATE texts SET packed=x'00' WHERE document=1");
  store.database().run("UPDATE claims SET spans=x'FFFF' WHERE document=2");
  EXPECT_EQ(store.load(1).error().code, Code::kFormat);
  EXPECT_EQ(store.load(2).error().code, Code::kFormat);
  auto findings = store.check({});
  ASSERT_TRUE(findings);
  EXPECT_EQ(findings->size(), 2u);
}

TEST_F(StoreTest, TellsOnceWhatManyHave) {
  std::vector<Document> docs;
  for (int i = 0; i < 20; ++i)
    docs.push_back(report("w" + std::to_string(i), "Text " + std::to_string(i)));
  ASSERT_TRUE(store.add(docs, test_reading()));
  store.database().run("UPDATE texts SET packed=x'00' WHERE document>3");
  store.database().run("INSERT INTO story_features VALUES(2,x'01FF')");
  auto findings = store.check({});
  ASSERT_TRUE(findings);
  ASSERT_EQ(findings->size(), 2u);
  EXPECT_EQ(findings->at(0).where, "document #4 and 16 others");
  EXPECT_EQ(findings->at(1).where, "document #2");
  EXPECT_NE(findings->at(1).what.find("story features"), std::string::npos);
}

TEST_F(StoreTest, OpensNothingThatIsNoLedger) {
  std::ofstream(folder.file("text.db")) << std::string(5000, 'x');
  EXPECT_EQ(Store::open(folder.file("text.db"), {}, test_search()).error().code, Code::kFormat);
  EXPECT_EQ(Store::open(folder.file("none.db"), {}, test_search()).error().code, Code::kNotFound);
  auto other = Database::open(folder.file("other.db"), {.create = true});
  other->run("CREATE TABLE things(id INTEGER)");
  EXPECT_EQ(Store::open(folder.file("other.db"), {.create = true}, test_search()).error().code,
            Code::kFormat);
}

TEST_F(StoreTest, ManyVersionsAndEmptyTexts) {
  for (int i = 0; i < 50; ++i) add(reports(report("w1", "Text " + std::to_string(i))));
  add(reports(report("empty", "")));
  EXPECT_EQ(store.load(*store.find("empty"))->text(), "");
  EXPECT_EQ(store.load(*store.find("w1@17"))->text(), "Text 16");
  expect_whole();
}

TEST_F(StoreTest, TwoStoresTakeTurns) {
  Store second = test_store(folder.file("kilde.db"));
  for (int i = 0; i < 20; ++i) {
    add(reports(report("a" + std::to_string(i), kText)));
    ASSERT_TRUE(second.add(reports(report("b" + std::to_string(i), kOther)), test_reading()));
  }
  EXPECT_EQ(number("SELECT count(*) FROM documents"), 40);
  EXPECT_EQ(number("SELECT count(*) FROM names WHERE name='Havneposten'"), 1);
  expect_whole();
}

}  // namespace
}  // namespace kilde::ledger
