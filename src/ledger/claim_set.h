// What documents of a ledger say, with their texts and their lineage: what propositions are made
// of.
//
//   Result<ClaimSet> set = load_claims(db);
//   resolver.resolve(set->reports, set->descents);
//
// Shapes: `numbers`, `docs`, `reports` and `descents` have a row a document, in the order of their
// numbers;
//   descents name documents by their rows; docs have text and head alone. All versions count,
//   withdrawn and erased reports do not.
// Needs the tables of claim_annex.h and lineage_store.h. Memory: all of it. Threads: as the
//   Database. Errors: those of the Database; kFormat for damage.
#pragma once

#include <cstdint>
#include <vector>

#include <kilde/document.h>

#include "claim/claim.h"
#include "ledger/database.h"
#include "lineage/report.h"

namespace kilde::ledger {

struct ClaimSet {
  std::vector<int64_t> numbers;  // of the documents in the ledger; none where there is no ledger
  std::vector<Document> docs;
  std::vector<claim::Report> reports;
  std::vector<lineage::Descent> descents;
  size_t missing = 0;  // documents whose claims were not kept, or by another kilde
};

Result<ClaimSet> load_claims(Database& db);

}  // namespace kilde::ledger
