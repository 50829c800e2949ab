// HolderTable: which claims hold a mark, in a table of the ledger.
//
//   HolderTable holders(db);
//   holders.add(mark, claim);    holders.remove(mark, other);    // kept in memory
//   holders.write();                       // inside the transaction, before it is committed
//   holders.read(mark)                     // sorted
//
// Shapes: rows of at most kMost claims each, known by their first one, so that a claim more changes
//   one row of a mark that very many hold. Owns what was changed since the last write(); read()
//   tells what was written. Threads: as the Database. Errors: those of the Database; kFormat for
//   damage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/database.h"

namespace kilde::registry {

class HolderTable {
 public:
  explicit HolderTable(ledger::Database& db);

  void add(uint64_t mark, uint64_t claim) { changes_[mark].emplace_back(claim, true); }
  void remove(uint64_t mark, uint64_t claim) { changes_[mark].emplace_back(claim, false); }
  void write();
  std::vector<uint64_t> read(uint64_t mark);

 private:
  using Change = std::pair<uint64_t, bool>;  // claim, whether it holds the mark
  void write(uint64_t mark, std::vector<Change> changes);
  void put(uint64_t mark, const std::vector<uint64_t>& claims);
  void unpack(uint64_t first, std::string_view packed, std::vector<uint64_t>& claims);

  ledger::Database& db_;
  std::unordered_map<uint64_t, std::vector<Change>> changes_;
  ledger::Statement all_, at_, behind_, put_, drop_;
};

}  // namespace kilde::registry
