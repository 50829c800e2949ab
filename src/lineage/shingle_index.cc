#include "lineage/shingle_index.h"

#include <algorithm>

namespace kilde::lineage {
namespace {

constexpr uint32_t kFewestHits = 2, kManyHits = 14;
constexpr float kRare = 0.3f;
constexpr uint64_t kFactor = 0x9E3779B97F4A7C15ull;

uint64_t mix(uint64_t h) {
  h = (h ^ (h >> 31)) * 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 29);
}

}  // namespace

ShingleIndex::ShingleIndex() : heads_(1 << 16) {}

void ShingleIndex::sample(const WordText& text) {
  sampled_.clear();
  uint64_t rolling = 0, leaving = 1;
  for (uint32_t i = 1; i < kShingle; ++i) leaving *= kFactor;
  for (size_t i = 0; i < text.words.size(); ++i) {
    if (i >= kShingle) rolling -= leaving * mix(text.words[i - kShingle] + 1ull);
    rolling = rolling * kFactor + mix(text.words[i] + 1ull);
    if (i + 1 < kShingle) continue;
    const uint64_t shingle = mix(rolling);
    if (shingle % kSample == 0) sampled_.push_back(shingle / kSample);
  }
  std::sort(sampled_.begin(), sampled_.end());
  sampled_.erase(std::unique(sampled_.begin(), sampled_.end()), sampled_.end());
}

void ShingleIndex::grow() {
  heads_.assign(heads_.size() * 2, 0);
  const uint64_t mask = heads_.size() - 1;
  for (size_t e = 0; e < entries_.size(); ++e) {  // in order, so that chains keep theirs
    uint32_t& head = heads_[hashes_[e] & mask];
    entries_[e].next = head;
    head = static_cast<uint32_t>(e) + 1;
  }
}

void ShingleIndex::look_up(uint64_t shingle, uint32_t doc) {
  uint32_t& head = heads_[shingle & (heads_.size() - 1)];
  const auto tag = static_cast<uint32_t>(shingle >> 32);
  holders_.clear();
  for (uint32_t e = head; e; e = entries_[e - 1].next)
    if (entries_[e - 1].tag == tag) holders_.push_back(entries_[e - 1].doc);
  const float part = 1 / static_cast<float>(holders_.size());
  for (const uint32_t holder : holders_) {
    Candidate& candidate = hits_[holder];
    if (candidate.hits++ == 0) touched_.push_back(holder);
    candidate.rare += part;
  }
  if (holders_.size() >= kMostHolders) return;
  entries_.push_back({tag, doc, head});
  hashes_.push_back(shingle);
  head = static_cast<uint32_t>(entries_.size());
}

std::vector<Candidate> ShingleIndex::add(const WordText& text) {
  const uint32_t doc = docs_++;
  hits_.push_back({doc, 0, 0});
  sample(text);
  if (entries_.size() + sampled_.size() > heads_.size()) grow();
  for (uint64_t shingle : sampled_) look_up(shingle, doc);
  std::vector<Candidate> found;
  for (uint32_t other : touched_) {
    const Candidate& candidate = hits_[other];
    if (candidate.hits >= kFewestHits && (candidate.rare >= kRare || candidate.hits >= kManyHits))
      found.push_back(candidate);
    hits_[other] = {other, 0, 0};
  }
  touched_.clear();
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.hits != b.hits ? a.hits > b.hits : a.doc < b.doc;
  });
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  return found;
}

}  // namespace kilde::lineage
