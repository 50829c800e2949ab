#include "ledger/record_table.h"

#include <string>

#include "ledger/loader.h"
#include "ledger/packing.h"

namespace kilde::ledger {

RecordTable::RecordTable(Database& db)
    : db_(db),
      put_(db.prepare("INSERT OR REPLACE INTO claim_records VALUES(?,?,?,?)")),
      read_(db.prepare(
          "SELECT r.size,r.words,r.numbers,d.name,lang,n.name,url,title,published,t.size,t.packed "
          "FROM claim_records r JOIN documents d ON d.id=r.document "
          "LEFT JOIN names n ON n.id=d.publisher LEFT JOIN texts t ON t.document=r.document "
          "WHERE r.document=?")),
      read_without_text_(db.prepare(
          "SELECT r.size,r.words,r.numbers,d.name,lang,n.name,url,title,published,NULL,NULL "
          "FROM claim_records r JOIN documents d ON d.id=r.document "
          "LEFT JOIN names n ON n.id=d.publisher WHERE r.document=?")) {}

void RecordTable::put(int64_t document, const claim::Report& report, const claim::Beside& beside) {
  const claim::Record record = claim::encode(report, beside);
  const std::string words = pack_text(record.words);
  put_.with(document, record.words.size(), Blob{words}, Blob{record.numbers}).run();
}

std::optional<claim::Report> RecordTable::read(int64_t document) { return report(document, read_); }

std::optional<claim::Report> RecordTable::read_without_text(int64_t document) {
  return report(document, read_without_text_);
}

std::optional<claim::Report> RecordTable::report(int64_t document, Statement& row) {
  std::optional<claim::Report> report;
  for (row.with(document); row.next();) {
    const auto words = unpack_text(row.blob(1), static_cast<size_t>(row.integer(0)));
    const auto text = row.null(9) ? std::optional<std::string>("")
                                  : unpack_text(row.blob(10), static_cast<size_t>(row.integer(9)));
    if (!words || !text) {
      db_.fail(damaged(db_.file(), "the claims of document #" + std::to_string(document)));
      return {};
    }
    report = claim::decode(
        *words, row.blob(2),
        {row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), *text});
  }
  return report;
}

claim::Beside beside_of(const Document& doc) {
  return {doc.id, doc.lang, doc.publisher, doc.url, doc.title, doc.published, doc.text()};
}

}  // namespace kilde::ledger
