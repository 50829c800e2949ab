// PostingTable: the postings of lineage in a table of the ledger.
//
//   PostingTable shingles(db, "shingles");
//   shingles.insert(17, rows);                 // kept in memory
//   shingles.write();                          // inside the transaction, before it is committed
//
// Shapes: a row a bucket (lineage/posting_bucket.h). Owns the buckets that were changed since the
//   last write(). Threads: as the Database. Errors: those of the Database; a damaged bucket fails
//   it (kFormat).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "ledger/database.h"
#include "lineage/postings.h"

namespace kilde::ledger {

class PostingTable : public lineage::PostingStore {
 public:
  PostingTable(Database& db, const std::string& table);

  void look_up(std::span<const uint32_t> hashes, const Visit& visit) override;
  void insert(uint32_t doc, std::span<const uint32_t> hashes) override;
  void remove(uint32_t doc, std::span<const uint32_t> hashes) override;

  void write();
  void forget() { changed_.clear(); }

 private:
  std::string stored(uint32_t bucket);
  std::string& bucket_to_change(uint32_t hash);
  void fail();

  Database& db_;
  std::string table_;
  Statement find_, put_, drop_;
  std::map<uint32_t, std::string> changed_;
};

}  // namespace kilde::ledger
