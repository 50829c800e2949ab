// ClaimAnnex: what each document of a ledger says, in the form in which it is compared with others.
//
//   store.attach(std::make_unique<ClaimAnnex>(store.database(), finder));
//   claim_records(db, {3, 7, 9}).reports.size() == 3
//
// Keeps a record of each document (claim/claim.h), packed, beside its text. Needs: documents with
//   all columns, and the finder. Threads: as the Database.
// Errors: those of the Database; kFormat for damage. A document without a record, or with one of
//   another format, gives a report without claims (kilde reread makes it anew).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "claim/claim.h"
#include "claim/finder.h"
#include "ledger/annex.h"
#include "ledger/database.h"
#include "ledger/record_table.h"

namespace kilde::ledger {

class ClaimAnnex : public Annex {
 public:
  ClaimAnnex(Database& db, std::shared_ptr<const claim::ClaimFinder> finder);

  void added(int64_t document, const Document& doc) override;
  void replaced(int64_t document, const Document& doc) override;
  void retired(int64_t) override {}
  void erased(int64_t document, const Document& doc) override;
  void settle() override {}
  void undone() override {}

 private:
  std::shared_ptr<const claim::ClaimFinder> finder_;
  RecordTable records_;
  Statement erase_;
};

struct ClaimRecords {
  std::vector<claim::Report> reports;  // a row a document
  size_t missing = 0;                  // of them have no record, or one of another format
};

ClaimRecords claim_records(Database& db, const std::vector<int64_t>& documents);

}  // namespace kilde::ledger
