#include "ledger/check_lineage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "ledger/lineage_store.h"
#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

constexpr const char* kBridge =
    "Broen over Sønderå blev lukket tirsdag morgen efter et fund af revner i to bærende piller. "
    "Ingeniør Asta Vang ventede, at arbejdet ville tage tre uger og koste flere millioner kroner. ";
constexpr const char* kFerry = "Færgen til Lillø sejler igen fra mandag, meddeler rederiet i dag.";

class CheckLineageTest : public testing::Test {
 protected:
  void SetUp() override {
    store.attach(std::make_unique<LineageStore>(store.database()));
    add(reports(news("a", kBridge, "T06:00"), news("b", std::string(kBridge) + kFerry, "T07:00"),
                news("c", kFerry, "T08:00"), news("d", "", "T09:00")));
    add(reports(news("b", std::string(kBridge) + kFerry + " Den er fuld.", "T10:00")));
  }
  static Document news(std::string id, std::string text, const std::string& time) {
    Document doc = report(id, std::move(text));
    doc.published = "2023-05-16" + time;
    doc.publisher = "Paper " + id;
    return doc;
  }
  void add(std::vector<Document> docs) {
    auto counts = store.add(docs, test_reading());
    ASSERT_TRUE(counts) << counts.error().to_string();
  }
  std::vector<std::string> faults() {
    auto found = store.check({});
    EXPECT_TRUE(found);
    std::vector<std::string> lines;
    for (const Finding& finding : *found) lines.push_back(finding.where + ": " + finding.what);
    return lines;
  }
  // What is found when the ledger says something else.
  std::vector<std::string> faults_after(const std::string& sql) {
    store.database().run("PRAGMA foreign_keys=OFF");
    store.database().run(sql);
    return faults();
  }
  using Lines = std::vector<std::string>;

  TestFolder folder;
  Store store = test_store(folder.file("kilde.db"));
};

TEST_F(CheckLineageTest, FindsNothingInAWholeLedger) {
  EXPECT_GT(store.database().number("SELECT count(*) FROM copies"), 2);
  EXPECT_GT(store.database().number("SELECT count(*) FROM descents WHERE update_of>0"), 0);
  EXPECT_EQ(faults(), Lines{});
  ASSERT_TRUE(store.withdraw(1, "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(faults(), Lines{});
}

TEST_F(CheckLineageTest, FindsDescentsAndOriginsThatAreMissing) {
  EXPECT_EQ(faults_after("DELETE FROM descents WHERE document=4"),
            Lines{"document #4: expected a descent, found none"});
}

TEST_F(CheckLineageTest, FindsOriginsThatAreMissing) {
  EXPECT_EQ(faults_after("DELETE FROM origins WHERE document=3"),
            Lines{"document #3: expected an origin, found none"});
}

TEST_F(CheckLineageTest, FindsCopiesThatAreMissing) {
  const Lines lines = faults_after("DELETE FROM copies WHERE document=2 AND number=0");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "document #2: nothing was taken from its parent");
}

TEST_F(CheckLineageTest, FindsSpansOutsideTheirTexts) {
  EXPECT_EQ(faults_after("UPDATE copies SET spans=x'00' WHERE document=2 AND number=0"),
            Lines{"document #2: copy 0 has not three spans"});
  const Lines lines = faults_after("UPDATE texts SET size=20 WHERE document=1");
  EXPECT_GT(lines.size(), 1u);  // also that the text cannot be read
  EXPECT_NE(
      std::find(lines.begin(), lines.end(), "document #5: copy 0 has a span outside document #1"),
      lines.end());
}

TEST_F(CheckLineageTest, FindsNewVersionsOfOtherReports) {
  EXPECT_EQ(faults_after("UPDATE descents SET update_of=parent WHERE document=2"),
            Lines{"document #2: is a new version of another report"});
}

TEST_F(CheckLineageTest, FindsLinksThatSayNothing) {
  EXPECT_EQ(faults_after("UPDATE links SET matches=x'FF' WHERE a=2"),
            Lines{"document #2: the link with document #1 cannot be read"});
  EXPECT_EQ(faults_after("UPDATE links SET matches=x'0463000000' WHERE a=2"),  // sentence 99
            Lines{"document #2: the link with document #1 speaks of sentences that are not there"});
  EXPECT_EQ(faults_after("DELETE FROM links WHERE a=2 AND b=1"),
            Lines{"document #2: has a copy of a document that it shares no sentence with"});
}

TEST_F(CheckLineageTest, FindsPostingsOfNobody) {
  const Lines lines = faults_after(
      "UPDATE edges SET postings=x'FF' WHERE bucket="
      "(SELECT min(bucket) FROM edges)");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].starts_with("table edges: bucket ")) << lines[0];
  EXPECT_TRUE(lines[0].ends_with(" cannot be read")) << lines[0];
}

}  // namespace
}  // namespace kilde::ledger
