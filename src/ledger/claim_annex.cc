#include "ledger/claim_annex.h"

#include <optional>
#include <string>
#include <utility>

#include "ledger/loader.h"
#include "ledger/packing.h"

namespace kilde::ledger {

ClaimAnnex::ClaimAnnex(Database& db, std::shared_ptr<const claim::ClaimFinder> finder)
    : finder_(std::move(finder)),
      insert_(db.prepare("INSERT OR REPLACE INTO claim_records VALUES(?,?,?)")),
      erase_(db.prepare("DELETE FROM claim_records WHERE document=?")) {}

void ClaimAnnex::added(int64_t document, const Document& doc) {
  const std::string record = claim::encode(finder_->find(doc));
  const std::string packed = pack_text(record);
  insert_.with(document, record.size(), Blob{packed}).run();
}

void ClaimAnnex::replaced(int64_t document, const Document& doc) { added(document, doc); }

void ClaimAnnex::erased(int64_t document, const Document&) { erase_.with(document).run(); }

ClaimRecords claim_records(Database& db, const std::vector<int64_t>& documents) {
  ClaimRecords records;
  Statement row = db.prepare(
      "SELECT d.name,lang,size,packed FROM documents d LEFT JOIN claim_records r ON "
      "r.document=d.id WHERE d.id=?");
  for (int64_t document : documents) {
    claim::Report& report = records.reports.emplace_back();
    if (!row.with(document).next()) continue;
    report.id = row.string(0);
    report.lang = row.string(1);
    std::optional<claim::Report> read;
    if (!row.null(2)) {
      auto bytes = unpack_text(row.blob(3), static_cast<size_t>(row.integer(2)));
      if (!bytes)
        db.fail(damaged(db.file(), "the claims of document #" + std::to_string(document)));
      else
        read = claim::decode(*bytes);
    }
    if (read)
      report = std::move(*read);
    else
      ++records.missing;
    row.run();
  }
  return records;
}

}  // namespace kilde::ledger
