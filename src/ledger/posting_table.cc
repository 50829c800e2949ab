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
PostingTable::Found PostingTable::find(uint32_t hash) {
  for (uint32_t depth = lineage::kFirstDepth;; depth += lineage::kDeeper) {
    Found found{lineage::bucket_of(hash, depth), {}};
    if (parted_.contains(found.bucket)) continue;
    if (changed_.contains(found.bucket)) return found;
    bool there = false;
    for (find_.with(found.bucket); find_.next(); there = true) found.postings = find_.blob(0);
    if (!there || !found.postings.empty()) return found;
    if (depth >= lineage::kDeepest) return fail(), found;
    parted_.insert(found.bucket);
  }
}

void PostingTable::look_up(std::span<const uint32_t> hashes, const Visit& visit) {
  std::vector<uint32_t> holders;
  for (const uint32_t hash : hashes) {
    const Found found = find(hash);
    const auto changed = changed_.find(found.bucket);
    const std::string& postings = changed != changed_.end() ? changed->second : found.postings;
    if (!lineage::holders_in(postings, found.bucket, hash, holders)) return fail();
    if (!holders.empty()) visit(holders);
  }
}

std::pair<const uint32_t, std::string>& PostingTable::bucket_to_change(uint32_t hash) {
  Found found = find(hash);
  return *changed_.try_emplace(found.bucket, std::move(found.postings)).first;
}

void PostingTable::insert(uint32_t doc, std::span<const uint32_t> hashes) {
  for (const uint32_t hash : hashes) {
    auto& [bucket, postings] = bucket_to_change(hash);
    if (!lineage::add_posting(postings, bucket, hash, doc)) return fail();
    if (postings.size() > lineage::kLargest) part(bucket, std::exchange(postings, {}));
  }
}

void PostingTable::part(uint32_t bucket, std::string postings) {
  const uint32_t depth = lineage::depth_of(bucket) + lineage::kDeeper;
  if (depth > lineage::kDeepest) {
    changed_[bucket] = std::move(postings);
    return;
  }
  parted_.insert(bucket);
  if (!lineage::part(postings, bucket, depth, changed_)) fail();
}

void PostingTable::remove(uint32_t doc, std::span<const uint32_t> hashes) {
  for (const uint32_t hash : hashes) {
    auto& [bucket, postings] = bucket_to_change(hash);
    if (!lineage::remove_posting(postings, bucket, hash, doc)) return fail();
  }
}

void PostingTable::write() {
  for (const auto& [bucket, postings] : changed_) {
    if (postings.empty() && !parted_.contains(bucket))
      drop_.with(bucket).run();
    else
      put_.with(bucket, Blob{postings}).run();
  }
  changed_.clear();
}

void PostingTable::rebuild(uint32_t old_depth) {
  const int64_t bytes = db_.number("SELECT sum(length(postings)) FROM " + table_);
  uint32_t depth = lineage::kFirstDepth;
  for (; depth + lineage::kDeeper <= old_depth; depth += lineage::kDeeper) {
    if (bytes >> depth < static_cast<int64_t>(lineage::kLargest) / 2) break;
    for (uint32_t bucket = 1u << depth; bucket < 2u << depth; ++bucket)
      parted_.insert(bucket), changed_[bucket];
  }
  Statement rows = db_.prepare("SELECT bucket,postings FROM " + table_ + " ORDER BY bucket");
  for (rows.with(); rows.next();) {
    const auto bucket = static_cast<uint32_t>(rows.integer(0)) | 1u << old_depth;
    if (!lineage::part(rows.blob(1), bucket, depth, changed_)) return fail();
  }
  rows = Statement();
  db_.run("DELETE FROM " + table_);
  // The map grows while it is gone through, by deeper buckets, which come later.
  for (auto& [bucket, postings] : changed_)
    if (postings.size() > lineage::kLargest) part(bucket, std::exchange(postings, {}));
  write();
}

}  // namespace kilde::ledger
