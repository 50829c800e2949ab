#include "lineage/alignment.h"

#include <algorithm>
#include <bit>

#include "lineage/fingerprints.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kRow = 3;
constexpr uint32_t kAlike = 84;         // steps; sentences that share a row of words
constexpr uint32_t kAlikeBetween = 50;  // between two that match
constexpr double kMoved = 0.85;         // what words in another order count
constexpr uint32_t kMostPlaces = 16;    // of one row of words: "ja ja ja ja" is linear
constexpr uint32_t kFewest = 4;         // words in common
constexpr uint32_t kAlone = 7;          // of a sentence that has no match beside it
constexpr uint32_t kMarksPerWord = 32;  // bits, most of them 0
constexpr int64_t kNone = -1;

static_assert(kLongestSentence <= 64, "a sentence's words are the bits of a number");

uint32_t row_hash(const uint32_t* words) {
  const uint64_t h = words[0] * 0x9E3779B97F4A7C15ull ^ words[1] * 0xC2B2AE3D27D4EB4Full ^
                     words[2] * 0x165667B19E3779F9ull;
  return static_cast<uint32_t>((h * 0x9E3779B97F4A7C15ull) >> 32);
}

std::span<const uint32_t> sentence_words(const WordText& text, uint32_t sentence) {
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

uint32_t steps_of(double common, double both) {
  return static_cast<uint32_t>(2 * Match::kSteps * common / both + 1e-6);
}

bool by_sentence(const Match& a, const Match& b) {
  return a.sentence != b.sentence ? a.sentence < b.sentence : a.other < b.other;
}

}  // namespace

WordPlaces::Slot& WordPlaces::slot_of(uint32_t word) {
  uint32_t at = (word * 0x9E3779B1u) >> (32 - kSlotBits);
  while (slots_[at].turn == turn_ && slots_[at].word != word) at = (at + 1) % (1u << kSlotBits);
  return slots_[at];
}

void WordPlaces::set(std::span<const uint32_t> words) {
  ++turn_;
  size_ = static_cast<uint32_t>(words.size());
  for (uint32_t i = 0; i < size_; ++i) {
    Slot& slot = slot_of(words[i]);
    if (slot.turn != turn_) slot = {words[i], turn_, 0};
    slot.places |= uint64_t{1} << i;
  }
}

uint64_t WordPlaces::places_of(uint32_t word) {
  const Slot& slot = slot_of(word);
  return slot.turn == turn_ ? slot.places : 0;
}

WordPlaces::Common WordPlaces::common(std::span<const uint32_t> words) {
  uint64_t open = ~uint64_t{0}, left = ~uint64_t{0};
  for (const uint32_t word : words) {
    const uint64_t places = places_of(word);
    const uint64_t hit = open & places, free = left & places;
    open = (open + hit) | (open - hit);
    left ^= free & (~free + 1);
  }
  const uint64_t all = size_ == 64 ? ~uint64_t{0} : (uint64_t{1} << size_) - 1;
  return {static_cast<uint32_t>(std::popcount(~open & all)),
          static_cast<uint32_t>(std::popcount(~left))};
}

Aligner::Aligner(const WordText& text) : text_(text) {
  rows_.reserve(text.words.size());
  repeated_.resize(text.words.size());
  heads_.assign(std::bit_ceil(2 * text.words.size() + 1), 0);
  marks_.assign(std::bit_ceil(text.words.size() * kMarksPerWord / 64 + 2), 0);
  mark_shift_ = static_cast<uint32_t>(32 - std::countr_zero(marks_.size()));
  const size_t mask = heads_.size() - 1;
  // From behind, so that a chain begins with the first sentence.
  for (auto s = static_cast<uint32_t>(text.sentences.size()); s-- > 0;) {
    const TokenSpan words = text.sentences[s].words;
    for (uint32_t i = words.end; i-- > words.begin;) {
      if (i + kRow > words.end) continue;
      const uint32_t hash = row_hash(&text.words[i]);
      mark_of(hash) |= uint64_t{1} << (hash & 63);
      uint32_t& head = heads_[hash & mask];
      if (const Row* before = row_of(hash, head)) repeated_[i] = repeated_[before->at] = true;
      rows_.push_back({hash, s, i, head});
      head = static_cast<uint32_t>(rows_.size());
    }
  }
}

// The first row of the hash from `row` on in its chain.
const Aligner::Row* Aligner::row_of(uint32_t hash, uint32_t row) const {
  while (row && rows_[row - 1].hash != hash) row = rows_[row - 1].next;
  return row ? &rows_[row - 1] : nullptr;
}

