#include "lineage/fingerprints.h"

#include <algorithm>

namespace kilde::lineage {
namespace {

constexpr uint32_t kEdge = 0x85EBCA6Bu;  // another order of the hashes

uint64_t mix(uint64_t h) {
  h = (h ^ (h >> 31)) * 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 29);
}

uint32_t shingle(const uint32_t* words) {
  static_assert(kShingle == 3);
  const uint64_t row = (words[0] + 1ull) * 0x9E3779B97F4A7C15ull ^
                       (words[1] + 1ull) * 0xC2B2AE3D27D4EB4Full ^
                       (words[2] + 1ull) * 0x165667B19E3779F9ull;
  return static_cast<uint32_t>(mix(row) >> 32);
}

}  // namespace

std::vector<uint32_t> fingerprints(const WordText& text) {
  std::vector<uint32_t> rows;
  rows.reserve(text.words.size() / kSample + 16);
  for (size_t i = 0; i + kShingle <= text.words.size(); ++i) {
    const uint32_t hash = shingle(&text.words[i]);
    if (hash % kSample == 0) rows.push_back(hash);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

// The least hash of its rows of words, made odd: other numbers than those of single rows, never 0.
uint32_t edge_row(const WordText& text, uint32_t sentence) {
  const auto count = static_cast<uint32_t>(text.sentences.size());
  if (sentence != 0 && sentence + kLastSentences < count) return 0;
  const TokenSpan words = text.sentences[sentence].words;
  if (words.length() < kShingle) return 0;
  uint32_t least = 0xFFFFFFFF;
  for (uint32_t i = words.begin; i + kShingle <= words.end; ++i)
    least = std::min(least, shingle(&text.words[i]) * kEdge);
  return least | 1;
}

std::vector<uint32_t> edge_rows(const WordText& text) {
  std::vector<uint32_t> rows;
  const auto count = static_cast<uint32_t>(text.sentences.size());
  for (uint32_t s = 0; s < count;
       s = s == 0 && count > kLastSentences ? count - kLastSentences : s + 1)
    if (const uint32_t row = edge_row(text, s)) rows.push_back(row);
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace kilde::lineage
