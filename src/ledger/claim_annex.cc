#include "ledger/claim_annex.h"

#include <utility>

namespace kilde::ledger {

ClaimAnnex::ClaimAnnex(Database& db, std::shared_ptr<const claim::ClaimFinder> finder)
    : finder_(std::move(finder)),
      records_(db),
      erase_(db.prepare("DELETE FROM claim_records WHERE document=?")) {}

void ClaimAnnex::added(int64_t document, const Document& doc) {
  records_.put(document, finder_->find(doc), beside_of(doc));
}

void ClaimAnnex::replaced(int64_t document, const Document& doc) { added(document, doc); }

void ClaimAnnex::erased(int64_t document, const Document&) { erase_.with(document).run(); }

ClaimRecords claim_records(Database& db, const std::vector<int64_t>& documents) {
  ClaimRecords records;
  RecordTable table(db);
  Statement head = db.prepare("SELECT name,lang FROM documents WHERE id=?");
  for (int64_t document : documents) {
    claim::Report& report = records.reports.emplace_back();
    if (auto read = table.read(document)) {
      report = std::move(*read);
      continue;
    }
    for (head.with(document); head.next(); ++records.missing)
      report.id = head.string(0), report.lang = head.string(1);
  }
  return records;
}

}  // namespace kilde::ledger
