#include "query/documents.h"

#include <algorithm>
#include <utility>

namespace kilde::query {
namespace {

constexpr const char* kColumns = "SELECT id,first_day,publisher,day_after,current,lang ";
constexpr const char* kStored =
    "SELECT "
    "d.id,d.name,title,n.name,url,lang,date,version,current,added,withdrawn,reason,published "
    "FROM documents d LEFT JOIN names n ON n.id=d.publisher ";
constexpr int64_t kLongestDate = 366;  // days that a date known to the year may be

StoredDocument read_stored(const ledger::Statement& row) {
  StoredDocument doc;
  doc.number = row.integer(0);
  doc.id = row.string(1);
  doc.title = row.string(2);
  doc.publisher = row.string(3);
  doc.url = row.string(4);
  doc.lang = row.string(5);
  if (auto date = parse_date(row.text(6))) doc.date = *date;
  doc.version = row.integer(7);
  doc.current = row.integer(8) != 0;
  doc.added = row.string(9);
  doc.withdrawn = row.string(10);
  doc.reason = row.string(11);
  doc.published = row.string(12);
  return doc;
}

}  // namespace

Documents::Documents(ledger::Database& db, DocumentChoice choice) : choice_(std::move(choice)) {
  const std::string columns = kColumns;
  one_ = db.prepare(columns + "FROM documents WHERE id=?");
  const bool dated = choice_.from || choice_.to;
  all_ =
      db.prepare(columns + "FROM documents INDEXED BY documents_day " +
                 (dated ? "WHERE first_day>=? AND first_day<? " : "") + "ORDER BY first_day DESC");
}

bool Documents::fits(const ledger::Statement& row) const {
  if (!choice_.all_versions && row.integer(4) == 0) return false;
  if (choice_.only && !std::ranges::binary_search(*choice_.only, row.integer(0))) return false;
  if (!choice_.lang.empty() && row.text(5) != choice_.lang) return false;
  if (choice_.outlets && !std::ranges::binary_search(*choice_.outlets, row.integer(2)))
    return false;
  if (!choice_.from && !choice_.to) return true;
  if (row.null(1)) return false;
  return (!choice_.to || row.integer(1) < *choice_.to) &&
         (!choice_.from || row.integer(3) > *choice_.from);
}

Documents::Row Documents::read(const ledger::Statement& row) {
  return {row.integer(0), row.null(1) ? kNoDay : row.integer(1), row.integer(2)};
}

void Documents::each(const std::function<bool(const Row&)>& take) {
  if (choice_.from || choice_.to)
    all_.with(choice_.from ? *choice_.from - kLongestDate : kNoDay,
              choice_.to.value_or(std::numeric_limits<int64_t>::max()));
  else
    all_.with();
  std::vector<Row> day;
  auto take_day = [&] {
    std::ranges::sort(day, std::ranges::greater(), &Row::id);
    const bool more = std::ranges::all_of(day, take);
    day.clear();
    return more;
  };
  while (all_.next()) {
    if (!fits(all_)) continue;
    const Row row = read(all_);
    if (!day.empty() && day.back().day != row.day && !take_day()) return;
    day.push_back(row);
  }
  take_day();
}

std::optional<Documents::Row> Documents::row(int64_t id) {
  if (!one_.with(id).next() || !fits(one_)) return std::nullopt;
  return read(one_);
}

Ids outlets_called(const Asking& ask, std::string_view name) {
  Ids publishers;
  // One step of the index a publisher, however many documents it has.
  ledger::Statement rows = ask.db.prepare(
      "WITH RECURSIVE p(id) AS (SELECT min(publisher) FROM documents UNION ALL "
      "SELECT (SELECT min(publisher) FROM documents WHERE publisher>p.id) FROM p "
      "WHERE p.id IS NOT NULL) SELECT id FROM p WHERE id IS NOT NULL");
  const Ids called = ask.names.find(ask.db, ask.search, name).names;
  for (rows.with(); rows.next();)
    if (std::ranges::binary_search(called, rows.integer(0))) publishers.push_back(rows.integer(0));
  return publishers;
}

StoredDocument stored_document(ledger::Database& db, int64_t id) {
  ledger::Statement row = db.prepare(std::string(kStored) + "WHERE d.id=?");
  return row.with(id).next() ? read_stored(row) : StoredDocument{};
}

std::vector<StoredDocument> stored_versions(ledger::Database& db, int64_t id) {
  std::vector<StoredDocument> all;
  ledger::Statement rows =
      db.prepare(std::string(kStored) +
                 "WHERE first=(SELECT first FROM documents WHERE id=?) ORDER BY version");
  for (rows.with(id); rows.next();) all.push_back(read_stored(rows));
  return all;
}

}  // namespace kilde::query
