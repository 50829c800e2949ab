#include "ledger/posting_table.h"

#include "ledger/loader.h"
#include "lineage/posting_bucket.h"

namespace kilde::ledger {

PostingTable::PostingTable(Database& db, const std::string& table)
    : db_(db),
      table_(table),
      find_(db.prepare("SELECT postings FROM " + table + " WHERE bucket=?")),
      put_(db.prepare("INSERT OR REPLACE INTO " + table + " VALUES(?,?)")),
      drop_(db.prepare("DELETE FROM " + table + " WHERE bucket=?")) {}

void PostingTable::fail() { db_.fail(damaged(db_.file(), "a bucket of " + table_)); }

// Read to the end: a question that is left open would keep the ledger as it was.
std::string PostingTable::stored(uint32_t bucket) {
  std::string postings;
  for (find_.with(bucket); find_.next();) postings = find_.blob(0);
  return postings;
}

void PostingTable::look_up(std::span<const uint32_t> hashes, const Visit& visit) {
  std::vector<uint32_t> holders;
  for (const uint32_t hash : hashes) {
    const uint32_t bucket = lineage::bucket_of(hash);
    const auto changed = changed_.find(bucket);
    const bool whole = changed != changed_.end()
                           ? lineage::holders_in(changed->second, hash, holders)
                           : lineage::holders_in(stored(bucket), hash, holders);
    if (!whole) return fail();
    if (!holders.empty()) visit(holders);
  }
}

std::string& PostingTable::bucket_to_change(uint32_t hash) {
  const uint32_t bucket = lineage::bucket_of(hash);
  const auto [row, fresh] = changed_.try_emplace(bucket);
  if (fresh) row->second = stored(bucket);
  return row->second;
}

void PostingTable::insert(uint32_t doc, std::span<const uint32_t> hashes) {
  for (const uint32_t hash : hashes)
    if (!lineage::add_posting(bucket_to_change(hash), hash, doc)) return fail();
}

void PostingTable::remove(uint32_t doc, std::span<const uint32_t> hashes) {
  for (const uint32_t hash : hashes)
    if (!lineage::remove_posting(bucket_to_change(hash), hash, doc)) return fail();
}

void PostingTable::write() {
  for (const auto& [bucket, postings] : changed_) {
    if (postings.empty())
      drop_.with(bucket).run();
    else
      put_.with(bucket, Blob{postings}).run();
  }
  changed_.clear();
}

}  // namespace kilde::ledger
