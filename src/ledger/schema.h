// The ledger's tables: how they are made, and brought up from an earlier version.
//
//   Result<void> ready = prepare_schema(db, {.create = true});   // makes, checks or migrates
//
// The version stands in `PRAGMA user_version`, beside kilde's own application id; docs/ledger.md
//   tells of every column. Units: none. Threads: as the Database; two programs that migrate at once
//   wait for each other, and the second finds nothing left to do.
// Errors: kFormat for a database of another program; kVersion for a ledger of a newer kilde; kIo
//   for an older one that cannot be written.
#pragma once

#include <cstdint>

#include "ledger/database.h"

namespace kilde::ledger {

inline constexpr int64_t kSchemaVersion = 5;
inline constexpr int64_t kApplicationId = 0x6B696C64;  // "kild"

// Brings the tables of an open database to kSchemaVersion.
Result<void> prepare_schema(Database& db, const Open& how);

}  // namespace kilde::ledger
