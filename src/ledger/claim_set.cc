#include "ledger/claim_set.h"

#include <cstdint>
#include <map>
#include <utility>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "ledger/loader.h"

namespace kilde::ledger {
namespace {

std::vector<int64_t> counted_documents(Database& db) {
  std::vector<int64_t> numbers;
  Statement rows = db.prepare(
      "SELECT id FROM documents JOIN texts ON document=id WHERE withdrawn IS NULL ORDER BY id");
  for (rows.with(); rows.next();) numbers.push_back(rows.integer(0));
  return numbers;
}

}  // namespace

Result<ClaimSet> load_claims(Database& db) {
  ClaimSet set;
  const std::vector<int64_t> numbers = counted_documents(db);
  ClaimRecords records = claim_records(db, numbers);
  set.reports = std::move(records.reports);
  set.missing = records.missing;
  std::map<int64_t, uint32_t> rows;
  for (int64_t number : numbers) rows.emplace(number, static_cast<uint32_t>(rows.size()));
  for (int64_t number : numbers) {
    set.docs.push_back(load_head(db, number));
    set.descents.push_back(load_descent(db, number));
    name_by_rows(rows, set.descents.back());
  }
  set.numbers = numbers;
  if (auto read = db.take_status(); !read) return read.error();
  return set;
}

}  // namespace kilde::ledger
