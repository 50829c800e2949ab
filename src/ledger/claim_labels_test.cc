#include "ledger/claim_labels.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/schema.h"
#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

TEST(ClaimLabels, AreToldAsWords) {
  TestFolder folder;
  Store store = test_store(folder.file("a.db"));
  Database& db = store.database();
  Statement insert = db.prepare("INSERT INTO claims(id,labels,confidence,spans) VALUES(?,?,1,x'')");
  Statement row = db.prepare(
      "SELECT type,act,factuality,negated,source_by,source_kind,source_grade FROM claims "
      "WHERE id=?");
  for (size_t i = 0; i <= static_cast<size_t>(Act::kOther); ++i) {
    Attribution claim;
    claim.type = static_cast<QuoteType>(i % 3);
    claim.act = static_cast<Act>(i);
    claim.factuality = static_cast<Factuality>(i % 5);
    claim.negated = i % 2 == 1;
    claim.source_by = static_cast<SourceBy>(i % 9);
    claim.source_kind = static_cast<SourceKind>(i % 10);
    claim.source_grade = static_cast<SourceGrade>(i % 4);
    db.run(
        "INSERT OR IGNORE INTO documents(id,name,first,version,current,sha256,title,lang,added,"
        "body_begin,words) VALUES(1,'w',1,1,1,x'','','da','',0,0)");
    insert.with((1 << 24) + i, labels_of(claim)).run();
    ASSERT_TRUE(row.with((1 << 24) + i).next());
    EXPECT_EQ(row.text(0), to_string(claim.type));
    EXPECT_EQ(row.text(1), to_string(claim.act));
    EXPECT_EQ(row.text(2), to_string(claim.factuality));
    EXPECT_EQ(row.integer(3) != 0, claim.negated);
    EXPECT_EQ(row.text(4), to_string(claim.source_by));
    EXPECT_EQ(row.text(5), to_string(claim.source_kind));
    EXPECT_EQ(row.text(6), to_string(claim.source_grade));
  }
  EXPECT_TRUE(db.status());
}

// The words stand in each ledger's table: who adds one has to make the columns of older ledgers
// anew.
TEST(ClaimLabels, AreThoseOfTheVersion) {
  EXPECT_EQ(kSchemaVersion, 5);
  size_t words = 0;
  for (const LabelColumn& column : label_columns())
    for (size_t at = 0; (at = column.definition.find(" THEN ", at)) != std::string::npos; ++at)
      ++words;
  EXPECT_EQ(words, 3U + 13 + 5 + 9 + 10 + 4);
}

}  // namespace
}  // namespace kilde::ledger
