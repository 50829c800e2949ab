#include "lineage/posting_bucket.h"

#include <algorithm>

#include "base/varint.h"
#include "lineage/postings.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kRestMask = (1u << kRestBits) - 1;

struct Posting {
  uint32_t doc = 0, rest = 0;
  auto operator<=>(const Posting&) const = default;
};

template <typename Visit>
bool for_postings(std::string_view blob, Visit visit) {
  base::VarintReader reader(blob);
  uint64_t doc = 0;
  while (!reader.at_end()) {
    const uint64_t number = reader.next();
    doc += number >> kRestBits;
    if (!reader.ok() || doc > 0xFFFFFFFFull) return false;
    visit(Posting{static_cast<uint32_t>(doc), static_cast<uint32_t>(number) & kRestMask});
  }
  return true;
}

void put(std::string& blob, uint32_t before, const Posting& posting) {
  base::put_varint(blob, (uint64_t{posting.doc - before} << kRestBits) | posting.rest);
}

std::string encoded(const std::vector<Posting>& postings) {
  std::string blob;
  uint32_t before = 0;
  for (const Posting& posting : postings) put(blob, before, posting), before = posting.doc;
  return blob;
}

bool decode(std::string_view blob, std::vector<Posting>& postings) {
  return for_postings(blob, [&](const Posting& posting) { postings.push_back(posting); });
}

}  // namespace

bool holders_in(std::string_view blob, uint32_t hash, std::vector<uint32_t>& holders) {
  holders.clear();
  const uint32_t rest = hash & kRestMask;
  return for_postings(blob, [&](const Posting& posting) {
    if (posting.rest == rest) holders.push_back(posting.doc);
  });
}

bool add_posting(std::string& blob, uint32_t hash, uint32_t doc) {
  const Posting mine{doc, hash & kRestMask};
  Posting last;
  uint32_t holders = 0;
  bool there = false;
  const bool whole = for_postings(blob, [&](const Posting& posting) {
    last = posting;
    holders += posting.rest == mine.rest;
    there |= posting == mine;
  });
  if (!whole) return false;
  if (there || holders >= kMostHolders) return true;
  if (blob.empty() || last < mine) {  // the newest report has the highest number: mostly so
    put(blob, last.doc, mine);
    return true;
  }
  std::vector<Posting> postings;
  decode(blob, postings);
  postings.insert(std::upper_bound(postings.begin(), postings.end(), mine), mine);
  blob = encoded(postings);
  return true;
}

bool remove_posting(std::string& blob, uint32_t hash, uint32_t doc) {
  std::vector<Posting> postings;
  if (!decode(blob, postings)) return false;
  if (std::erase(postings, Posting{doc, hash & kRestMask}) > 0) blob = encoded(postings);
  return true;
}

}  // namespace kilde::lineage
