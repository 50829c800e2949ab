#include "ledger/migrations.h"

#include <optional>
#include <string>

#include "claim/first_form.h"
#include "ledger/loader.h"
#include "ledger/packing.h"
#include "ledger/posting_table.h"
#include "ledger/proposition_tables.h"
#include "ledger/record_table.h"
#include "ledger/schema.h"
#include "ledger/story_tables.h"

namespace kilde::ledger {
namespace {

constexpr uint32_t kOldDepth = 18;  // of all buckets of postings, in version 1

// Ledgers made before propositions were kept have none of their tables.
void add_propositions(Database& db) {
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name='stale_documents'") != 0) return;
  db.run(kPropositionTables);
  db.run(kRecordTriggers);
  db.run("INSERT INTO stale_documents SELECT document FROM claim_records");
}

// Triggers would take what is kept in another form for what changed.
void keep_records_anew(Database& db) {
  db.run(R"sql(
    DROP TRIGGER records_come;
    DROP TRIGGER records_go;
    ALTER TABLE claim_records RENAME TO old_records;
    CREATE TABLE claim_records(
      document INTEGER PRIMARY KEY REFERENCES documents(id),
      size INTEGER NOT NULL,
      words BLOB NOT NULL,
      numbers BLOB NOT NULL
    ) STRICT;
  )sql");
  RecordTable records(db);
  Statement rows = db.prepare("SELECT document,size,packed FROM old_records ORDER BY document");
  for (rows.with(); rows.next();) {
    const int64_t document = rows.integer(0);
    const auto bytes = unpack_text(rows.blob(2), static_cast<size_t>(rows.integer(1)));
    const auto report = bytes ? claim::decode_first_form(*bytes) : std::nullopt;
    const Document doc = load_head(db, document);
    if (report) records.put(document, *report, beside_of(doc));
  }
  rows = Statement();
  db.run("DROP TABLE old_records");
  db.run(kRecordTriggers);
}

void to_version_2(Database& db) {
  add_propositions(db);
  db.run(R"sql(
    DROP INDEX claims_act;
    CREATE INDEX claims_act ON claims(act) WHERE act<>'say';
    DROP INDEX claims_speaker_name;
    CREATE INDEX claims_speaker_name ON claims(speaker_name, act);
    DROP INDEX chains_name;
    CREATE INDEX chains_name ON chains(name, claim) WHERE position>0;
  )sql");
  keep_records_anew(db);
  for (const char* table : {"shingles", "edges"}) PostingTable(db, table).rebuild(kOldDepth);
}

void add_anchors(Database& db) {
  for (const char* column : {"anchor", "begins", "ends"})
    db.run("ALTER TABLE times ADD COLUMN " + std::string(column) + " INTEGER");
}

// What was made of claims is made anew, by what is kept from version 5 on.
void forget_propositions(Database& db) {
  for (const char* trigger : {"lineage_changes", "reports_end"})
    db.run("DROP TRIGGER IF EXISTS " + std::string(trigger));
  for (const char* table : {"stale_documents", "counted_documents", "mark_counts", "mark_holders",
                            "voice_bodies", "mark_index", "record_index", "unsettled_claims",
                            "propositions", "proposition_claims", "claim_relations"})
    db.run("DROP TABLE IF EXISTS " + std::string(table));
  db.run(kPropositionTables);
  db.run("INSERT INTO stale_documents SELECT document FROM claim_records");
}

}  // namespace

Result<void> migrate(Database& db) {
  Transaction transaction(db);
  const int64_t version = db.number("PRAGMA user_version");
  if (version < 2) to_version_2(db);
  if (version < 3) db.run(kStoryTables);
  if (version < 4) add_anchors(db);
  if (version < 5) forget_propositions(db);
  db.run("PRAGMA user_version=" + std::to_string(kSchemaVersion));
  return transaction.commit();
}

}  // namespace kilde::ledger
