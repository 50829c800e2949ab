// Annex: what hangs on the documents of a ledger and is kept with them: lineage, stories, claims.
//
//   class LineageAnnex : public Annex { ... };
//   store.attach(std::make_unique<LineageAnnex>(store.database()));
//
// Every call but undone() is heard inside the transaction that changes the document, so that what
//   hangs on it is committed with it or not at all. Documents come in the order of their numbers.
// Needs: the Database of its Store, whose tables (schema.cc) it fills; errors go to the Database.
// Threads: as the Store.
#pragma once

#include <cstdint>

#include <kilde/document.h>

namespace kilde::ledger {

class Annex {
 public:
  virtual ~Annex() = default;
  // `doc` has all its columns, tokens and trees too.
  virtual void added(int64_t document, const Document& doc) = 0;
  // The same text was read again.
  virtual void replaced(int64_t document, const Document& doc) = 0;
  // It no longer counts: its report was withdrawn, or has a newer version.
  virtual void retired(int64_t document) = 0;
  // Its text goes away; `doc` is what is stored of it. Heard after retired().
  virtual void erased(int64_t document, const Document& doc) = 0;
  // All documents of the transaction are there; the last call before it is committed.
  virtual void settle() = 0;
  // The transaction was undone: nothing of it may be remembered.
  virtual void undone() = 0;
};

}  // namespace kilde::ledger
