#include "registry/ledger_stories.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "ledger/test_ledger.h"
#include "story/sample_reports.h"
#include "story/stories.h"

namespace kilde::registry {
namespace {

using Partition = std::set<std::set<int64_t>>;  // of documents

Partition partition(const LedgerStories& found) {
  std::map<int64_t, std::set<int64_t>> by_story;
  for (size_t row = 0; row < found.documents.size(); ++row)
    by_story[found.stories[row]].insert(found.documents[row]);
  Partition all;
  for (auto& [story, documents] : by_story) all.insert(std::move(documents));
  return all;
}

// Documents with the features of invented reports, four of each story.
class LedgerStoriesTest : public testing::Test {
 protected:
  void add(uint32_t from, uint32_t to) {
    std::vector<Document> docs;
    for (uint32_t i = from; i < to; ++i)
      docs.push_back(ledger::report("w" + std::to_string(i), "Text " + std::to_string(i)));
    ASSERT_TRUE(store.add(docs, ledger::test_reading()));
    ledger::Statement put = db().prepare("INSERT INTO story_features VALUES(?,?)");
    for (uint32_t i = from; i < to; ++i) {
      const std::string features = encode(sample.report(i / 4, i % 4));
      put.with(i + 1, ledger::Blob{features}).run();
    }
    ASSERT_TRUE(db().status());
  }
  void remove(int64_t document) {
    ASSERT_TRUE(store.withdraw(document, "2023-05-17T00:00:00Z", ""));
    db().run("DELETE FROM story_features WHERE document=" + std::to_string(document));
  }
  LedgerStories stories(size_t few = kFewDocuments) {
    auto found = stories_of(db(), KILDE_ROOT, few);
    EXPECT_TRUE(found) << found.error().to_string();
    return found ? *found : LedgerStories();
  }
  // The same reports, in memory.
  Partition settled(uint32_t reports, const std::set<int64_t>& without = {}) const {
    story::Stories all(tuning);
    std::vector<int64_t> documents;
    for (uint32_t i = 0; i < reports; ++i) {
      if (without.contains(i + 1)) continue;
      all.add_unsettled(sample.report(i / 4, i % 4));
      documents.push_back(i + 1);
    }
    all.settle();
    LedgerStories found;
    for (uint32_t row = 0; row < all.size(); ++row) {
      found.documents.push_back(documents[row]);
      found.stories.push_back(documents[all.story_of(row)]);
    }
    return partition(found);
  }
  ledger::Database& db() { return store.database(); }
  int64_t marks() { return db().number("SELECT count(*) FROM stale_stories"); }

  const story::SampleReports sample = story::SampleReports(7);
  const story::Tuning tuning = std::move(*story::Tuning::load(KILDE_ROOT));
  ledger::TestFolder folder;
  ledger::Store store = ledger::test_store(folder.file("kilde.db"));
};

TEST_F(LedgerStoriesTest, AreThoseOfTheReportsWhateverCameWhen) {
  add(0, 100);
  EXPECT_EQ(partition(stories()), settled(100));
  EXPECT_EQ(marks(), 0);
  add(100, 130);
  remove(5);
  remove(6);
  EXPECT_EQ(partition(stories()), settled(130, {5, 6}));
  EXPECT_EQ(partition(stories()), settled(130, {5, 6}));  // as it was kept
  EXPECT_EQ(db().number("SELECT count(*) FROM stories"), 128);
}

TEST_F(LedgerStoriesTest, ToManyWhatIsNewIsAdded) {
  add(0, 200);
  const Partition before = partition(stories(0));
  EXPECT_EQ(before, settled(200));
  add(200, 220);
  remove(1);
  const LedgerStories found = stories(0);
  EXPECT_EQ(marks(), 0);
  ASSERT_EQ(found.documents.size(), 219u);
  const std::set<int64_t> there(found.documents.begin(), found.documents.end());
  EXPECT_FALSE(there.contains(1));
  for (const int64_t story : found.stories) EXPECT_TRUE(there.contains(story)) << story;
  // Nearly what settling gives.
  const Partition now = partition(found), wanted = settled(220, {1});
  size_t same = 0;
  for (const auto& documents : wanted) same += now.contains(documents);
  EXPECT_GE(same * 10, wanted.size() * 9);
  add(220, 280);  // more than a fifth came: settled
  EXPECT_EQ(partition(stories(0)), settled(280, {1}));
}

TEST_F(LedgerStoriesTest, OfOneDocument) {
  add(0, 40);
  for (int round = 0; round < 2; ++round) {
    auto members = story_of(db(), KILDE_ROOT, 6);
    ASSERT_TRUE(members);
    EXPECT_TRUE(settled(40).contains(std::set(members->begin(), members->end())));
    EXPECT_TRUE(std::ranges::binary_search(*members, 6));
  }
  remove(6);
  EXPECT_TRUE(story_of(db(), KILDE_ROOT, 6)->empty());
}

TEST_F(LedgerStoriesTest, WithoutFeaturesADocumentIsAlone) {
  add(0, 8);
  ASSERT_TRUE(store.add(ledger::reports(ledger::report("old", "Gammel.")), ledger::test_reading()));
  const LedgerStories found = stories();
  EXPECT_EQ(found.missing, 1u);
  EXPECT_EQ(found.documents.back(), 9);
  EXPECT_EQ(found.stories.back(), 9);
  EXPECT_EQ(*story_of(db(), KILDE_ROOT, 9), std::vector<int64_t>{9});
}

TEST_F(LedgerStoriesTest, WhereNothingCanBeWrittenTheyAreFoundAllTheSame) {
  add(0, 40);
  auto other = ledger::Database::open(folder.file("kilde.db"), {});
  ledger::Transaction busy(*other);
  auto reader = ledger::Database::open(folder.file("kilde.db"), {.read_only = true});
  auto found = stories_of(*reader, KILDE_ROOT);
  ASSERT_TRUE(found);
  EXPECT_EQ(partition(*found), settled(40));
  EXPECT_EQ(marks(), 40);
}

TEST_F(LedgerStoriesTest, DamageIsTold) {
  add(0, 8);
  db().run("UPDATE story_features SET features=x'01FF' WHERE document=3");
  auto found = stories_of(db(), KILDE_ROOT);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Code::kFormat);
}

}  // namespace
}  // namespace kilde::registry
