#include "lineage/alignment.h"

#include <algorithm>
#include <bit>
#include <span>

namespace kilde::lineage {
namespace {

constexpr uint32_t kRow = 3;
constexpr float kAlike = 0.42f;         // sentences that share a row of words
constexpr float kAlikeBetween = 0.25f;  // between two that match
constexpr float kMoved = 0.85f;         // what words in another order count
constexpr uint32_t kMostPlaces = 16;    // of one row of words: "ja ja ja ja" is linear
constexpr uint32_t kFewest = 4;         // words in common
constexpr uint32_t kAlone = 7;          // of a sentence that has no match beside it

uint32_t row_hash(const uint32_t* words) {
  const uint64_t h = words[0] * 0x9E3779B97F4A7C15ull ^ words[1] * 0xC2B2AE3D27D4EB4Full ^
                     words[2] * 0x165667B19E3779F9ull;
  return static_cast<uint32_t>((h * 0x9E3779B97F4A7C15ull) >> 32);
}

template <typename Visit>
void for_rows(const WordText& text, Visit visit) {
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    const TokenSpan words = text.sentences[s].words;
    for (uint32_t i = words.begin; i + kRow <= words.end; ++i) visit(row_hash(&text.words[i]), s);
  }
}

std::span<const uint32_t> words_of(const WordText& text, uint32_t sentence) {
  const TokenSpan words = text.sentences[sentence].words;
  return {&text.words[words.begin], words.length()};
}

// What both begin and end with is taken off first: mostly that is all.
uint32_t trim(std::span<const uint32_t>& a, std::span<const uint32_t>& b) {
  const size_t most = std::min(a.size(), b.size());
  size_t front = 0, back = 0;
  while (front < most && a[front] == b[front]) ++front;
  while (back < most - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  a = a.subspan(front, a.size() - front - back);
  b = b.subspan(front, b.size() - front - back);
  return static_cast<uint32_t>(front + back);
}

uint32_t common_in_order(std::span<const uint32_t> a, std::span<const uint32_t> b,
                         std::vector<uint16_t>& line) {
  const uint32_t trimmed = trim(a, b);
  if (a.empty() || b.empty()) return trimmed;
  line.assign(b.size() + 1, 0);
  for (const uint32_t word : a) {
    uint16_t diagonal = 0;
    for (size_t j = 1; j <= b.size(); ++j) {
      const uint16_t above = line[j];
      line[j] =
          word == b[j - 1] ? static_cast<uint16_t>(diagonal + 1) : std::max(above, line[j - 1]);
      diagonal = above;
    }
  }
  return trimmed + line.back();
}

uint32_t common_in_any_order(std::vector<uint32_t>& a, std::vector<uint32_t>& b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  uint32_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++common, ++i, ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  return common;
}

}  // namespace

Aligner::Aligner(const WordText& text) : text_(text) {
  for_rows(text, [&](uint32_t hash, uint32_t s) { rows_.push_back({hash, s}); });
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.sentence < b.sentence;
  });
  rows_.erase(std::unique(rows_.begin(), rows_.end(),
                          [](const Row& a, const Row& b) {
                            return a.hash == b.hash && a.sentence == b.sentence;
                          }),
              rows_.end());
  const auto bits = static_cast<uint32_t>(std::bit_width(rows_.size() | 1));
  shift_ = 32 - bits;
  buckets_.assign((size_t{1} << bits) + 1, 0);
  for (const Row& row : rows_) ++buckets_[(row.hash >> shift_) + 1];
  for (size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

void Aligner::find_pairs(const WordText& other) {
  pairs_.clear();
  for_rows(other, [&](uint32_t hash, uint32_t s) {
    const uint32_t bucket = hash >> shift_;
    uint32_t found = 0;
    for (uint32_t r = buckets_[bucket]; r < buckets_[bucket + 1] && found < kMostPlaces; ++r)
      if (rows_[r].hash == hash) pairs_.push_back({rows_[r].sentence, s}), ++found;
  });
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

Match Aligner::compare(const WordText& other, uint32_t mine, uint32_t theirs) {
  const auto a = words_of(text_, mine), b = words_of(other, theirs);
  const auto both = static_cast<float>(a.size() + b.size());
  Match match{mine, theirs, common_in_order(a, b, line_), 0};
  match.likeness = 2 * static_cast<float>(match.common) / both;
  if (match.likeness > 0.8f) return match;
  mine_.assign(a.begin(), a.end());
  theirs_.assign(b.begin(), b.end());
  const uint32_t any = common_in_any_order(mine_, theirs_);
  match.likeness = std::max(match.likeness, 2 * kMoved * static_cast<float>(any) / both);
  match.common = std::max(match.common, static_cast<uint32_t>(kMoved * static_cast<float>(any)));
  return match;
}

std::vector<Match> Aligner::match(const WordText& other) {
  find_pairs(other);
  std::vector<Match> matches;
  for (const Pair& pair : pairs_) {
    const Match match = compare(other, pair.first, pair.second);
    if (match.likeness < kAlike || match.common < kFewest) continue;
    if (!matches.empty() && matches.back().sentence == match.sentence) {
      if (match.likeness > matches.back().likeness) matches.back() = match;
    } else {
      matches.push_back(match);
    }
  }
  take_between(other, matches);
  drop_formulas(matches);
  return matches;
}

// A few words alone ("The Courier reports.") are nobody's: they count beside a match that goes on.
void Aligner::drop_formulas(std::vector<Match>& matches) {
  const auto goes_on = [](const Match& a, const Match& b) {
    return b.common >= kAlone && a.sentence + 1 == b.sentence && a.other + 1 == b.other;
  };
  const auto back = [](const Match& a, const Match& b) {
    return a.common >= kAlone && a.sentence + 1 == b.sentence && a.other + 1 == b.other;
  };
  std::vector<Match> kept;
  for (size_t i = 0; i < matches.size(); ++i) {
    const bool beside = (i + 1 < matches.size() && goes_on(matches[i], matches[i + 1])) ||
                        (i > 0 && back(matches[i - 1], matches[i]));
    if (matches[i].common >= kAlone || beside) kept.push_back(matches[i]);
  }
  matches = std::move(kept);
}

// "x A y" and "x B y": A and B are looked at where x and y are the same.
void Aligner::take_between(const WordText& other, std::vector<Match>& matches) {
  const size_t found = matches.size();
  const auto count = static_cast<uint32_t>(other.sentences.size());
  std::vector<int64_t> of(text_.sentences.size(), -1);
  for (const Match& match : matches) of[match.sentence] = match.other;
  for (uint32_t s = 0; s < of.size(); ++s) {
    if (of[s] >= 0) continue;
    const int64_t after = s > 0 && of[s - 1] >= 0 ? of[s - 1] + 1 : -1;
    const int64_t before = s + 1 < of.size() && of[s + 1] > 0 ? of[s + 1] - 1 : -1;
    for (const int64_t guess : {after, before}) {
      if (guess < 0 || guess >= count) continue;
      const Match match = compare(other, s, static_cast<uint32_t>(guess));
      const float needed = after == before ? kAlikeBetween : kAlike;
      if (match.likeness < needed || match.common < 2) continue;
      matches.push_back(match);
      of[s] = guess;
      break;
    }
  }
  if (matches.size() > found)
    std::sort(matches.begin(), matches.end(),
              [](const Match& a, const Match& b) { return a.sentence < b.sentence; });
}

uint32_t common_words(const std::vector<Match>& matches) {
  uint32_t words = 0;
  for (const Match& match : matches) words += match.common;
  return words;
}

}  // namespace kilde::lineage
