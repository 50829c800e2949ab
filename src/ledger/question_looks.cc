#include "ledger/question_looks.h"

namespace kilde::ledger {

Result<void> keep_looks(Database& db, std::string_view looker,
                        const std::map<std::string, std::string>& looks, std::string_view time) {
  Transaction transaction(db);
  db.run(kQuestionTable);
  Statement put = db.prepare("INSERT OR REPLACE INTO question_looks VALUES(?,?,?,?)");
  for (const auto& [question, seen] : looks) put.with(looker, question, time, seen).run();
  return transaction.commit();
}

std::optional<std::string> last_look(Database& db, std::string_view looker,
                                     std::string_view question) {
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name='question_looks'") == 0)
    return std::nullopt;
  Statement row = db.prepare("SELECT seen FROM question_looks WHERE looker=? AND question=?");
  if (!row.with(looker, question).next()) return std::nullopt;
  return row.string(0);
}

}  // namespace kilde::ledger
