// From the ledger's rows back to a Document, and to the text alone.
//
//   Document doc = load_document(db, 17);      // check db.status() afterwards
//   std::string text = load_text(db, 17);
//
// Gives: what the Document was when it was added, without its tokens and analysis. Threads: as the
// Database. Errors: those of the Database; kNotFound for an unknown number, kFormat for damage,
// which leaves an empty Document.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <kilde/document.h>

#include "ledger/database.h"

namespace kilde::ledger {

Document load_document(Database& db, int64_t document);
// Its text and what came in with it, nothing that was found.
Document load_head(Database& db, int64_t document);
std::string load_text(Database& db, int64_t document);

// The same of many documents, one after the other.
class HeadLoader {
 public:
  explicit HeadLoader(Database& db);
  Document load(int64_t document);
  std::string text(int64_t document);

 private:
  Database& db_;
  Statement head_, text_;
};

Error damaged(const std::filesystem::path& file, std::string_view what);

}  // namespace kilde::ledger
