#include "lineage/posting_bucket.h"

#include <algorithm>

#include "base/varint.h"
#include "lineage/postings.h"

namespace kilde::lineage {
namespace {

// Of the hash, what the bucket's number does not tell.
struct Rest {
  explicit Rest(uint32_t bucket) : bits(32 - depth_of(bucket)), mask((1u << bits) - 1) {}
  uint32_t bits, mask;
};

struct Posting {
  uint32_t doc = 0, rest = 0;
  auto operator<=>(const Posting&) const = default;
};

template <typename Visit>
bool for_postings(std::string_view blob, Rest rest, Visit visit) {
  base::VarintReader reader(blob);
  uint64_t doc = 0;
  while (!reader.at_end()) {
    const uint64_t number = reader.next();
    doc += number >> rest.bits;
    if (!reader.ok() || doc > 0xFFFFFFFFull) return false;
    visit(Posting{static_cast<uint32_t>(doc), static_cast<uint32_t>(number) & rest.mask});
  }
  return true;
}

void put(std::string& blob, Rest rest, uint32_t before, const Posting& posting) {
  base::put_varint(blob, (uint64_t{posting.doc - before} << rest.bits) | posting.rest);
}

std::string encoded(const std::vector<Posting>& postings, Rest rest) {
  std::string blob;
  uint32_t before = 0;
  for (const Posting& posting : postings) put(blob, rest, before, posting), before = posting.doc;
  return blob;
}

bool decode(std::string_view blob, Rest rest, std::vector<Posting>& postings) {
  return for_postings(blob, rest, [&](const Posting& posting) { postings.push_back(posting); });
}

}  // namespace

bool holders_in(std::string_view blob, uint32_t bucket, uint32_t hash,
                std::vector<uint32_t>& holders) {
  holders.clear();
  const Rest rest(bucket);
  return for_postings(blob, rest, [&](const Posting& posting) {
    if (posting.rest == (hash & rest.mask)) holders.push_back(posting.doc);
  });
}

bool documents_in(std::string_view blob, uint32_t bucket, std::vector<uint32_t>& docs) {
  docs.clear();
  return for_postings(blob, Rest(bucket), [&](const Posting& posting) {
    if (docs.empty() || docs.back() != posting.doc) docs.push_back(posting.doc);
  });
}

bool add_posting(std::string& blob, uint32_t bucket, uint32_t hash, uint32_t doc) {
  const Rest rest(bucket);
  const Posting mine{doc, hash & rest.mask};
  Posting last;
  uint32_t holders = 0;
  bool there = false;
  const bool whole = for_postings(blob, rest, [&](const Posting& posting) {
    last = posting;
    holders += posting.rest == mine.rest;
    there |= posting == mine;
  });
  if (!whole) return false;
  if (there || holders >= kMostHolders) return true;
  if (blob.empty() || last < mine) {  // the newest report has the highest number: mostly so
    put(blob, rest, last.doc, mine);
    return true;
  }
  std::vector<Posting> postings;
  decode(blob, rest, postings);
  postings.insert(std::upper_bound(postings.begin(), postings.end(), mine), mine);
  blob = encoded(postings, rest);
  return true;
}

bool remove_posting(std::string& blob, uint32_t bucket, uint32_t hash, uint32_t doc) {
  const Rest rest(bucket);
  std::vector<Posting> postings;
  if (!decode(blob, rest, postings)) return false;
  if (std::erase(postings, Posting{doc, hash & rest.mask}) > 0) blob = encoded(postings, rest);
  return true;
}

bool part(std::string_view blob, uint32_t bucket, uint32_t depth,
          std::map<uint32_t, std::string>& parts) {
  const Rest rest(bucket);
  std::vector<Posting> postings;
  if (!decode(blob, rest, postings)) return false;
  for (const Posting& posting : postings) {
    const uint32_t hash = bucket << rest.bits | posting.rest;  // its leading 1 falls off
    const uint32_t deeper = bucket_of(hash, depth);
    if (!add_posting(parts[deeper], deeper, hash, posting.doc)) return false;
  }
  return true;
}

}  // namespace kilde::lineage
