// The tables of propositions: claims found by what they hold, and what was made of them.
//
//   db.run(kPropositionTables); db.run(kRecordTriggers);
//
// Shapes: see docs/ledger.md. Documents are numbered as in `documents`; a claim of a record is
//   document << 24 and its place in the record. Triggers note which documents have changed; the
//   rest is filled by registry/registry.h when somebody asks.
#pragma once

namespace kilde::ledger {

inline constexpr const char* kRecordTriggers = R"sql(
CREATE TRIGGER records_come AFTER INSERT ON claim_records BEGIN
  INSERT OR IGNORE INTO stale_documents VALUES(new.document);
END;
CREATE TRIGGER records_go AFTER DELETE ON claim_records BEGIN
  INSERT OR IGNORE INTO stale_documents VALUES(old.document);
END;
)sql";

inline constexpr const char* kPropositionTables = R"sql(
CREATE TABLE stale_documents(
  document INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER lineage_changes AFTER INSERT ON descents BEGIN
  INSERT OR IGNORE INTO stale_documents VALUES(new.document);
END;
CREATE TRIGGER reports_end AFTER UPDATE OF withdrawn ON documents
  WHEN old.withdrawn IS NULL AND new.withdrawn IS NOT NULL BEGIN
  INSERT OR IGNORE INTO stale_documents VALUES(new.id);
END;

CREATE TABLE counted_documents(
  document INTEGER PRIMARY KEY,
  claims INTEGER,
  day INTEGER,
  sketches BLOB NOT NULL,
  size INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;
CREATE INDEX counted_documents_day ON counted_documents(day);
CREATE INDEX counted_documents_missing ON counted_documents(document) WHERE claims IS NULL;

CREATE TABLE mark_counts(
  mark INTEGER PRIMARY KEY,
  claims INTEGER NOT NULL
) STRICT;

CREATE TABLE mark_holders(
  mark INTEGER NOT NULL,
  first INTEGER NOT NULL,
  claims BLOB NOT NULL,
  PRIMARY KEY(mark, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE voice_bodies(
  person TEXT NOT NULL,
  body TEXT NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY(person, body)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE record_index USING fts5(
  words, content='', columnsize=0, detail=none, tokenize='ascii');

CREATE TABLE unsettled_claims(
  claim INTEGER PRIMARY KEY,
  compare INTEGER NOT NULL,
  lead INTEGER NOT NULL
) STRICT;
CREATE INDEX unsettled_claims_compare ON unsettled_claims(claim) WHERE compare=1;

CREATE TABLE propositions(
  id INTEGER PRIMARY KEY,
  strand INTEGER NOT NULL,
  first INTEGER NOT NULL,
  published TEXT NOT NULL,
  report TEXT NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  occasion INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  institution INTEGER NOT NULL,
  side INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  corrected INTEGER NOT NULL,
  telling INTEGER GENERATED ALWAYS AS (claims>=2 OR disputed OR corrected OR foretold) VIRTUAL,
  foretold INTEGER NOT NULL,
  first_day INTEGER,
  day_after INTEGER,
  ends INTEGER
) STRICT;
CREATE INDEX propositions_strand ON propositions(strand);
CREATE INDEX propositions_order ON propositions(published, report, begin, end);
CREATE INDEX propositions_telling ON propositions(published, report, begin, end)
  WHERE telling=1;
CREATE INDEX propositions_disputed ON propositions(published, report, begin, end)
  WHERE disputed=1;
CREATE INDEX propositions_foretold ON propositions(ends, published, report, begin, end)
  WHERE foretold=1;
CREATE INDEX propositions_origins ON propositions(
  institution DESC, speaker DESC, occasion DESC, claims DESC, published, report, begin, end)
  WHERE claims>=2;

CREATE TABLE proposition_claims(
  claim INTEGER PRIMARY KEY,
  proposition INTEGER NOT NULL
) STRICT;
CREATE INDEX proposition_claims_proposition ON proposition_claims(proposition);

CREATE TABLE claim_relations(
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  closeness INTEGER NOT NULL,
  dispute INTEGER NOT NULL,
  outcome REAL,
  PRIMARY KEY(a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_relations_dispute ON claim_relations(a, b) WHERE dispute=1;
CREATE INDEX claim_relations_outcome ON claim_relations(a, b, outcome) WHERE outcome IS NOT NULL;
)sql";

// The claims x of a proposition o that dispute claims y of another, p; and whether those of a group
// by p are enough (proposition/relations.h: enough_to_dispute).
inline constexpr const char* kDisputing =
    "proposition_claims x JOIN propositions o ON o.id=x.proposition JOIN claim_relations r ON "
    "r.a=x.claim JOIN proposition_claims y ON y.claim=r.b JOIN propositions p ON "
    "p.id=y.proposition WHERE r.dispute=1 AND p.id<>o.id";
inline constexpr const char* kEnoughToDispute =
    "min((SELECT count(DISTINCT claim>>24) FROM proposition_claims WHERE proposition=o.id),"
    "(SELECT count(DISTINCT claim>>24) FROM proposition_claims WHERE proposition=p.id))"
    "<=iif(count(*)>=2,5*count(*),1)";

}  // namespace kilde::ledger
