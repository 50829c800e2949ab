#include "ledger/check_lineage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ledger/packing.h"
#include "lineage/link.h"
#include "lineage/posting_bucket.h"
#include "lineage/report.h"
#include "lineage/words.h"

namespace kilde::ledger {

void LineageCheck::saw(int64_t document, std::string_view text) {
  seen_[document] = {text.size(), lineage::words_of(text).sentences.size()};
}

std::vector<Finding> LineageCheck::run() {
  if (db_.number("SELECT count(*) FROM descents") == 0) return {};
  take_unread();
  descents();
  origins();
  copies();
  parents();
  links();
  for (const char* table : {"shingles", "edges"}) postings(table);
  return std::move(findings_);
}

// A text that cannot be read is told of elsewhere; here it only has its length.
void LineageCheck::take_unread() {
  Statement rows = db_.prepare("SELECT document,size FROM texts");
  for (rows.with(); rows.next();)
    seen_.try_emplace(rows.integer(0),
                      Seen{static_cast<uint64_t>(rows.integer(1)), lineage::kNoReport});
}

void LineageCheck::find(int64_t document, std::string what) {
  findings_.push_back({"document #" + std::to_string(document), std::move(what)});
}

const LineageCheck::Seen* LineageCheck::seen(int64_t document) const {
  const auto found = seen_.find(document);
  return found == seen_.end() ? nullptr : &found->second;
}

void LineageCheck::descents() {
  std::vector<int64_t> missing;
  for (const auto& [document, text] : seen_) missing.push_back(document);
  std::sort(missing.begin(), missing.end());
  Statement rows = db_.prepare("SELECT document FROM descents ORDER BY document");
  std::vector<int64_t> found;
  for (rows.with(); rows.next();) found.push_back(rows.integer(0));
  for (const int64_t document : found)
    if (!seen(document)) find(document, "has a descent, but no text");
  for (const int64_t document : missing)
    if (!std::binary_search(found.begin(), found.end(), document))
      find(document, "expected a descent, found none");
}

void LineageCheck::origins() {
  Statement without = db_.prepare(
      "SELECT document FROM descents d WHERE NOT EXISTS "
      "(SELECT 1 FROM origins o WHERE o.document=d.document) ORDER BY document");
  for (without.with(); without.next();) find(without.integer(0), "expected an origin, found none");
  Statement rows = db_.prepare("SELECT document,origin FROM origins");
  for (rows.with(); rows.next();)
    for (const int column : {0, 1})
      if (!seen(rows.integer(column)))
        find(rows.integer(0),
             "an origin is of document #" + rows.string(column) + ", which has no text");
}

void LineageCheck::copies() {
  Statement rows = db_.prepare(
      "SELECT document,number,source,origin,spans,similarity FROM copies ORDER BY document,number");
  int64_t document = -1, next = 0;
  for (rows.with(); rows.next();) {
    if (std::exchange(document, rows.integer(0)) != rows.integer(0)) next = 0;
    if (rows.integer(1) != next++)
      find(document, "expected copy " + std::to_string(next - 1) + ", found " + rows.string(1));
    copy(rows);
  }
}

void LineageCheck::copy(const Statement& row) {
  const std::string name = "copy " + row.string(1);
  const int64_t document = row.integer(0);
  const auto spans = unpack_spans(row.blob(4));
  if (!spans || spans->size() != 3) return find(document, name + " has not three spans");
  const std::array<int64_t, 3> texts = {document, row.integer(2), row.integer(3)};
  for (size_t i = 0; i < texts.size(); ++i) {
    const Seen* text = seen(texts[i]);
    if (!text || (*spans)[i].begin > (*spans)[i].end || (*spans)[i].end > text->bytes)
      find(document, name + " has a span outside document #" + std::to_string(texts[i]));
  }
  if (row.real(5) < 0 || row.real(5) > 1) find(document, name + " has a likeness outside 0 to 1");
}

void LineageCheck::parents() {
  constexpr std::pair<const char*, const char*> kFaults[] = {
      {"SELECT document FROM descents d WHERE parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
       "copies c WHERE c.document=d.document AND c.source=d.parent)",
       "nothing was taken from its parent"},
      {"SELECT document FROM copies c WHERE number=0 AND NOT EXISTS (SELECT 1 FROM descents d "
       "WHERE d.document=c.document AND d.parent IS NOT NULL)",
       "has copies, but no parent"},
      {"SELECT document FROM descents d JOIN documents mine ON mine.id=d.document JOIN documents "
       "other ON other.id=d.update_of WHERE d.update_of IS NOT d.parent OR "
       "mine.first<>other.first",
       "is a new version of another report"},
      {"SELECT DISTINCT document FROM copies c WHERE NOT EXISTS (SELECT 1 FROM links l WHERE "
       "(l.a=c.document AND l.b=c.source) OR (l.b=c.document AND l.a=c.source))",
       "has a copy of a document that it shares no sentence with"}};
  for (const auto& [sql, what] : kFaults) {
    Statement rows = db_.prepare(sql);
    for (rows.with(); rows.next();) find(rows.integer(0), what);
  }
}

void LineageCheck::links() {
  Statement rows = db_.prepare("SELECT a,b,matches FROM links");
  for (rows.with(); rows.next();) {
    const std::string name = "the link with document #" + rows.string(1);
    const Seen *mine = seen(rows.integer(0)), *other = seen(rows.integer(1));
    const auto link = lineage::decode_link(rows.blob(2), 0, 1);
    if (!link)
      find(rows.integer(0), name + " cannot be read");
    else if (!mine || !other || rows.integer(0) == rows.integer(1) ||
             std::any_of(
                 link->matches.begin(), link->matches.end(), [&](const lineage::Match& match) {
                   return match.sentence >= mine->sentences || match.other >= other->sentences;
                 }))
      find(rows.integer(0), name + " speaks of sentences that are not there");
  }
}

void LineageCheck::postings(const std::string& table) {
  Statement rows = db_.prepare("SELECT bucket,postings FROM " + table);
  for (rows.with(); rows.next();) {
    std::vector<uint32_t> docs;
    const std::string where = "table " + table, name = "bucket " + rows.string(0);
    const int64_t bucket = rows.integer(0);
    const bool known = bucket >= 1 << lineage::kFirstDepth && bucket < 2 << lineage::kDeepest;
    if (!known || !lineage::documents_in(rows.blob(1), static_cast<uint32_t>(bucket), docs))
      findings_.push_back({where, name + " cannot be read"});
    for (const uint32_t doc : docs)
      if (!seen(doc))
        findings_.push_back(
            {where, name + " names document #" + std::to_string(doc) + ", which has no text"});
  }
}

}  // namespace kilde::ledger
