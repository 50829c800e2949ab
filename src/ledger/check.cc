#include "ledger/check.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/sha256.h"
#include "ledger/check_lineage.h"
#include "ledger/claim_annex.h"
#include "ledger/loader.h"
#include "ledger/source_counts.h"
#include "story/features.h"

namespace kilde::ledger {
namespace {

// Two documents with one fault have the same words of it but for the numbers.
std::string kind_of(const Finding& finding) {
  if (!finding.where.starts_with("document #")) return finding.where + finding.what;
  std::string words;
  for (const char c : finding.what)
    if (c < '0' || c > '9') words.push_back(c);
  return words;
}

// What many have is told once, where it was first found, with their count.
std::vector<Finding> told_once(std::vector<Finding> all) {
  std::map<std::string, size_t> rows, others;
  std::vector<Finding> once;
  for (Finding& finding : all) {
    const auto [row, fresh] = rows.try_emplace(kind_of(finding), once.size());
    if (fresh)
      once.push_back(std::move(finding));
    else if (finding.where != once[row->second].where)
      ++others[kind_of(finding)];
  }
  for (Finding& finding : once)
    if (const auto more = others.find(kind_of(finding)); more != others.end())
      finding.where +=
          " and " + std::to_string(more->second) + (more->second == 1 ? " other" : " others");
  return once;
}

class Check {
 public:
  Check(Database& db, const text::SearchWords& search) : db_(db), search_(search), lineage_(db) {}

  std::vector<Finding> run(const std::function<void(int64_t)>& progress) {
    structure();
    references();
    versions();
    counts();
    documents(progress);
    lineage();
    stories();
    return told_once(std::move(findings_));
  }

 private:
  void find(std::string where, std::string what) {
    findings_.push_back({std::move(where), std::move(what)});
  }

  void structure() {
    Statement rows = db_.prepare("PRAGMA integrity_check(100)");
    for (rows.with(); rows.next();)
      if (rows.text(0) != "ok") find("file", rows.string(0));
    pass_over("file");
  }

  void references() {
    Statement rows = db_.prepare("PRAGMA foreign_key_check");
    for (rows.with(); rows.next();)
      find("table " + rows.string(0), "a row points to a row of " + rows.string(2) +
                                          " that is not there (row " + rows.string(1) + ")");
    pass_over("references");
  }

  // Where one column is the greatest of a group, SQLite takes the others from the same row.
  void versions() {
    Statement rows = db_.prepare(
        "SELECT first,count(*),max(version),sum(current),withdrawn IS NOT NULL FROM documents "
        "GROUP BY first");
    for (rows.with(); rows.next();) {
      const std::string where = "document #" + rows.string(0);
      if (rows.integer(1) != rows.integer(2))
        find(where, "expected versions 1 to " + rows.string(2) + ", found " + rows.string(1));
      if (rows.integer(3) != 1 - rows.integer(4))
        find(where, "expected one current version (none when withdrawn), found " + rows.string(3));
    }
    pass_over("versions");
  }

  void counts() {
    if (const int64_t wrong = db_.number(kWrongCounts); wrong != 0)
      find("counts of sources", std::to_string(wrong) + " rows differ from what the claims tell");
    pass_over("counts of sources");
  }

  void documents(const std::function<void(int64_t)>& progress) {
    std::vector<int64_t> ids;
    Statement rows = db_.prepare(
        "SELECT d.id,t.document IS NULL AND d.withdrawn IS NULL FROM documents d "
        "LEFT JOIN texts t ON t.document=d.id WHERE t.document IS NOT NULL OR d.withdrawn IS NULL "
        "ORDER BY d.id");
    for (rows.with(); rows.next();) {
      if (rows.integer(1) != 0)
        find("document #" + rows.string(0), "has no text");
      else
        ids.push_back(rows.integer(0));
    }
    pass_over("documents");
    int64_t done = 0;
    for (int64_t id : ids) {
      document(id);
      if (progress) progress(++done);
    }
  }

  void document(int64_t id) {
    const std::string where = "document #" + std::to_string(id);
    const Document doc = load_document(db_, id);
    if (pass_over(where)) return;
    lineage_.saw(id, doc.text());
    if (base::sha256_hex(doc.text()) != doc.sha256) find(where, "its text has another sha256");
    if (!indexed(id, doc)) find(where, "its text is not in the index");
    claim_records(db_, {id});
    pass_over(where);
  }

  void lineage() {
    for (Finding& finding : lineage_.run()) findings_.push_back(std::move(finding));
    pass_over("lineage");
  }

  void stories() {
    Statement rows = db_.prepare(
        "SELECT f.document,f.features,d.current FROM story_features f LEFT JOIN documents d ON "
        "d.id=f.document ORDER BY f.document");
    for (rows.with(); rows.next();) {
      const std::string where = "document #" + rows.string(0);
      if (rows.maybe_integer(2) != 1) find(where, "is not current, and has story features");
      const auto features = story::decode(rows.blob(1));
      if (!features && features.error().code == Code::kFormat)
        find(where, "its story features cannot be read");
    }
    pass_over("stories");
  }

  // By its longest word, which is most its own.
  bool indexed(int64_t id, const Document& doc) {
    const std::string form = search_.index_form(doc.text(), doc.lang);
    std::string_view longest;
    for (size_t begin = 0; begin < form.size();) {
      const size_t end = std::min(form.find(' ', begin), form.size());
      if (end - begin > longest.size()) longest = std::string_view(form).substr(begin, end - begin);
      begin = end + 1;
    }
    if (longest.empty()) return true;
    const std::string match = "\"" + std::string(longest) + "\"";
    return db_.prepare("SELECT 1 FROM text_index WHERE text_index MATCH ? AND rowid=?")
        .with(match, id)
        .first()
        .has_value();
  }

  // Damage is a finding too, and the check goes on behind it. True if there was some.
  bool pass_over(const std::string& where) {
    auto status = db_.status();
    if (status || status.error().code == Code::kInterrupted) return false;
    find(where, status.error().message);
    db_.clear();
    return true;
  }

  Database& db_;
  const text::SearchWords& search_;
  LineageCheck lineage_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_ledger(Database& db, const text::SearchWords& search,
                                  const std::function<void(int64_t)>& progress) {
  return Check(db, search).run(progress);
}

Result<std::vector<Finding>> Store::check(const std::function<void(int64_t)>& progress) {
  db_->clear();
  std::vector<Finding> findings = check_ledger(*db_, search_, progress);
  if (auto read = db_->take_status(); !read) return read.error();
  return findings;
}

}  // namespace kilde::ledger
