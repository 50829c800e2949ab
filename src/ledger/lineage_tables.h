// The tables of lineage: which document took which passages from which, and what finds it out.
//
//   db.run(kLineageTables);
//
// Shapes: see docs/ledger.md. Documents are numbered as in `documents`. `shingles` and `edges` are
// the postings of lineage/posting_bucket.h, `links` the blobs of lineage/link.h.
#pragma once

namespace kilde::ledger {

inline constexpr const char* kLineageTables = R"sql(
CREATE TABLE shingles(
  bucket INTEGER PRIMARY KEY,
  postings BLOB NOT NULL
) STRICT;

CREATE TABLE edges(
  bucket INTEGER PRIMARY KEY,
  postings BLOB NOT NULL
) STRICT;

CREATE TABLE links(
  a INTEGER NOT NULL REFERENCES documents(id),
  b INTEGER NOT NULL REFERENCES documents(id),
  matches BLOB NOT NULL,
  PRIMARY KEY(a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_b ON links(b, a);

CREATE TABLE descents(
  document INTEGER PRIMARY KEY REFERENCES documents(id),
  parent INTEGER REFERENCES documents(id),
  update_of INTEGER REFERENCES documents(id)
) STRICT;
CREATE INDEX descents_parent ON descents(parent) WHERE parent IS NOT NULL;

CREATE TABLE origins(
  document INTEGER NOT NULL REFERENCES documents(id),
  origin INTEGER NOT NULL REFERENCES documents(id),
  PRIMARY KEY(document, origin)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_origin ON origins(origin) WHERE origin<>document;

CREATE TABLE copies(
  document INTEGER NOT NULL REFERENCES documents(id),
  number INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES documents(id),
  origin INTEGER NOT NULL REFERENCES documents(id),
  spans BLOB NOT NULL,
  similarity REAL NOT NULL,
  PRIMARY KEY(document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_source ON copies(source);
)sql";

}  // namespace kilde::ledger
