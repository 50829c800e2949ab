#include "export/export.h"

#include <utility>

#include "export/claim_rows.h"
#include "export/graphml.h"
#include "export/json_ld.h"
#include "export/json_lines.h"

namespace kilde::exporting {
namespace {

// What is read between begin and end is of one moment.
class Snapshot {
 public:
  explicit Snapshot(ledger::Database& db) : db_(db) { db_.run("BEGIN"); }
  ~Snapshot() {
    db_.clear();
    db_.run("ROLLBACK");
    db_.clear();
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  ledger::Database& db_;
};

// Whether an export can go on with the next document.
bool concerns_one_document(const Error& error) { return error.code == Code::kFormat; }

}  // namespace

std::unique_ptr<Writer> make_writer(Format format, ledger::Database& db) {
  switch (format) {
    case Format::kJsonLines:
      return std::make_unique<JsonLinesWriter>();
    case Format::kCsv:
      return std::make_unique<ClaimRowsWriter>();
    case Format::kJsonLd:
      return std::make_unique<JsonLdWriter>();
    case Format::kGraphMl:
      break;
  }
  return std::make_unique<GraphMlWriter>(db);
}

Result<ExportCounts> export_ledger(ledger::Database& db, const Selection& selection, Writer& writer,
                                   const ExportRun& run) {
  db.clear();
  const Snapshot snapshot(db);
  Result<std::vector<int64_t>> ids = selected(db, selection);
  if (!ids) return ids.error();
  ExportCounts counts;
  if (!run.write(writer.head())) return counts;
  for (const int64_t id : *ids) {
    Result<Entry> entry = load_entry(db, id);
    if (!entry && !concerns_one_document(entry.error())) return entry.error();
    if (!entry) {
      run.failed(entry.error());
      ++counts.failed;
      continue;
    }
    if (!run.write(writer.entry(*entry))) return counts;
    ++counts.documents;
  }
  counts.whole = run.write(writer.foot());
  if (auto read = db.take_status(); !read) return read.error();
  return counts;
}

}  // namespace kilde::exporting
