// RecordTable: the records of claims (claim/claim.h) in a table of the ledger.
//
//   RecordTable records(db);
//   records.put(17, report, beside_of(doc));
//   std::optional<claim::Report> report = records.read(17);
//
// Shapes: words packed as a Zstandard frame, numbers as they are; what `documents` and `texts` tell
//   is not kept again. Threads: as the Database. Errors: those of the Database; kFormat for damage.
//   A document without a record, or with one of another format, has none.
#pragma once

#include <cstdint>
#include <optional>

#include <kilde/document.h>

#include "claim/claim.h"
#include "ledger/database.h"

namespace kilde::ledger {

class RecordTable {
 public:
  explicit RecordTable(Database& db);

  void put(int64_t document, const claim::Report& report, const claim::Beside& beside);
  std::optional<claim::Report> read(int64_t document);
  // Faster; claims that have the wording of their text have none.
  std::optional<claim::Report> read_without_text(int64_t document);

 private:
  Database& db_;
  std::optional<claim::Report> report(int64_t document, Statement& row);
  Statement put_, read_, read_without_text_;
};

// What the ledger keeps of a document beside its record.
claim::Beside beside_of(const Document& doc);

}  // namespace kilde::ledger
