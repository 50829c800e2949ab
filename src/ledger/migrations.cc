#include "ledger/migrations.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "claim/first_form.h"
#include "ledger/claim_labels.h"
#include "ledger/findings.h"
#include "ledger/loader.h"
#include "ledger/packing.h"
#include "ledger/posting_table.h"
#include "ledger/proposition_tables.h"
#include "ledger/record_table.h"
#include "ledger/schema.h"
#include "ledger/source_counts.h"
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

// Claims had their labels as words. Other tables refer to this one, which therefore stays.
void number_labels(Database& db) {
  db.run(R"sql(
    DROP TRIGGER claims_come; DROP TRIGGER claims_go; DROP TRIGGER chains_come;
    DROP TRIGGER chains_go; DROP TRIGGER documents_turn; DROP VIEW claim_sources;
    DROP INDEX claims_speaker; DROP INDEX claims_act; DROP INDEX claims_speaker_name;
    ALTER TABLE claims ADD COLUMN labels INTEGER NOT NULL DEFAULT 0;
  )sql");
  const std::vector<LabelColumn> columns = label_columns();
  std::string labels = "0";
  for (const LabelColumn& column : columns) labels += "|" + column.number;
  db.run("UPDATE claims SET labels=" + labels);
  for (const LabelColumn& column : columns) {
    db.run("ALTER TABLE claims DROP COLUMN " + column.name);
    db.run("ALTER TABLE claims ADD COLUMN " + column.definition);
  }
  db.run(kClaimIndexes);
  db.run(kSourceTriggers);
}

// What was found in a document stood in a row each.
void join_findings(Database& db) {
  db.run(R"sql(
    DROP INDEX document_entities_entity;
    ALTER TABLE document_entities RENAME TO old_entities;
    ALTER TABLE times RENAME TO old_times;
  )sql");
  db.run(kFindingTables);
  db.run(
      "INSERT INTO document_entities SELECT DISTINCT entity,document FROM old_entities "
      "WHERE entity IS NOT NULL ORDER BY 1,2");
  Statement documents = db.prepare("SELECT document FROM texts ORDER BY document");
  Statement entities = db.prepare(
      "SELECT entity,local,name,kind,link,mentions FROM old_entities WHERE document=? "
      "ORDER BY number");
  Statement times = db.prepare(
      "SELECT begin,end,type,value,mod,first_day,day_after,rule,anchor,begins,ends FROM old_times "
      "WHERE document=? ORDER BY number");
  Statement insert = db.prepare("INSERT INTO findings VALUES(?,?,?)");
  for (documents.with(); documents.next();) {
    const int64_t document = documents.integer(0);
    std::vector<FoundEntity> found;
    for (entities.with(document); entities.next();) {
      auto mentions = unpack_spans(entities.blob(5));
      if (!mentions)
        return db.fail(damaged(db.file(), "an entity of document #" + std::to_string(document)));
      FoundEntity& each = found.emplace_back();
      each.entity = entities.maybe_integer(0);
      each.local = entities.maybe_integer(1);
      if (!entities.null(2)) each.name = entities.string(2);
      if (const auto kind = parse_entity_kind(entities.text(3))) each.kind = *kind;
      each.link = entities.maybe_integer(4);
      each.mentions = std::move(*mentions);
    }
    std::vector<FoundTime> when;
    const auto row = [&](int column) {
      return static_cast<int32_t>(times.maybe_integer(column).value_or(kNoTime));
    };
    for (times.with(document); times.next();)
      when.push_back(
          {{static_cast<uint32_t>(times.integer(0)), static_cast<uint32_t>(times.integer(1))},
           parse_timex_type(times.text(2)).value_or(TimexType::kDate),
           times.string(3),
           times.string(4),
           times.maybe_integer(5),
           times.maybe_integer(6),
           times.maybe_integer(7),
           row(8),
           row(9),
           row(10)});
    const std::string entity_rows = pack_entities(found), time_rows = pack_times(when);
    insert.with(document, Blob{entity_rows}, Blob{time_rows}).run();
  }
  documents = Statement(), entities = Statement(), times = Statement();
  db.run("DROP TABLE old_entities; DROP TABLE old_times");
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
  if (version < 5) {
    number_labels(db);
    join_findings(db);
    forget_propositions(db);
  }
  db.run("PRAGMA user_version=" + std::to_string(kSchemaVersion));
  return transaction.commit();
}

}  // namespace kilde::ledger
