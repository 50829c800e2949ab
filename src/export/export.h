// A ledger in a form that other programs read.
//
//   auto writer = make_writer(Format::kCsv, db);
//   ExportRun run{.write = [&](std::string_view text) { return out.write(text).has_value(); },
//                 .failed = [](const Error& error) { tell(error); }};
//   Result<ExportCounts> counts = export_ledger(db, {.langs = {"da"}}, *writer, run);
//
// Formats: JSON lines (a document a line, as `kilde read --format json` has it, and what the ledger
//   adds), CSV (a claim a row), JSON-LD (W3C PROV and Web Annotation), GraphML (the graph of
//   sources). docs/export.md describes every field.
// Shapes: a Writer gives the text before the documents, of each, and behind them. Documents come in
//   the order of adding; the same ledger gives the same bytes.
// Memory: one document at a time and eight bytes for each; GraphML also its nodes and edges.
// Threads: one. Errors: a damaged document is told to `failed`, and the rest goes on; other errors
//   of the Database end it. A write that fails ends it without an error: its giver knows why.
// Method: one read transaction, so that what is added meanwhile is not seen by halves.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "export/selection.h"

namespace kilde::exporting {

enum class Format { kJsonLines, kCsv, kJsonLd, kGraphMl };

class Writer {
 public:
  virtual ~Writer() = default;
  virtual std::string head() { return {}; }
  virtual std::string entry(const Entry& entry) = 0;
  virtual std::string foot() { return {}; }
};

// The Database must outlive the Writer.
std::unique_ptr<Writer> make_writer(Format format, ledger::Database& db);

struct ExportRun {
  std::function<bool(std::string_view)> write;  // false: end here
  std::function<void(const Error&)> failed;     // of one document
};

struct ExportCounts {
  size_t documents = 0, failed = 0;
  bool whole = false;  // false: a write failed, or was not wanted
};

Result<ExportCounts> export_ledger(ledger::Database& db, const Selection& selection, Writer& writer,
                                   const ExportRun& run);

}  // namespace kilde::exporting
