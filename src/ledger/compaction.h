// compact_if_grown: takes away the room that many additions leave unused between rows.
//
//   compact_if_grown(db);       // after adding: where the ledger has doubled since it was last
//   done
//
// Nobody has to call it, and it never fails: where another program is writing, the disk is full or
//   it is interrupted, the ledger is as it was. Needs: no transaction that is open, no question
//   half asked. Units: documents. Threads: as the Database.
// Method: the indexes of words become one segment each, and SQLite writes all pages anew (VACUUM),
//   through its log: a program that is killed leaves the ledger as before. As it is done each time
//   that the documents have doubled, it costs a document the same however many there are; above
//   kMostBytes others would wait for too long.
#pragma once

#include <cstdint>

#include "ledger/database.h"

namespace kilde::ledger {

inline constexpr int64_t kLeastToCompact = 100;  // documents
inline constexpr int64_t kMostBytesToCompact = int64_t{1} << 30;

void compact_if_grown(Database& db);

}  // namespace kilde::ledger
