// Lineage in a ledger: who copied whom among its documents, kept while they are added.
//
//   store.attach(std::make_unique<LineageStore>(store.database()));   // before documents are added
//   lineage::Descent descent = load_descent(db, 17);
//   Result<LineageReports> reports = load_lineage(db, {17}, 1000);    // with its relatives
//
// Shapes: a document descends from others of the ledger, older versions and withdrawn ones among
//   them; one whose text was erased is none of them. Two documents are at the same address if they
//   are versions of one report. Units: bytes of the texts.
// Needs the tables of lineage_tables.h. Owns, within one transaction and some thousand documents,
// what it read. Threads: as the Database. Errors: those of the Database; kFormat for damage,
// kTooLarge beyond
//   four thousand million documents.
// Method: lineage/component.h; a transaction's documents are resolved together, at its end. Nothing
//   but the documents that share text with them is looked at.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/annex.h"
#include "ledger/database.h"
#include "ledger/posting_table.h"
#include "lineage/collection.h"
#include "lineage/component.h"

namespace kilde::ledger {

class LineageStore : public Annex, private lineage::Collection {
 public:
  explicit LineageStore(Database& db);

  void added(int64_t document, const Document& doc) override;
  void replaced(int64_t, const Document&) override {}
  void retired(int64_t) override {}
  void erased(int64_t document, const Document& doc) override;
  void settle() override;
  void undone() override;

 private:
  struct Known {
    lineage::ReportFacts facts;
    uint64_t publisher = 0;
  };
  struct Links {
    std::vector<std::unique_ptr<const lineage::Link>> owned;
    std::vector<const lineage::Link*> rows;
  };

  const lineage::ReportFacts& facts_of(uint32_t doc) override { return known(doc).facts; }
  uint64_t publisher_of(uint32_t doc) override { return known(doc).publisher; }
  std::span<const lineage::Link* const> links_of(uint32_t doc) override { return links(doc).rows; }
  std::vector<uint32_t> holders_of_edge(uint32_t edge_row) override;

  const Known& known(uint32_t doc);
  const Known& remember(uint32_t doc, std::string_view text);
  Links& links(uint32_t doc);
  void keep(const lineage::Link& link);
  void write(int64_t document, const lineage::Descent& descent);
  void erase_descent(int64_t document);

  Database& db_;
  PostingTable shingles_, edges_;
  lineage::Finder finder_;
  std::unordered_map<uint32_t, Known> known_;
  std::unordered_map<uint32_t, Links> links_;
  std::vector<uint32_t> added_, changed_;  // in this transaction
  Statement head_, find_links_, put_link_, put_descent_, put_origin_, put_copy_;
};

// What is stored of a document; kNotFound where the ledger has not looked at it.
lineage::Descent load_descent(Database& db, int64_t document);

// Puts rows in the place of the documents' numbers that a descent has.
void name_by_rows(const std::map<int64_t, uint32_t>& row, lineage::Descent& descent);

// Documents connected with one by copies, itself among them, in their order; at most `most`.
std::vector<int64_t> relatives_of(Database& db, int64_t document, size_t most);

// Documents and their descents, which name them by their rows.
struct LineageReports {
  std::vector<Document> docs;  // text and head alone; "w3@1" for a version that is not the newest
  std::vector<lineage::Descent> descents;
  std::vector<uint32_t> rows;  // of those asked for
};

// Of the documents and their relatives; of all where none is asked for.
Result<LineageReports> load_lineage(Database& db, const std::vector<int64_t>& asked, size_t most);

}  // namespace kilde::ledger