// How many rows behind this one follow it in `other` too; they tell no other pair.
uint32_t Aligner::further(const Row& row, const WordText& other, TokenSpan at) const {
  const uint32_t last = text_.sentences[row.sentence].words.end;
  uint32_t n = 0;
  while (at.begin + n + kRow < at.end && row.at + n + kRow < last &&
         text_.words[row.at + n + kRow] == other.words[at.begin + n + kRow] &&
         !repeated_[row.at + n + 1])
    ++n;
  return n;
}

// The rows of the other text that may be here too, those that run over an end of sentence among
// them. Nothing in the loop waits for what a look-up gives.
std::span<const Aligner::Hit> Aligner::find_hits(const WordText& other) {
  const size_t rows = other.words.size() < kRow ? 0 : other.words.size() - kRow + 1;
  if (hits_.size() < rows) hits_.resize(rows);
  size_t found = 0;
  for (uint32_t at = 0; at < rows; ++at) {
    const uint32_t hash = row_hash(&other.words[at]);
    hits_[found] = {hash, at};
    found += (mark_of(hash) >> (hash & 63)) & 1;
  }
  return {hits_.data(), found};
}

void Aligner::find_pairs(const WordText& other) {
  pairs_.clear();
  const size_t mask = heads_.size() - 1;
  uint32_t s = 0, next = 0;
  for (const Hit& hit : find_hits(other)) {
    if (hit.at < next) continue;
    while (other.sentences[s].words.end <= hit.at) ++s;
    const TokenSpan rest{hit.at, other.sentences[s].words.end};
    if (rest.length() < kRow) continue;
    const Row* row = row_of(hit.hash, heads_[hit.hash & mask]);
    const auto pair = [&] {
      if (pairs_.empty() || pairs_.back() != Pair{row->sentence, s})
        pairs_.push_back({row->sentence, s});
    };
    if (row && !repeated_[row->at]) {
      pair();
      next = hit.at + 1 + further(*row, other, rest);
      continue;
    }
    for (uint32_t found = 0; row && found < kMostPlaces; ++found) {
      pair();
      row = row_of(hit.hash, row->next);
    }
  }
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

// A match of less than `least` steps may be told as none at all.
Match Aligner::compare(const WordText& other, uint32_t mine, uint32_t theirs, uint32_t least) {
  auto a = sentence_words(text_, mine), b = sentence_words(other, theirs);
  const auto both = static_cast<double>(a.size() + b.size());
  const uint32_t trimmed = trim(a, b);
  Match match;
  match.sentence = mine, match.other = theirs;
  match.common = static_cast<uint16_t>(trimmed);
  match.steps = static_cast<uint16_t>(steps_of(trimmed, both));
  if (a.empty() || b.empty()) return match;
  const auto most = trimmed + static_cast<double>(std::min(a.size(), b.size()));
  if (steps_of(most, both) < least) return match;
  places_.set(a);
  const WordPlaces::Common common = places_.common(b);
  const double moved = kMoved * (trimmed + common.in_any_order);
  const uint32_t in_order = trimmed + common.in_order;
  match.common = static_cast<uint16_t>(std::max(in_order, static_cast<uint32_t>(moved)));
  match.steps = static_cast<uint16_t>(std::max(steps_of(in_order, both), steps_of(moved, both)));
  return match;
}

std::vector<Match> Aligner::match(const WordText& other) {
  find_pairs(other);
  std::vector<Match> matches;
  take_best(other, matches);
  if (matches.empty()) return matches;
  take_between(other, matches);
  drop_formulas(matches);
  mark_edges(other, matches);
  return matches;
}

// The best match of each sentence of either text; of equal ones the first.
void Aligner::take_best(const WordText& other, std::vector<Match>& matches) {
  of_mine_.assign(text_.sentences.size(), 0);
  of_theirs_.assign(other.sentences.size(), 0);
  compared_.assign(1, Match{});
  for (const Pair& pair : pairs_) {
    const Match match = compare(other, pair.first, pair.second, kAlike);
    if (match.steps < kAlike || match.common < kFewest) continue;
    compared_.push_back(match);
    const auto row = static_cast<uint32_t>(compared_.size() - 1);
    uint32_t &mine = of_mine_[match.sentence], &theirs = of_theirs_[match.other];
    if (match.steps > compared_[mine].steps) mine = row;
    if (match.steps > compared_[theirs].steps) theirs = row;
  }
  for (uint32_t row = 1; row < compared_.size(); ++row) {
    const Match& match = compared_[row];
    if (of_mine_[match.sentence] == row || of_theirs_[match.other] == row) matches.push_back(match);
  }
}

// "x A y" and "x B y": A and B are looked at where x and y are the same.
void Aligner::take_between(const WordText& other, std::vector<Match>& matches) {
  const auto mine = static_cast<uint32_t>(text_.sentences.size());
  const auto theirs = static_cast<uint32_t>(other.sentences.size());
  auto look = [&](std::vector<int64_t>& of, uint32_t limit, auto&& compare_with) {
    for (uint32_t s = 0; s < of.size(); ++s) {
      if (of[s] != kNone) continue;
      const int64_t after = s > 0 && of[s - 1] != kNone ? of[s - 1] + 1 : kNone;
      const int64_t before = s + 1 < of.size() && of[s + 1] > 0 ? of[s + 1] - 1 : kNone;
      const uint32_t needed = after == before ? kAlikeBetween : kAlike;
      for (const int64_t guess : {after, before}) {
        if (guess == kNone || guess >= limit) continue;
        const Match match = compare_with(s, static_cast<uint32_t>(guess), needed);
        if (match.steps < needed || match.common < 2) continue;
        matches.push_back(match);
        of[s] = guess;
        break;
      }
    }
  };
  mine_to_.assign(mine, kNone), theirs_to_.assign(theirs, kNone);
  for (uint32_t s = 0; s < mine; ++s)
    if (of_mine_[s]) mine_to_[s] = compared_[of_mine_[s]].other;
  for (uint32_t s = 0; s < theirs; ++s)
    if (of_theirs_[s]) theirs_to_[s] = compared_[of_theirs_[s]].sentence;
  const size_t found = matches.size();
  look(mine_to_, theirs, [&](uint32_t s, uint32_t guess, uint32_t needed) {
    return compare(other, s, guess, needed);
  });
  look(theirs_to_, mine, [&](uint32_t s, uint32_t guess, uint32_t needed) {
    return compare(other, guess, s, needed);
  });
  if (matches.size() == found) return;
  std::sort(matches.begin(), matches.end(), by_sentence);
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
}

void Aligner::mark_edges(const WordText& other, std::vector<Match>& matches) const {
  for (Match& match : matches) {
    const uint32_t mine = edge_row(text_, match.sentence), theirs = edge_row(other, match.other);
    match.edge = mine && theirs ? std::min(mine, theirs) : mine + theirs;
  }
}

// A few words alone ("The Courier reports.") are nobody's: they count beside a match that goes on.
void Aligner::drop_formulas(std::vector<Match>& matches) {
  const auto holds = [&](uint32_t sentence, uint32_t other) {
    Match wanted;
    wanted.sentence = sentence, wanted.other = other;
    const auto found = std::lower_bound(matches.begin(), matches.end(), wanted, by_sentence);
    return found != matches.end() && found->sentence == sentence && found->other == other &&
           found->common >= kAlone;
  };
  const auto short_one = [](const Match& match) { return match.common < kAlone; };
  if (std::none_of(matches.begin(), matches.end(), short_one)) return;
  std::vector<Match> kept;
  for (const Match& match : matches)
    if (match.common >= kAlone || holds(match.sentence + 1, match.other + 1) ||
        (match.sentence && match.other && holds(match.sentence - 1, match.other - 1)))
      kept.push_back(match);
  matches = std::move(kept);
}

uint32_t common_words(const std::vector<Match>& matches) {
  uint32_t mine = 0, theirs = 0;
  std::vector<std::pair<uint32_t, uint32_t>> words;  // by the other's sentence, the most
  words.reserve(matches.size());
  for (size_t i = 0, end = 0; i < matches.size(); i = end) {
    uint32_t most = 0;
    for (; end < matches.size() && matches[end].sentence == matches[i].sentence; ++end) {
      most = std::max<uint32_t>(most, matches[end].common);
      words.push_back({matches[end].other, matches[end].common});
    }
    mine += most;
  }
  if (!std::is_sorted(words.begin(), words.end())) std::sort(words.begin(), words.end());
  for (size_t i = 0; i < words.size(); ++i)
    if (i + 1 == words.size() || words[i + 1].first != words[i].first) theirs += words[i].second;
  return std::min(mine, theirs);
}

}  // namespace kilde::lineage
