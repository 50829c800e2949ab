// A bucket of postings as a store keeps it: all rows of words whose hashes begin alike, and who
// holds them, in one blob.
//
//   std::string blob;                                        // of bucket_of(hash); empty at first
//   if (!add_posting(blob, hash, 7)) ...                     // damaged
//   std::vector<uint32_t> holders;
//   if (!holders_in(blob, hash, holders)) ...                // damaged; else holders == {7}
//
// Shapes: the upper kBucketBits bits of a hash are the bucket's number, the rest stands in the
//   blob. Units: bytes. A posting takes 3 to 4 bytes where a bucket has some hundreds.
// Owns nothing. Threads: pure functions. Errors: a blob that no add_posting made gives false, and
//   is left as it is.
// Method: postings by report, then hash; each a varint of (report - the one before) << rest | hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kilde::lineage {

inline constexpr uint32_t kBucketBits = 18, kRestBits = 32 - kBucketBits;

inline uint32_t bucket_of(uint32_t hash) { return hash >> kRestBits; }

// Who holds the hash, in order; `holders` is emptied first.
bool holders_in(std::string_view blob, uint32_t hash, std::vector<uint32_t>& holders);

// Adds a holder, unless it is there or kMostHolders others are.
bool add_posting(std::string& blob, uint32_t hash, uint32_t doc);
bool remove_posting(std::string& blob, uint32_t hash, uint32_t doc);

}  // namespace kilde::lineage
