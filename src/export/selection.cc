#include "export/selection.h"

#include <algorithm>
#include <utility>

#include "ledger/loader.h"

namespace kilde::exporting {

using ledger::Database;
using ledger::Statement;

Result<std::vector<int64_t>> selected(Database& db, const Selection& selection) {
  Statement rows = db.prepare(
      "SELECT d.id,d.lang FROM documents d JOIN texts t ON t.document=d.id "
      "WHERE (?1 IS NULL OR d.day_after>?1) AND (?2 IS NULL OR d.first_day<?2) "
      "AND (d.current=1 OR NOT ?3) ORDER BY d.id");
  std::vector<int64_t> ids;
  rows.with(selection.from_day, selection.to_day, selection.current_only ? 1 : 0);
  while (rows.next()) {
    const auto& langs = selection.langs;
    if (langs.empty() || std::ranges::find(langs, rows.text(1)) != langs.end())
      ids.push_back(rows.integer(0));
  }
  if (auto read = db.take_status(); !read) return read.error();
  return ids;
}

Result<Entry> load_entry(Database& db, int64_t document) {
  Entry entry;
  entry.number = document;
  Statement row = db.prepare(
      "SELECT f.name,d.version,d.current,d.added,d.withdrawn,d.reason FROM documents d "
      "JOIN documents f ON f.id=d.first WHERE d.id=?");
  if (row.with(document).next()) {
    entry.report = row.string(0);
    entry.version = row.integer(1);
    entry.current = row.integer(2) != 0;
    entry.added = row.string(3);
    entry.withdrawn = row.string(4);
    entry.reason = row.string(5);
  }
  entry.doc = ledger::load_document(db, document);
  if (auto read = db.take_status(); !read) return read.error();
  return entry;
}

}  // namespace kilde::exporting
