// PostingTable: the postings of lineage in a table of the ledger.
//
//   PostingTable shingles(db, "shingles");
//   shingles.insert(17, rows);                 // kept in memory
//   shingles.write();                          // inside the transaction, before it is committed
//
// Shapes: a row a bucket (lineage/posting_bucket.h); an empty one was parted in deeper ones, as
//   happens to each that grows beyond kLargest. Owns the buckets that were changed since the last
//   write(). Threads: as the Database. Errors: those of the Database; a damaged bucket fails
//   it (kFormat).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

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
  void forget() { changed_.clear(), parted_.clear(); }
  // Of a table whose buckets were named by so many first bits of their hashes, all alike.
  void rebuild(uint32_t old_depth);

 private:
  // The bucket that has the hash, and what is in it, where that was not changed.
  struct Found {
    uint32_t bucket = 0;
    std::string postings;
  };
  Found find(uint32_t hash);
  std::pair<const uint32_t, std::string>& bucket_to_change(uint32_t hash);
  void part(uint32_t bucket, std::string postings);
  void fail();

  Database& db_;
  std::string table_;
  Statement find_, put_, drop_;
  std::map<uint32_t, std::string> changed_;  // empty: to be dropped, or parted
  std::unordered_set<uint32_t> parted_;      // as far as is known
};

}  // namespace kilde::ledger
