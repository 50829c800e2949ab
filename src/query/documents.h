// Documents: those of a ledger that a question may look at, the newest first.
//
//   Documents documents(db, {.lang = "da", .from = 19345});
//   documents.each([&](const Documents::Row& row) { use(row.id); return enough < 20; });
//   if (auto row = documents.row(17)) use(row->day);     // none: it may not look at that one
//
// Shapes: each() goes by day of publication, the last first, in a day by number, the last added
//   first; those without a date come last. It ends when `take` gives false.
// Units: days since 1970; `to` is the day after the last. A date known to the month may be any of
//   its days, so it is let through when one of them lies between from and to.
// Threads: as the Database. Errors: told by its status().
// Method: documents_day holds all that is asked for, so that 100,000 documents take some 10 ms.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <kilde/ledger.h>

#include "ledger/database.h"
#include "query/asking.h"

namespace kilde::query {

inline constexpr int64_t kNoDay = std::numeric_limits<int64_t>::min() / 2;

struct DocumentChoice {
  std::string lang = {};
  std::optional<Ids> outlets = {};  // rows of `names`
  std::optional<Ids> only = {};     // documents
  std::optional<int64_t> from = {}, to = {};
  bool all_versions = false;
};

class Documents {
 public:
  struct Row {
    int64_t id = 0, day = kNoDay, publisher = 0;
  };

  Documents(ledger::Database& db, DocumentChoice choice);
  void each(const std::function<bool(const Row&)>& take);
  std::optional<Row> row(int64_t id);

 private:
  // Of a statement with the columns id, first_day, publisher, day_after, current, lang.
  bool fits(const ledger::Statement& row) const;
  static Row read(const ledger::Statement& row);

  DocumentChoice choice_;
  ledger::Statement one_, all_;
};

// Rows of `names` that publish documents and are called so.
Ids outlets_called(const Asking& ask, std::string_view name);

StoredDocument stored_document(ledger::Database& db, int64_t id);
// All versions of the report that a document belongs to, the oldest first.
std::vector<StoredDocument> stored_versions(ledger::Database& db, int64_t id);

}  // namespace kilde::query
