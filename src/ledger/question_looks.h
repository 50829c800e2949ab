// What was seen at the last look at a question, kept in the ledger.
//
//   Result<void> kept = keep_looks(db, "watch", {{"5f2c...", "{...}"}}, "2026-11-27T08:00:00Z");
//   last_look(db, "watch", "5f2c...")     // the same JSON; nullopt: nobody has looked
//
// Shapes: one row a looker ("ask", "watch") and question; a new look replaces the last one. A
// ledger
//   made before there were questions gets the table with its first look.
// Threads: as the Database. Errors: those of the Database; kIo where it may only be read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/database.h"

namespace kilde::ledger {

inline constexpr const char* kQuestionTable = R"sql(
CREATE TABLE IF NOT EXISTS question_looks(
  looker TEXT NOT NULL,
  question TEXT NOT NULL,
  time TEXT NOT NULL,
  seen TEXT NOT NULL,
  PRIMARY KEY(looker, question)
) STRICT, WITHOUT ROWID;
)sql";

Result<void> keep_looks(Database& db, std::string_view looker,
                        const std::map<std::string, std::string>& looks, std::string_view time);
std::optional<std::string> last_look(Database& db, std::string_view looker,
                                     std::string_view question);

}  // namespace kilde::ledger
