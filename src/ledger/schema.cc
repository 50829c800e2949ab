#include "ledger/schema.h"

#include <string>

#include "ledger/claim_labels.h"
#include "ledger/findings.h"
#include "ledger/judgement_tables.h"
#include "ledger/lineage_tables.h"
#include "ledger/migrations.h"
#include "ledger/proposition_tables.h"
#include "ledger/question_looks.h"
#include "ledger/source_counts.h"
#include "ledger/story_tables.h"

namespace kilde::ledger {
namespace {

// Bytes: what is packed of a document takes around 1 KB, so that smaller pages stay half empty.
constexpr int kPageSize = 8192;

// What docs/ledger.md explains column by column.
constexpr const char* kTables = R"sql(
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE models(
  id INTEGER PRIMARY KEY,
  lang TEXT NOT NULL,
  version TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  UNIQUE(lang, version, fingerprint)
) STRICT;

CREATE TABLE names(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX names_folded ON names(folded);

CREATE TABLE documents(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  first INTEGER NOT NULL REFERENCES documents(id),
  version INTEGER NOT NULL,
  current INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  title TEXT NOT NULL,
  publisher INTEGER REFERENCES names(id),
  author TEXT,
  url TEXT,
  lang TEXT NOT NULL,
  date TEXT,
  published TEXT,
  first_day INTEGER,
  day_after INTEGER,
  fetched TEXT,
  added TEXT NOT NULL,
  withdrawn TEXT,
  reason TEXT,
  model INTEGER REFERENCES models(id),
  body_begin INTEGER NOT NULL,
  words INTEGER NOT NULL,
  UNIQUE(first, version)
) STRICT;
CREATE INDEX documents_name ON documents(name);
CREATE INDEX documents_url ON documents(url) WHERE url IS NOT NULL;
CREATE INDEX documents_day ON documents(first_day, day_after, current, lang, publisher);
CREATE INDEX documents_publisher ON documents(publisher);
CREATE INDEX documents_model ON documents(model);

CREATE TABLE texts(
  document INTEGER PRIMARY KEY REFERENCES documents(id),
  size INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE entities(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  wikidata TEXT,
  country TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  last_word TEXT
) STRICT;
CREATE INDEX entities_last_word ON entities(last_word) WHERE last_word IS NOT NULL;
CREATE INDEX entities_place ON entities(country) WHERE kind='place';

CREATE TABLE chains(
  claim INTEGER NOT NULL REFERENCES claims(id),
  position INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES names(id),
  PRIMARY KEY(claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX chains_name ON chains(name, claim) WHERE position>0;

CREATE TABLE claim_entities(
  entity INTEGER NOT NULL REFERENCES entities(id),
  claim INTEGER NOT NULL,  -- a reference would need an index, or a look at all rows to erase one
  PRIMARY KEY(entity, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_times(
  claim INTEGER NOT NULL REFERENCES claims(id),
  number INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  day_after INTEGER NOT NULL,
  PRIMARY KEY(claim, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_times_day ON claim_times(first_day, claim, number, day_after);

CREATE TABLE claim_records(
  document INTEGER PRIMARY KEY REFERENCES documents(id),
  size INTEGER NOT NULL,
  words BLOB NOT NULL,
  numbers BLOB NOT NULL
) STRICT;

CREATE TABLE notes(
  document INTEGER NOT NULL REFERENCES documents(id),
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(document, number)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE text_index USING fts5(
  words, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE claim_index USING fts5(
  words, content='', columnsize=0, detail=none, tokenize='ascii');
)sql";

int64_t version_of(Database& db) { return db.number("PRAGMA user_version"); }

bool empty_database(Database& db) { return db.number("SELECT count(*) FROM sqlite_schema") == 0; }

Error newer(const Database& db, int64_t version) {
  return {Code::kVersion, db.file().string(),
          "expected a ledger of version " + std::to_string(kSchemaVersion) +
              " or before, found version " + std::to_string(version) +
              ", of a newer kilde: please use that one"};
}

// A question to an older ledger brings it up to date first.
Result<void> migrate_for_reader(const Database& reader, Open how) {
  how.read_only = false;
  auto writer = Database::open(reader.file(), how);
  if (!writer) return writer.error();
  return migrate(*writer);
}

// SQLite waits for nobody when the kind of log changes: two programs that make one ledger at once
// would fail.
void use_write_ahead_log(Database& db, int wait_ms) {
  constexpr int kPause = 10;
  for (int waited = 0;; waited += kPause) {
    db.run("PRAGMA journal_mode=WAL;");
    const bool busy = (sqlite3_errcode(db.handle()) & 0xFF) == SQLITE_BUSY;
    if (db.ok() || !busy || waited >= wait_ms) return;
    db.clear();
    sqlite3_sleep(kPause);
  }
}

void create(Database& db) {
  db.run(kTables);
  db.run(claim_table());
  db.run(kFindingTables);
  db.run(kSourceCounts);
  db.run(kSourceTriggers);
  db.run(kLineageTables);
  db.run(kQuestionTable);
  db.run(kPropositionTables);
  db.run(kRecordTriggers);
  db.run(kJudgementTables);
  db.run(kStoryTables);
  db.run("PRAGMA application_id=" + std::to_string(kApplicationId));
  db.run("PRAGMA user_version=" + std::to_string(kSchemaVersion));
}

}  // namespace

Result<void> prepare_schema(Database& db, const Open& how) {
  const bool fresh = empty_database(db);
  if (auto read = db.status(); !read) return read;
  if (fresh && how.create && !how.read_only) {
    db.run("PRAGMA page_size=" + std::to_string(kPageSize));
    use_write_ahead_log(db, how.wait_ms);
    Transaction transaction(db);
    if (empty_database(db)) create(db);  // another program may have been faster
    if (auto made = transaction.commit(); !made) return made;
  } else if (db.number("PRAGMA application_id") != kApplicationId) {
    return Error{Code::kFormat, db.file().string(),
                 "expected a ledger, found a database of another program"};
  }
  const int64_t version = version_of(db);
  if (auto read = db.status(); !read) return read;
  if (version > kSchemaVersion) return newer(db, version);
  if (version < kSchemaVersion) {
    auto migrated = how.read_only ? migrate_for_reader(db, how) : migrate(db);
    if (!migrated) return migrated;
  }
  db.run(how.read_only ? "PRAGMA query_only=ON" : "PRAGMA synchronous=FULL");
  return db.status();
}

}  // namespace kilde::ledger
