// back_up: a whole copy of a ledger under another name, also while others write.
//
//   Result<void> done = back_up(db, "/mnt/safe/archive.db");
//
// The copy is written beside its name (".part") and gets the name when it is whole and on the disk.
// A
//   file that has the name already is replaced, together with the log (-wal, -shm) that a killed
//   program left of it: SQLite would take an old log for the new file's.
// Threads: as the Database. Errors: kInvalidArgument for the ledger itself, by whatever name (a
// link,
//   its log); kIo for a target that another program has open or another backup is writing, for one
//   that is no plain file, and what the disk says. What stood under the name is then as before.
// Method: SQLite's backup within one read transaction, so that writers never make it begin anew. Of
//   programs that open the old copy just while it is replaced, none goes on with it: it is locked.
#pragma once

#include <filesystem>

#include <kilde/result.h>

#include "ledger/database.h"

namespace kilde::ledger {

Result<void> back_up(Database& db, const std::filesystem::path& file);

}  // namespace kilde::ledger
