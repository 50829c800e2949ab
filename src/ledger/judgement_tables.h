// The tables of judgements: what persons decided, by the words of claims and not by their numbers.
//
//   db.run(kJudgementTables);         // where they are not there yet
//
// Shapes: see docs/ledger.md.
#pragma once

namespace kilde::ledger {

inline constexpr const char* kJudgementTables = R"sql(
CREATE TABLE IF NOT EXISTS judgements(
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  time TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS judgement_claims(
  judgement TEXT NOT NULL REFERENCES judgements(id),
  side INTEGER NOT NULL,
  number INTEGER NOT NULL,
  doc TEXT NOT NULL,
  wording INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY(judgement, side, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS judgement_claims_doc ON judgement_claims(doc);
)sql";

}  // namespace kilde::ledger
