// What every question needs: the ledger, its words, and who is meant by a name.
//
//   Asking ask{db, search, names};
//
// Owns nothing. Threads: as the Database. Errors: told by the Database's status().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/database.h"
#include "query/names.h"
#include "text/search_words.h"

namespace kilde::query {

// Ids of claims or documents, ascending, each once.
using Ids = std::vector<int64_t>;

struct Asking {
  ledger::Database& db;
  const text::SearchWords& search;
  const Names& names;
  std::optional<Ids> only = {};  // documents: no others are looked at
};

}  // namespace kilde::query
