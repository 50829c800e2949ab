// Which documents of a ledger an export has, and what the ledger adds to each.
//
//   auto ids = selected(db, {.from_day = 19345, .langs = {"da"}});
//   Result<Entry> entry = load_entry(db, ids->front());
//   entry->doc.id == "w3"; entry->version == 2; entry->report == "w3"; entry->withdrawn == "";
//
// Shapes: ids in the order of adding. Documents whose text was erased are in no export.
// Units: days since 1 January 1970, half-open; times as ISO text in UTC.
// Owns: an Entry owns its Document. Threads: as the Database.
// Errors: those of the Database; kFormat for damage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <kilde/document.h>

#include "ledger/database.h"

namespace kilde::exporting {

struct Selection {
  std::optional<int64_t> from_day = {}, to_day = {};  // may be of [from_day, to_day)
  std::vector<std::string> langs = {};                // none: all
  bool current_only = false;                          // newest versions of what is not withdrawn
};

struct Entry {
  int64_t number = 0;  // of the document in the ledger
  Document doc;
  std::string report;  // id of its first version
  int64_t version = 1;
  bool current = true;
  std::string added, withdrawn, reason;  // empty: not withdrawn, no reason given
};

Result<std::vector<int64_t>> selected(ledger::Database& db, const Selection& selection);
Result<Entry> load_entry(ledger::Database& db, int64_t document);

}  // namespace kilde::exporting
