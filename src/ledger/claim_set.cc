#include "ledger/claim_set.h"

#include <cstdint>
#include <unordered_map>
#include <utility>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "ledger/loader.h"

namespace kilde::ledger {
namespace {

using Rows = std::unordered_map<uint32_t, uint32_t>;  // a document's number -> its row

// The row of a document; kNoReport for one that is not in the set.
uint32_t row_of(const Rows& rows, uint32_t document) {
  const auto row = rows.find(document);
  return row == rows.end() ? lineage::kNoReport : row->second;
}

lineage::Descent by_rows(lineage::Descent descent, const Rows& rows) {
  descent.parent = row_of(rows, descent.parent);
  descent.update_of = row_of(rows, descent.update_of);
  for (uint32_t& origin : descent.origins) origin = row_of(rows, origin);
  std::erase(descent.origins, lineage::kNoReport);
  for (lineage::Copy& copy : descent.copies) {
    copy.from = row_of(rows, copy.from);
    copy.origin = row_of(rows, copy.origin);
  }
  return descent;
}

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
  Rows rows;
  for (int64_t number : numbers)
    rows.emplace(static_cast<uint32_t>(number), static_cast<uint32_t>(rows.size()));
  for (int64_t number : numbers) {
    set.docs.push_back(load_document(db, number));
    set.descents.push_back(by_rows(load_descent(db, number), rows));
  }
  if (auto read = db.take_status(); !read) return read.error();
  return set;
}

}  // namespace kilde::ledger
