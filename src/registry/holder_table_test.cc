#include "registry/holder_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "ledger/test_ledger.h"
#include "registry/claim_index.h"

namespace kilde::registry {
namespace {

// Against sets in memory, with marks that hardly any and that very many claims hold.
TEST(HolderTable, KeepsWhoHoldsAMark) {
  ledger::TestFolder folder;
  ledger::Store store = ledger::test_store(folder.file("a.db"));
  HolderTable table(store.database());
  std::map<uint64_t, std::set<uint64_t>> plain;
  std::mt19937_64 random(1);
  for (int round = 0; round < 60; ++round) {
    ledger::Transaction transaction(store.database());
    for (int i = 0; i < 200; ++i) {
      const uint64_t mark = random() % 3 == 0 ? ~random() % 50 - 25 : 7;
      const auto document = static_cast<int64_t>(1 + (round < 30 ? 40 * round : 0) + random() % 50);
      const uint64_t claim = claim_number(document, random() % 30);
      if (random() % 4 > 0) {
        table.add(mark, claim);
        plain[mark].insert(claim);
      } else {
        table.remove(mark, claim);
        plain[mark].erase(claim);
      }
    }
    table.write();
    ASSERT_TRUE(transaction.commit());
  }
  for (const auto& [mark, claims] : plain)
    EXPECT_EQ(table.read(mark), std::vector(claims.begin(), claims.end()));
  EXPECT_GT(plain[7].size(), 2000U);
  EXPECT_LT(store.database().number("SELECT max(length(claims)) FROM mark_holders"), 2000);
  EXPECT_TRUE(table.read(12345).empty());
  for (const auto& [mark, claims] : plain)
    for (const uint64_t claim : claims) table.remove(mark, claim);
  table.write();
  EXPECT_EQ(store.database().number("SELECT count(*) FROM mark_holders"), 0);
}

TEST(HolderTable, DamageIsTold) {
  ledger::TestFolder folder;
  ledger::Store store = ledger::test_store(folder.file("a.db"));
  HolderTable table(store.database());
  store.database().run("INSERT INTO mark_holders VALUES(1,16777216,x'80')");
  table.read(1);
  EXPECT_EQ(store.database().status().error().code, Code::kFormat);
}

}  // namespace
}  // namespace kilde::registry
