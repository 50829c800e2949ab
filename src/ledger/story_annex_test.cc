#include "ledger/story_annex.h"

#include <gtest/gtest.h>

#include "ledger/test_ledger.h"
#include "story/features.h"

namespace kilde::ledger {
namespace {

const std::string kText = "Færgen sejler ikke, siger Bo Holm.";
const std::string kOther = "Broen er lukket i tre uger, siger Bo Holm.";

class StoryAnnexTest : public testing::Test {
 protected:
  void SetUp() override {
    auto annex = StoryAnnex::load(store.database(), KILDE_ROOT);
    ASSERT_TRUE(annex) << annex.error().to_string();
    store.attach(std::move(*annex));
    ASSERT_TRUE(store.add(reports(report("w1", kText), report("w2", kOther)), test_reading()));
  }
  int64_t number(const char* sql) { return store.database().number(sql); }

  TestFolder folder;
  Store store = test_store(folder.file("kilde.db"));
};

TEST_F(StoryAnnexTest, KeepsTheFeaturesOfCurrentDocuments) {
  EXPECT_EQ(number("SELECT count(*) FROM story_features"), 2);
  Statement row = store.database().prepare("SELECT features FROM story_features WHERE document=2");
  ASSERT_TRUE(row.with().next());
  auto features = story::decode(row.blob(0));
  ASSERT_TRUE(features);
  EXPECT_EQ(features->lang, "da");
  row = Statement();
  ASSERT_TRUE(store.add(reports(report("w1", kOther + " Mere.")), test_reading()));
  EXPECT_EQ(number("SELECT group_concat(document,'') FROM story_features"), 23);
  ASSERT_TRUE(store.withdraw(2, "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(number("SELECT group_concat(document,'') FROM story_features"), 3);
}

TEST_F(StoryAnnexTest, NotesWhatCameAndWent) {
  EXPECT_EQ(number("SELECT count(*) FROM stale_stories"), 2);
  store.database().run("DELETE FROM stale_stories");
  ASSERT_TRUE(store.withdraw(2, "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(number("SELECT group_concat(document,'') FROM stale_stories"), 2);
}

TEST_F(StoryAnnexTest, ReadingAgainTakesNoOldVersionBack) {
  ASSERT_TRUE(store.add(reports(report("w1", kOther + " Mere.")), test_reading()));
  store.database().run("DELETE FROM stale_stories");
  std::vector<std::pair<int64_t, Document>> read;
  read.emplace_back(1, report("w1", kText));
  read.emplace_back(2, report("w2", kOther));
  ASSERT_TRUE(store.replace(read, test_reading("two")));
  EXPECT_EQ(number("SELECT group_concat(document,'') FROM story_features"), 23);
  EXPECT_EQ(number("SELECT group_concat(document,'') FROM stale_stories"), 2);
}

}  // namespace
}  // namespace kilde::ledger
