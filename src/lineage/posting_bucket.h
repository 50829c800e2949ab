// A bucket of postings as a store keeps it: all rows of words whose hashes begin alike, and who
// holds them, in one blob.
//
//   const uint32_t bucket = bucket_of(hash, kFirstDepth);
//   std::string blob;                                        // empty at first
//   if (!add_posting(blob, bucket, hash, 7)) ...             // damaged
//   std::vector<uint32_t> holders;
//   if (!holders_in(blob, bucket, hash, holders)) ...        // damaged; else holders == {7}
//   if (blob.size() > kLargest) part(blob, bucket, parts);   // in sixteen deeper ones
//
// Shapes: a bucket's number is 1 and the first bits of its hashes, `depth` of them; the rest stands
//   in the blob. Units: bytes. A posting takes 3 to 5 bytes.
// Owns nothing. Threads: pure functions. Errors: a blob that no add_posting made gives false, and
//   is left as it is.
// Method: postings by report, then hash; each a varint of (report - the one before) << rest | hash.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kilde::lineage {

// Bits of the hash that name a bucket: first, how many more each time one is parted, and at most.
inline constexpr uint32_t kFirstDepth = 10, kDeeper = 4, kDeepest = 26;
inline constexpr size_t kLargest = 2048;  // bytes of a bucket that is not parted

inline uint32_t bucket_of(uint32_t hash, uint32_t depth) {
  return 1u << depth | hash >> (32 - depth);
}
inline uint32_t depth_of(uint32_t bucket) {
  return static_cast<uint32_t>(std::bit_width(bucket)) - 1;
}

// Who holds the hash, in order; `holders` is emptied first.
bool holders_in(std::string_view blob, uint32_t bucket, uint32_t hash,
                std::vector<uint32_t>& holders);
// All who hold anything, each once; `docs` is emptied first.
bool documents_in(std::string_view blob, uint32_t bucket, std::vector<uint32_t>& docs);

// Adds a holder, unless it is there or kMostHolders others are.
bool add_posting(std::string& blob, uint32_t bucket, uint32_t hash, uint32_t doc);
bool remove_posting(std::string& blob, uint32_t bucket, uint32_t hash, uint32_t doc);

// Adds the postings of a bucket to those that lie kDeeper, or at another depth.
bool part(std::string_view blob, uint32_t bucket, uint32_t depth,
          std::map<uint32_t, std::string>& parts);

}  // namespace kilde::lineage
