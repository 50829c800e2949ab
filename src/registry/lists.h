// Lists: what a ledger keeps of its propositions, a page at a time.
//
//   Lists lists(db, search);
//   Result<Page> page = lists.load(lists.by_origins(2, {.limit = 20}));
//   page->propositions[page->rows[0]]
//
// Shapes: a page has the propositions asked for, and behind them those that they name, of which
//   only the first claim is sure to be there; documents are those of any of them, in the order of
//   their numbers. Lists are in the order in which the commands print them; propositions alike come
//   in the order of their first appearance.
// Needs the tables of proposition_tables.h as registry.h leaves them. Threads: as the Database.
// Errors: those of the Database; kFormat for damage.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/claim_set.h"
#include "ledger/database.h"
#include "proposition/origins.h"
#include "proposition/propositions.h"
#include "text/search_words.h"

namespace kilde::registry {

struct Slice {
  size_t limit = 0, offset = 0;  // 0: no limit
};

struct Page {
  ledger::ClaimSet set;
  std::vector<proposition::Proposition> propositions;
  std::vector<uint32_t> rows;  // that were asked for
  proposition::Voices voices{{}, {}};
};

class Lists {
 public:
  using Ids = std::vector<int64_t>;
  Lists(ledger::Database& db, const text::SearchWords& search) : db_(db), search_(search) {}

  Ids all(Slice slice);
  // Said more than once, disputed, foretold or corrected.
  Ids telling(Slice slice);
  // Of more than one claim, with so many institutions at least; most first.
  Ids by_origins(size_t least, Slice slice);
  // Those that dispute each other together.
  Ids disputes(Slice slice);
  // By the end of their time.
  Ids predictions(Slice slice);
  // With a claim of that name; with the claim that has most of the words.
  std::optional<int64_t> named(std::string_view name);
  // With a claim of an attribution (from 0) of a document; its phrases only where it has no more.
  std::optional<int64_t> of_attribution(int64_t document, int32_t attribution);
  std::optional<int64_t> with_words(const std::vector<std::string>& phrases);

  int64_t count_all() { return db_.number("SELECT count(*) FROM propositions"); }
  int64_t count_telling() {
    return db_.number("SELECT count(*) FROM propositions WHERE telling=1");
  }
  // Documents whose claims were not kept, or by another kilde.
  int64_t count_missing();

  Result<Page> load(const Ids& ids);

 private:
  std::vector<int64_t> claims_with_most(const std::vector<std::string>& words);
  std::set<int64_t> propositions_of(const std::vector<int64_t>& claims);

  ledger::Database& db_;
  const text::SearchWords& search_;
};

}  // namespace kilde::registry
