// check_ledger: whether a ledger's file is whole, and whether what it says holds together.
//
//   for (const Finding& fault : check_ledger(db, search, progress)) print(fault.where, fault.what);
//
// Looks at: SQLite's own structure and references; each text against its sha256; each claim, time
//   and mention against its text; records of claims; versions; whether the index finds each text;
//   what is told of copies (check_lineage.h); features of stories. A fault that many documents have
//   is told once, with their count.
// Threads: as the Database. Errors: those of the Database end it, told by status().
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ledger/database.h"
#include "ledger/store.h"

namespace kilde::ledger {

std::vector<Finding> check_ledger(Database& db, const text::SearchWords& search,
                                  const std::function<void(int64_t)>& progress);

}  // namespace kilde::ledger
