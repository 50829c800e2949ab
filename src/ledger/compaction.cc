#include "ledger/compaction.h"

#include <string>

namespace kilde::ledger {
namespace {

constexpr const char* kCompacted = "compacted";  // key in `meta`: documents then

bool has_grown(Database& db) {
  const int64_t documents = db.number("SELECT max(id) FROM documents");
  const int64_t before = db.number("SELECT CAST(value AS INTEGER) FROM meta WHERE key='compacted'");
  return documents >= kLeastToCompact && documents >= 2 * before &&
         db.number("PRAGMA page_count") * db.number("PRAGMA page_size") <= kMostBytesToCompact;
}

void compact(Database& db) {
  Transaction transaction(db);
  for (const std::string index : {"text_index", "claim_index", "record_index"})
    db.run("INSERT INTO " + index + "(" + index + ") VALUES('optimize')");
  db.prepare("INSERT OR REPLACE INTO meta SELECT ?,max(id) FROM documents").with(kCompacted).run();
  if (!transaction.commit()) return;
  db.run("PRAGMA temp_store=FILE; VACUUM;");
}

}  // namespace

void compact_if_grown(Database& db) {
  if (!db.ok() || !has_grown(db)) return db.clear();
  const int64_t wait = db.number("PRAGMA busy_timeout");
  db.run("PRAGMA busy_timeout=0");
  compact(db);
  db.clear();
  db.run("PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=" + std::to_string(wait));
  db.clear();
}

}  // namespace kilde::ledger
