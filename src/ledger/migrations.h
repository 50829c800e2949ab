// How a ledger of an earlier version becomes one of kSchemaVersion.
//
//   Result<void> done = migrate(db);       // in one transaction
//
// Method: a step a version, from the one that the ledger has; two programs that migrate at once
//   wait for each other. Pages keep their size. Threads: as the Database. Errors: those of the
//   Database; kFormat for damage. A ledger that could not be migrated is as it was.
#pragma once

#include "ledger/database.h"

namespace kilde::ledger {

Result<void> migrate(Database& db);

}  // namespace kilde::ledger
