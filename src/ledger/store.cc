#include "ledger/store.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "base/sha256.h"
#include "ledger/backup.h"
#include "ledger/loader.h"
#include "ledger/schema.h"

namespace kilde::ledger {
namespace {

constexpr size_t kLeastDigits = 8;  // of a sha256 that stands for a document
constexpr const char* kIndexedBy = "search words";

Error not_found(std::string_view name) {
  return {Code::kNotFound, std::string(name),
          "expected a document's id, address, sha256 or #number, found none such in the ledger"};
}

bool is_hex(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string sha256_of(const Document& doc) {
  return doc.sha256.empty() ? base::sha256_hex(doc.text()) : doc.sha256;
}

// "w3@2" -> "w3", 2
std::pair<std::string_view, std::optional<int64_t>> split_version(std::string_view name) {
  const size_t at = name.rfind('@');
  int64_t version = 0;
  if (at == std::string_view::npos || at + 1 == name.size()) return {name, std::nullopt};
  const char* end = name.data() + name.size();
  if (std::from_chars(name.data() + at + 1, end, version).ptr != end) return {name, std::nullopt};
  return {name.substr(0, at), version};
}

// An index made by other stemmers would not find what this one looks for.
void index_again(Database& db, const text::SearchWords& search) {
  db.run("INSERT INTO text_index(text_index) VALUES('delete-all')");
  db.run("INSERT INTO claim_index(claim_index) VALUES('delete-all')");
  Statement index_text = db.prepare("INSERT INTO text_index(rowid,words) VALUES(?,?)");
  Statement index_claim = db.prepare("INSERT INTO claim_index(rowid,words) VALUES(?,?)");
  Statement rows = db.prepare("SELECT document FROM texts ORDER BY document");
  for (rows.with(); rows.next();) {
    const int64_t id = rows.integer(0);
    Document doc = load_document(db, id);
    index_text.with(id, indexed_words(search, doc.title, doc.text(), doc.lang)).run();
    for (size_t i = 0; i < doc.attributions.size(); ++i) {
      const std::string content = content_of(doc.text(), doc.attributions[i].content);
      index_claim.with(claim_id(id, i), search.index_form(content, doc.lang)).run();
    }
  }
}

Result<void> prepare_index(Database& db, const Open& how, const text::SearchWords& search) {
  const std::string wanted = std::to_string(search.fingerprint());
  Statement found = db.prepare("SELECT value FROM meta WHERE key=?");
  const bool same = found.with(kIndexedBy).next() && found.text(0) == wanted;
  found = Statement();
  if (same || how.read_only || !db.ok()) return db.status();
  Transaction transaction(db);
  index_again(db, search);
  db.prepare("INSERT OR REPLACE INTO meta VALUES(?,?)").with(kIndexedBy, wanted).run();
  return transaction.commit();
}

}  // namespace

Store::Store(std::unique_ptr<Database> db, const text::SearchWords& search)
    : db_(std::move(db)), search_(search), writer_(std::make_unique<Writer>(*db_, search)) {
  by_name_ = db_->prepare("SELECT first FROM documents WHERE name=? ORDER BY id LIMIT 1");
  by_url_ = db_->prepare("SELECT first FROM documents WHERE url=? ORDER BY id LIMIT 1");
  has_text_ = db_->prepare("SELECT 1 FROM documents WHERE first=? AND hex(sha256)=upper(?)");
  count_versions_ = db_->prepare("SELECT max(version) FROM documents WHERE first=?");
  current_ = db_->prepare("SELECT id FROM documents WHERE first=? AND current=1");
  supersede_ = db_->prepare("UPDATE documents SET current=0 WHERE first=? AND current=1");
}

Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file, Open how,
                          const text::SearchWords& search) {
  std::error_code ignored;
  if (!how.create && !std::filesystem::exists(file, ignored)) {
    return Error{Code::kNotFound, file.string(),
                 "expected a ledger, found no such file (kilde add makes one)"};
  }
  auto db = Database::open(file, how);
  if (!db) return db.error();
  if (auto ready = prepare_schema(*db, how); !ready) return ready.error();
  if (auto ready = prepare_index(*db, how, search); !ready) return ready.error();
  Store store(std::make_unique<Database>(std::move(*db)), search);
  if (auto ready = store.db_->take_status(); !ready) return ready.error();
  return store;
}

// The first version of the report that a document belongs to; 0: a new report.
int64_t Store::first_of(const Document& doc) {
  const std::string name = doc.id.empty() ? sha256_of(doc) : doc.id;
  if (auto first = by_name_.with(name).first()) return *first;
  if (doc.url.empty()) return 0;
  return by_url_.with(doc.url).first().value_or(0);
}

bool Store::has_text(int64_t first, const Document& doc) {
  return has_text_.with(first, sha256_of(doc)).first().has_value();
}

bool Store::knows(const Document& doc) {
  const int64_t first = first_of(doc);
  const bool known = first != 0 && has_text(first, doc);
  db_->clear();
  return known;
}

std::optional<std::string> Store::withdrawn(const Document& doc) {
  std::optional<std::string> told;
  const int64_t first = first_of(doc);
  Statement row = db_->prepare(
      "SELECT withdrawn,reason FROM documents WHERE first=? ORDER BY version DESC LIMIT 1");
  if (first != 0 && has_text(first, doc) && row.with(first).next() && !row.null(0))
    told = row.string(0) + (row.text(1).empty() ? "" : ": " + row.string(1));
  row = Statement();
  db_->clear();
  return told;
}

int64_t Store::model_id(const Provenance& by, std::string_view lang) {
  const std::string fingerprint = by.fingerprint ? by.fingerprint(lang) : std::string();
  db_->prepare("INSERT OR IGNORE INTO models(lang,version,fingerprint) VALUES(?,?,?)")
      .with(lang, by.version, fingerprint)
      .run();
  return db_->prepare("SELECT id FROM models WHERE lang=? AND version=? AND fingerprint=?")
      .with(lang, by.version, fingerprint)
      .first()
      .value_or(0);
}

void Store::supersede(int64_t first) {
  if (auto older = current_.with(first).first())
    for (auto& annex : annexes_) annex->retired(*older);
  supersede_.with(first).run();
}

void Store::put(const Document& doc, const Provenance& by, AddCounts& counts) {
  Place place;
  place.first = first_of(doc);
  if (place.first != 0) {
    if (has_text(place.first, doc)) {
      ++counts.unchanged;
      return;
    }
    place.version = count_versions_.with(place.first).first().value_or(0) + 1;
    supersede(place.first);
  }
  place.added = by.time;
  place.model = model_id(by, doc.lang);
  const int64_t id = writer_->insert(doc, place);
  for (auto& annex : annexes_) annex->added(id, doc);
  ++(place.first != 0 ? counts.versions : counts.added);
}

Result<AddCounts> Store::add(const std::vector<Document>& docs, const Provenance& by) {
  db_->clear();
  AddCounts counts;
  Transaction transaction(*db_);
  for (const Document& doc : docs) {
    if (!db_->ok()) break;
    put(doc, by, counts);
  }
  if (auto done = commit(transaction); !done) return done.error();
  return counts;
}

Result<void> Store::commit(Transaction& transaction) {
  for (auto& annex : annexes_)
    if (db_->ok()) annex->settle();
  auto done = transaction.commit();
  if (done) return done;
  writer_->forget();
  for (auto& annex : annexes_) annex->undone();
  return done;
}

// A version of the report with an id or address, or its newest.
std::optional<int64_t> Store::version_named(std::string_view name, std::optional<int64_t> version) {
  Statement row = db_->prepare(
      "SELECT id FROM documents WHERE first=? AND (version=? OR ? IS NULL) "
      "ORDER BY version DESC LIMIT 1");
  for (Statement* by : {&by_name_, &by_url_})
    if (auto first = by->with(name).first())
      if (auto id = row.with(*first, version, version).first()) return id;
  return std::nullopt;
}

Result<int64_t> Store::find(std::string_view name) {
  db_->clear();
  if (name.starts_with('#')) {
    int64_t number = 0;
    const char* end = name.data() + name.size();
    if (std::from_chars(name.data() + 1, end, number).ptr == end)
      if (db_->prepare("SELECT 1 FROM documents WHERE id=?").with(number).first()) return number;
    return not_found(name);
  }
  if (auto id = version_named(name, std::nullopt)) return *id;
  auto [report, version] = split_version(name);
  if (auto id = version ? version_named(report, version) : std::nullopt) return *id;
  if (name.size() < kLeastDigits || !is_hex(name)) return not_found(name);
  Statement by_hash = db_->prepare(
      "SELECT id FROM documents WHERE lower(hex(sha256)) LIKE ? || '%' ORDER BY id LIMIT 2");
  std::vector<int64_t> found;
  for (by_hash.with(name); by_hash.next();) found.push_back(by_hash.integer(0));
  if (found.size() > 1)
    return Error{Code::kInvalidArgument, std::string(name),
                 "expected one document, found several with a sha256 that begins so"};
  if (auto read = db_->take_status(); !read) return read.error();
  return found.empty() ? Result<int64_t>(not_found(name)) : found.front();
}

Result<Document> Store::load(int64_t document) {
  db_->clear();
  Document doc = load_document(*db_, document);
  if (auto read = db_->take_status(); !read) return read.error();
  return doc;
}

Result<void> Store::withdraw(int64_t document, std::string_view time, std::string_view reason) {
  return end_report(document, time, reason, false);
}

Result<void> Store::erase(int64_t document, std::string_view time, std::string_view reason) {
  return end_report(document, time, reason, true);
}

Result<void> Store::end_report(int64_t document, std::string_view time, std::string_view reason,
                               bool with_texts) {
  db_->clear();
  Transaction transaction(*db_);
  std::vector<int64_t> versions;
  Statement rows =
      db_->prepare("SELECT id FROM documents WHERE first=(SELECT first FROM documents WHERE id=?)");
  for (rows.with(document); rows.next();) versions.push_back(rows.integer(0));
  Statement mark = db_->prepare(
      "UPDATE documents SET current=0,withdrawn=coalesce(withdrawn,?),reason=coalesce(reason,?) "
      "WHERE id=?");
  for (int64_t version : versions) {
    if (db_->prepare("SELECT 1 FROM documents WHERE id=? AND current=1").with(version).first())
      for (auto& annex : annexes_) annex->retired(version);
    mark.with(time, reason, version).run();
    if (!with_texts || !db_->prepare("SELECT 1 FROM texts WHERE document=?").with(version).first())
      continue;
    const Document doc = load_document(*db_, version);
    for (auto& annex : annexes_) annex->erased(version, doc);
    writer_->erase(version, doc.title, doc.lang, doc.text());
    db_->prepare("UPDATE documents SET title='',author=NULL WHERE id=?").with(version).run();
  }
  return commit(transaction);
}

Result<std::vector<int64_t>> Store::outdated(const Provenance& by, int64_t after, size_t most) {
  db_->clear();
  std::map<std::string, std::string, std::less<>> fingerprints;
  std::set<int64_t> fresh;
  Statement models = db_->prepare("SELECT id,lang,version,fingerprint FROM models");
  for (models.with(); models.next();) {
    auto [print, unknown] = fingerprints.try_emplace(models.string(1));
    if (unknown && by.fingerprint) print->second = by.fingerprint(models.text(1));
    if (models.text(2) == by.version && models.text(3) == print->second)
      fresh.insert(models.integer(0));
  }
  std::vector<int64_t> documents;
  Statement rows = db_->prepare(
      "SELECT d.id,d.model FROM documents d JOIN texts t ON t.document=d.id WHERE d.id>? "
      "ORDER BY d.id");
  for (rows.with(after); documents.size() < most && rows.next();)
    if (!fresh.contains(rows.integer(1))) documents.push_back(rows.integer(0));
  if (auto read = db_->take_status(); !read) return read.error();
  return documents;
}

Result<void> Store::replace(const std::vector<std::pair<int64_t, Document>>& docs,
                            const Provenance& by) {
  db_->clear();
  Transaction transaction(*db_);
  for (const auto& [id, doc] : docs) {
    writer_->replace_reading(id, doc, model_id(by, doc.lang));
    for (auto& annex : annexes_) annex->replaced(id, doc);
  }
  return commit(transaction);
}

Result<void> Store::backup(const std::filesystem::path& file) {
  db_->clear();
  return back_up(*db_, file);
}

}  // namespace kilde::ledger
