#include "ledger/claim_annex.h"

#include <gtest/gtest.h>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

class ClaimAnnexTest : public testing::Test {
 protected:
  ClaimAnnexTest() { store.attach(std::make_unique<ClaimAnnex>(store.database(), finder)); }
  TestFolder folder;
  std::shared_ptr<const claim::ClaimFinder> finder =
      std::make_shared<const claim::ClaimFinder>(*claim::ClaimFinder::load(KILDE_ROOT));
  Store store = test_store(folder.file("kilde.db"));
};

TEST_F(ClaimAnnexTest, KeepsTheRecordOfEachDocument) {
  ASSERT_TRUE(store.add(
      reports(report("w1", "Broen er lukket, siger Bo Holm."), report("w2", "Færgen sejler.")),
      test_reading()));
  auto records = claim_records(store.database(), {2, 1}).reports;
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].id, "w2");
  EXPECT_EQ(records[1], finder->find(report("w1", "Broen er lukket, siger Bo Holm.")));
}

TEST_F(ClaimAnnexTest, AnErasedReportLeavesNoRecord) {
  ASSERT_TRUE(store.add(reports(report("w1", "Broen er lukket, siger Bo Holm.")), test_reading()));
  ASSERT_TRUE(store.erase(1, "2023-05-17T00:00:00Z", ""));
  EXPECT_EQ(store.database().number("SELECT count(*) FROM claim_records"), 0);
  EXPECT_TRUE(claim_records(store.database(), {1}).reports.at(0).claims.empty());
}

TEST_F(ClaimAnnexTest, TellsOfDamageAndLivesWithAnotherFormat) {
  ASSERT_TRUE(store.add(reports(report("w1", "Broen er lukket, siger Bo Holm.")), test_reading()));
  store.database().run("UPDATE claim_records SET words=x'00'");
  claim_records(store.database(), {1});
  EXPECT_EQ(store.database().take_status().error().code, Code::kFormat);
  EXPECT_EQ(store.check({})->size(), 1u);
  store.database().run("DELETE FROM claim_records");
  const ClaimRecords records = claim_records(store.database(), {1});
  EXPECT_EQ(records.reports.at(0).id, "w1");
  EXPECT_EQ(records.missing, 1u);
  EXPECT_TRUE(store.database().ok());
}

}  // namespace
}  // namespace kilde::ledger
