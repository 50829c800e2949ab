#include "lineage/postings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kilde::lineage {
namespace {

constexpr uint32_t kManyBit = 0x80000000u;
constexpr uint32_t kFewestHits = 2;
constexpr float kEnough = 5;    // weight of a candidate
constexpr float kHolders = 64;  // a row that so many reports have weighs nothing

size_t scatter(uint32_t number) { return (number * 0x9E3779B97F4A7C15ull) >> 32; }

// What a row of words says that `holders` reports have: 6 for one, 0.4 for 48.
float weight_of(size_t holders) {
  static const auto weights = [] {
    std::array<float, kMostHolders + 1> table{};
    for (size_t n = 1; n < table.size(); ++n)
      table[n] = std::log2(kHolders / static_cast<float>(n));
    return table;
  }();
  return weights[std::min<size_t>(holders, kMostHolders)];
}

}  // namespace

MemoryPostings::Slot& MemoryPostings::slot_of(uint32_t hash) {
  const size_t mask = slots_.size() - 1;
  size_t at = scatter(hash) & mask;
  while (slots_[at].value != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return slots_[at];
}

void MemoryPostings::gather(const Slot& slot, std::vector<uint32_t>& holders) const {
  holders.clear();
  if (!(slot.value & kManyBit)) {
    if (slot.value) holders.push_back(slot.value - 1);
    return;
  }
  for (uint32_t at = (slot.value & ~kManyBit) + 1; at; at = blocks_[at - 1].next) {
    const Block& block = blocks_[at - 1];
    const uint32_t behind = block.next ? blocks_[block.next - 1].count : 0;
    holders.insert(holders.end(), block.docs, block.docs + (block.count - behind));
  }
}

void MemoryPostings::look_up(std::span<const uint32_t> hashes, const Visit& visit) {
  constexpr size_t kAhead = 12;  // what is looked up next is on its way from memory
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < hashes.size(); ++i) {
    if (i + kAhead < hashes.size()) __builtin_prefetch(&slots_[scatter(hashes[i + kAhead]) & mask]);
    const Slot& slot = slot_of(hashes[i]);
    if (slot.value == 0) continue;
    gather(slot, holders_);
    if (!holders_.empty()) visit(holders_);
  }
}

void MemoryPostings::add_holder(Slot& slot, uint32_t doc) {
  if (!(slot.value & kManyBit)) {
    Block block;
    block.docs[block.count++] = slot.value - 1;
    block.docs[block.count++] = doc;
    slot.value = static_cast<uint32_t>(blocks_.size()) | kManyBit;
    blocks_.push_back(block);
    return;
  }
  const uint32_t row = slot.value & ~kManyBit;
  if (blocks_[row].count >= kMostHolders) return;
  const uint32_t behind = blocks_[row].next ? blocks_[blocks_[row].next - 1].count : 0;
  const uint32_t here = blocks_[row].count - behind;
  if (here < std::size(blocks_[row].docs)) {
    blocks_[row].docs[here] = doc;
    ++blocks_[row].count;
    return;
  }
  Block block{row + 1, blocks_[row].count + 1, {doc}};
  slot.value = static_cast<uint32_t>(blocks_.size()) | kManyBit;
  blocks_.push_back(block);
}

void MemoryPostings::insert(uint32_t doc, std::span<const uint32_t> hashes) {
  while ((used_ + hashes.size()) * 10 > slots_.size() * 7) grow();
  for (const uint32_t hash : hashes) {
    Slot& slot = slot_of(hash);
    if (slot.value == 0) {
      slot = {hash, doc + 1};
      ++used_;
    } else {
      add_holder(slot, doc);
    }
  }
}

// What is left is put down anew: removing is rare.
void MemoryPostings::remove(uint32_t doc, std::span<const uint32_t> hashes) {
  std::vector<uint32_t> left;
  for (const uint32_t hash : hashes) {
    Slot& slot = slot_of(hash);
    if (slot.value == 0) continue;
    gather(slot, left);
    std::erase(left, doc);
    Block none;
    slot.value = static_cast<uint32_t>(blocks_.size()) | kManyBit;
    blocks_.push_back(none);
    for (const uint32_t holder : left) add_holder(slot, holder);
  }
}

void MemoryPostings::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.value) slot_of(slot.hash) = slot;
}

Candidate& Finder::of(uint32_t doc) {
  if (candidates_.size() * 2 >= seen_.size()) {
    seen_.assign(seen_.size() * 2, 0);
    std::vector<Candidate> old;
    old.swap(candidates_);
    for (const Candidate& candidate : old) of(candidate.doc) = candidate;
  }
  const size_t mask = seen_.size() - 1;
  size_t at = scatter(doc) & mask;
  while (seen_[at] && candidates_[seen_[at] - 1].doc != doc) at = (at + 1) & mask;
  if (!seen_[at]) {
    candidates_.push_back({doc, 0, 0});
    seen_[at] = static_cast<uint32_t>(candidates_.size());
  }
  return candidates_[seen_[at] - 1];
}

std::vector<Candidate> Finder::find(PostingStore& postings, std::span<const uint32_t> hashes) {
  candidates_.clear();
  std::fill(seen_.begin(), seen_.end(), 0);
  postings.look_up(hashes, [this](std::span<const uint32_t> holders) {
    const float weight = weight_of(holders.size());
    for (const uint32_t holder : holders) {
      Candidate& candidate = of(holder);
      ++candidate.hits;
      candidate.weight += weight;
    }
  });
  std::vector<Candidate> found;
  for (const Candidate& candidate : candidates_)
    if (candidate.hits >= kFewestHits && candidate.weight >= kEnough) found.push_back(candidate);
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.doc < b.doc;
  });
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  return found;
}

}  // namespace kilde::lineage
