#include "ledger/lineage_store.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "ledger/loader.h"
#include "ledger/packing.h"
#include "lineage/fingerprints.h"

namespace kilde::ledger {
namespace {

constexpr size_t kMostKnown = 4096;  // documents remembered from one transaction to the next

std::optional<int64_t> number_of(uint32_t doc) {
  if (doc == lineage::kNoReport) return std::nullopt;
  return doc;
}

}  // namespace

LineageStore::LineageStore(Database& db) : db_(db), shingles_(db, "shingles"), edges_(db, "edges") {
  head_ = db.prepare(
      "SELECT published,n.name,d.publisher,first FROM documents d "
      "LEFT JOIN names n ON n.id=d.publisher WHERE d.id=?");
  find_links_ = db.prepare(
      "SELECT a,b,matches FROM links WHERE a=?1 UNION ALL "
      "SELECT a,b,matches FROM links WHERE b=?1");
  put_link_ = db.prepare("INSERT INTO links VALUES(?,?,?)");
  put_descent_ = db.prepare("INSERT INTO descents VALUES(?,?,?)");
  put_origin_ = db.prepare("INSERT INTO origins VALUES(?,?)");
  put_copy_ = db.prepare("INSERT INTO copies VALUES(?,?,?,?,?,?)");
}

const LineageStore::Known& LineageStore::known(uint32_t doc) {
  const auto found = known_.find(doc);
  return found != known_.end() ? found->second : remember(doc, load_text(db_, doc));
}

const LineageStore::Known& LineageStore::remember(uint32_t doc, std::string_view text) {
  Known& known = known_[doc];
  for (head_.with(doc); head_.next();) {
    const std::string report = "#" + head_.string(3);
    known.publisher = static_cast<uint64_t>(head_.integer(2));
    known.facts = lineage::facts_of({text, head_.text(0), head_.text(1), report});
  }
  return known;
}

LineageStore::Links& LineageStore::links(uint32_t doc) {
  const auto found = links_.find(doc);
  if (found != links_.end()) return found->second;
  Links& links = links_[doc];
  for (find_links_.with(doc); find_links_.next();) {
    auto link =
        lineage::decode_link(find_links_.blob(2), static_cast<uint32_t>(find_links_.integer(0)),
                             static_cast<uint32_t>(find_links_.integer(1)));
    if (!link) {
      db_.fail(damaged(db_.file(), "a link of document #" + std::to_string(doc)));
      break;
    }
    links.owned.push_back(std::make_unique<const lineage::Link>(std::move(*link)));
    links.rows.push_back(links.owned.back().get());
  }
  return links;
}

std::vector<uint32_t> LineageStore::holders_of_edge(uint32_t edge_row) {
  std::vector<uint32_t> holders;
  edges_.look_up({&edge_row, 1},
                 [&](std::span<const uint32_t> docs) { holders.assign(docs.begin(), docs.end()); });
  return holders;
}

// Those who have been asked for their links hear of a new one.
void LineageStore::keep(const lineage::Link& link) {
  for (const uint32_t doc : {link.a, link.b}) {
    const auto found = links_.find(doc);
    if (found == links_.end()) continue;
    found->second.owned.push_back(std::make_unique<const lineage::Link>(link));
    found->second.rows.push_back(found->second.owned.back().get());
  }
  const std::string matches = lineage::encode_link(link);
  put_link_.with(link.a, link.b, Blob{matches}).run();
}

void LineageStore::added(int64_t document, const Document& added) {
  if (document >= lineage::kNoReport) {
    db_.fail({Code::kTooLarge, db_.file().string(), "expected fewer than 4294967295 documents"});
    return;
  }
  const auto doc = static_cast<uint32_t>(document);
  const lineage::ReportFacts& facts = remember(doc, added.text()).facts;
  const auto rows = lineage::fingerprints(facts.text);
  const auto candidates = finder_.find(shingles_, rows);
  links_[doc];
  if (!candidates.empty()) {
    lineage::Linker linker(doc, facts);
    for (const lineage::Candidate& candidate : candidates) {
      if (!db_.ok()) return;
      if (const auto link = linker.link(candidate.doc, facts_of(candidate.doc))) keep(*link);
    }
  }
  shingles_.insert(doc, rows);
  edges_.insert(doc, lineage::edge_rows(facts.text));
  added_.push_back(doc);
}

void LineageStore::erased(int64_t document, const Document& gone) {
  const auto doc = static_cast<uint32_t>(document);
  const auto text = lineage::words_of(gone.text());
  const auto rows = lineage::fingerprints(text), edges = lineage::edge_rows(text);
  const auto beside = lineage::neighbours_of(*this, doc);
  changed_.insert(changed_.end(), beside.begin(), beside.end());
  shingles_.remove(doc, rows);
  edges_.remove(doc, edges);
  for (const uint32_t edge : edges)  // what it ended with may be standing text no longer
    for (const uint32_t holder : holders_of_edge(edge)) changed_.push_back(holder);
  db_.prepare("DELETE FROM links WHERE a=?1 OR b=?1").with(document).run();
  erase_descent(document);
  known_.clear();
  links_.clear();
  std::erase(added_, doc);
  std::erase(changed_, doc);
}

void LineageStore::settle() {
  auto descents = lineage::descents_after(*this, added_);
  for (auto& descent : lineage::descents_of(*this, changed_))
    descents.push_back(std::move(descent));
  for (const auto& [doc, descent] : descents)
    if (db_.ok()) write(doc, descent);
  shingles_.write();
  edges_.write();
  added_.clear();
  changed_.clear();
  links_.clear();
  if (known_.size() > kMostKnown) known_.clear();
}

void LineageStore::undone() {
  shingles_.forget();
  edges_.forget();
  added_.clear();
  changed_.clear();
  links_.clear();
  known_.clear();
}

void LineageStore::erase_descent(int64_t document) {
  for (const char* table : {"descents", "origins", "copies"})
    db_.prepare("DELETE FROM " + std::string(table) + " WHERE document=?").with(document).run();
}

void LineageStore::write(int64_t document, const lineage::Descent& descent) {
  erase_descent(document);
  put_descent_.with(document, number_of(descent.parent), number_of(descent.update_of)).run();
  for (const uint32_t origin : descent.origins) put_origin_.with(document, origin).run();
  for (size_t n = 0; n < descent.copies.size(); ++n) {
    const lineage::Copy& copy = descent.copies[n];
    const std::string spans = pack_spans({copy.span, copy.from_span, copy.origin_span});
    put_copy_.with(document, n, copy.from, copy.origin, Blob{spans}, copy.similarity).run();
  }
}

lineage::Descent load_descent(Database& db, int64_t document) {
  lineage::Descent descent;
  auto doc = [](const Statement& row, int column) {
    return row.null(column) ? lineage::kNoReport : static_cast<uint32_t>(row.integer(column));
  };
  Statement head = db.prepare("SELECT parent,update_of FROM descents WHERE document=?");
  for (head.with(document); head.next();) {
    descent.parent = doc(head, 0);
    descent.update_of = doc(head, 1);
  }
  Statement origins = db.prepare("SELECT origin FROM origins WHERE document=? ORDER BY origin");
  for (origins.with(document); origins.next();) descent.origins.push_back(doc(origins, 0));
  Statement copies = db.prepare(
      "SELECT source,origin,spans,similarity FROM copies WHERE document=? ORDER BY number");
  for (copies.with(document); copies.next();) {
    const auto spans = unpack_spans(copies.blob(2));
    if (!spans || spans->size() != 3) {
      db.fail(damaged(db.file(), "a copy of document #" + std::to_string(document)));
      return {};
    }
    descent.copies.push_back(
        {(*spans)[0], doc(copies, 0), (*spans)[1], doc(copies, 1), (*spans)[2], copies.real(3)});
  }
  return descent;
}

std::vector<int64_t> relatives_of(Database& db, int64_t document, size_t most) {
  Statement beside = db.prepare(
      "SELECT source FROM copies WHERE document=?1 UNION SELECT origin FROM copies WHERE "
      "document=?1 UNION SELECT document FROM copies WHERE source=?1 ORDER BY 1");
  std::set<int64_t> seen{document};
  std::vector<int64_t> open{document};
  for (size_t next = 0; next < open.size(); ++next)
    for (beside.with(open[next]); beside.next();)
      if (seen.size() < most && seen.insert(beside.integer(0)).second)
        open.push_back(beside.integer(0));
  return {seen.begin(), seen.end()};
}

namespace {

// Its text and head; a version that is not the newest is told by its number.
Document load_report(Database& db, int64_t document) {
  Document doc = load_head(db, document);
  if (auto version = db.prepare("SELECT version FROM documents WHERE id=? AND current=0")
                         .with(document)
                         .first())
    doc.id += "@" + std::to_string(*version);
  return doc;
}

}  // namespace

// What is not among the rows is left out.
void name_by_rows(const std::map<int64_t, uint32_t>& row, lineage::Descent& descent) {
  const auto row_of = [&](uint32_t doc) {
    const auto found = row.find(doc);
    return found == row.end() ? lineage::kNoReport : found->second;
  };
  descent.parent = row_of(descent.parent);
  descent.update_of = row_of(descent.update_of);
  for (uint32_t& origin : descent.origins) origin = row_of(origin);
  std::erase(descent.origins, lineage::kNoReport);
  for (lineage::Copy& copy : descent.copies)
    copy.from = row_of(copy.from), copy.origin = row_of(copy.origin);
  std::erase_if(descent.copies, [](const lineage::Copy& copy) {
    return copy.from == lineage::kNoReport || copy.origin == lineage::kNoReport;
  });
}

Result<LineageReports> load_lineage(Database& db, const std::vector<int64_t>& asked, size_t most) {
  std::map<int64_t, uint32_t> row;
  for (const int64_t document : asked)
    for (const int64_t relative : relatives_of(db, document, most)) row[relative];
  if (asked.empty()) {
    Statement all = db.prepare("SELECT document FROM texts");
    for (all.with(); all.next();) row[all.integer(0)];
  }
  LineageReports reports;
  for (auto& [document, number] : row)
    number = static_cast<uint32_t>(reports.docs.size()),
    reports.docs.push_back(load_report(db, document));
  Statement withdrawn = db.prepare("SELECT withdrawn IS NOT NULL FROM documents WHERE id=?");
  for (const auto& [document, number] : row) {
    reports.descents.push_back(load_descent(db, document));
    reports.descents.back().withdrawn = withdrawn.with(document).first() == 1;
    name_by_rows(row, reports.descents.back());
  }
  for (const int64_t document : asked) reports.rows.push_back(row[document]);
  if (auto read = db.take_status(); !read) return read.error();
  return reports;
}

}  // namespace kilde::ledger
