#include "story/features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <numeric>
#include <type_traits>
#include <utility>

#include "base/odds_coder.h"

namespace kilde::story {
namespace {

constexpr uint8_t kFirstVersion = 1, kVersion = 2;
constexpr size_t kMostRows = 0xFFFF;  // of order and marks
constexpr size_t kLength = 3;         // bytes that tell how many whole ones follow

void put(std::string& out, uint64_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

// Reads from the front; once something is missing, everything is.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : left_(bytes) {}

  uint64_t take(size_t bytes) {
    if (left_.size() < bytes) return fail();
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; ++i)
      value |= uint64_t{static_cast<unsigned char>(left_[i])} << (8 * i);
    left_.remove_prefix(bytes);
    return value;
  }
  std::string_view text(size_t bytes) {
    if (left_.size() < bytes) return fail(), std::string_view();
    const std::string_view text = left_.substr(0, bytes);
    left_.remove_prefix(bytes);
    return text;
  }
  std::string_view rest() { return text(left_.size()); }
  bool whole() const { return !failed_ && left_.empty(); }

 private:
  uint64_t fail() {
    failed_ = true;
    left_ = {};
    return 0;
  }

  std::string_view left_;
  bool failed_ = false;
};

bool sound(const StoryFeatures& features) {
  auto is_row = [&](uint8_t row) { return row == kBreak || row < features.words.size(); };
  auto same_mark = [](const Mark& a, const Mark& b) {
    return a.kind == b.kind && a.hash == b.hash;
  };
  auto same_word = [](const Word& a, const Word& b) { return a.hash == b.hash; };
  return features.words.size() <= kMostWords && std::ranges::all_of(features.order, is_row) &&
         std::ranges::is_sorted(features.words) &&
         std::ranges::adjacent_find(features.words, same_word) == features.words.end() &&
         std::ranges::is_sorted(features.marks,
                                [](const Mark& a, const Mark& b) {
                                  return std::pair(a.kind, a.hash) < std::pair(b.kind, b.hash);
                                }) &&
         std::ranges::adjacent_find(features.marks, same_mark) == features.marks.end() &&
         std::ranges::all_of(features.marks, [](const Mark& mark) {
           return static_cast<size_t>(mark.kind) < kMarkKinds && mark.count > 0;
         });
}

// What nothing foresees stands in whole bytes, all else by odds.
struct Writer {
  static constexpr bool kReads = false;
  uint64_t raw(uint64_t value, size_t bytes) { return put(plain, value, bytes), value; }
  std::string plain;
  base::OddsWriter odds;
};
struct Reader {
  static constexpr bool kReads = true;
  uint64_t raw(uint64_t, size_t bytes) { return plain.take(bytes); }
  Cursor plain;
  base::OddsReader odds;
};

// Says how features are written and how they are read, which is the same.
template <typename Side>
class Codec {
 public:
  template <typename T>
  using Value = std::conditional_t<Side::kReads, T, const T>;

  explicit Codec(Side& side) : side_(side) {}

  bool run(Value<StoryFeatures>& features) {
    plain(features.key, 8);
    plain(features.day, 4);
    rows(features.lang, 255, [&](auto& letter) { plain(letter, 1); });
    uint64_t before = 0;
    rows(features.words, kMostWords, [&](auto& word) {
      hash(word.hash, before);
      if (side_.odds.bit(sounds_, word.sound != 0)) plain(word.sound, 4);
    });
    order(features);
    marks(features);
    return ok();
  }

 private:
  bool ok() const { return ok_ && side_.odds.ok(); }

  template <typename Number>
  void plain(Number& value, size_t bytes) {
    const uint64_t got = side_.raw(static_cast<uint64_t>(value), bytes);
    if constexpr (Side::kReads) value = static_cast<Number>(got);
  }
  template <typename Number>
  void number(base::NumberOdds& odds, Number& value) {
    const uint64_t got = odds.code(side_.odds, static_cast<uint64_t>(value));
    if constexpr (Side::kReads) value = static_cast<Number>(got);
  }
  template <typename List, typename Each>
  void rows(List& list, size_t most, const Each& each) {
    size_t count = list.size();
    number(counts_, count);
    if (count > most) ok_ = false;
    for (size_t i = 0; i < count && ok(); ++i) {
      if constexpr (Side::kReads) list.resize(i + 1);
      each(list[i]);
    }
  }

  // Sorted hashes, each by how far it is from the one before: three bytes of that are chance.
  void hash(Value<uint32_t>& value, uint64_t& before) {
    const uint64_t gap = value - before;
    uint64_t high = gap >> 24;
    number(gaps_, high);
    before += (high << 24) + side_.raw(gap & 0xFFFFFF, 3);
    if (before > 0xFFFFFFFF) ok_ = false;
    if constexpr (Side::kReads) value = static_cast<uint32_t>(before);
  }

  // Words that come for the first time are told among those that have not come, others among those
  // that have.
  void order(Value<StoryFeatures>& features) {
    std::vector<uint8_t> left(features.words.size()), seen;
    std::iota(left.begin(), left.end(), uint8_t{0});
    bool after_break = true;
    rows(features.order, kMostRows, [&](auto& row) {
      if (side_.odds.bit(breaks_[after_break], row == kBreak)) {
        if constexpr (Side::kReads) row = kBreak;
        after_break = true;
        return;
      }
      after_break = false;
      const auto new_row = std::ranges::lower_bound(left, row);
      const bool fresh = side_.odds.bit(fresh_, new_row != left.end() && *new_row == row);
      std::vector<uint8_t>& among = fresh ? left : seen;
      if (among.empty()) return void(ok_ = false);
      const size_t at = place(among, row);
      if (at >= among.size()) return void(ok_ = false);
      const uint8_t told = among[at];
      if constexpr (Side::kReads) row = told;
      if (!fresh) return;
      left.erase(left.begin() + static_cast<ptrdiff_t>(at));
      seen.insert(std::ranges::lower_bound(seen, told), told);
    });
  }

  // The place of a row among sorted ones, in as many even bits as it may need.
  size_t place(const std::vector<uint8_t>& among, uint8_t row) {
    const auto at = static_cast<size_t>(std::ranges::lower_bound(among, row) - among.begin());
    size_t got = 0;
    for (auto bits = static_cast<size_t>(std::bit_width(among.size() - 1)); bits-- > 0;)
      got = got << 1 | size_t{side_.odds.even((at >> bits & 1) != 0)};
    return got;
  }

  void marks(Value<StoryFeatures>& features) {
    uint8_t kind = 0;
    uint64_t before = 0;
    rows(features.marks, kMostRows, [&](auto& mark) {
      while (kind < kMarkKinds &&
             side_.odds.bit(next_kind_, static_cast<uint8_t>(mark.kind) > kind))
        ++kind, before = 0;
      if constexpr (Side::kReads) mark.kind = static_cast<MarkKind>(kind);
      hash(mark.hash, before);
      uint64_t more = uint64_t{mark.count} - 1;
      number(mark_counts_, more);
      if (more > 254) ok_ = false;
      if constexpr (Side::kReads) mark.count = static_cast<uint8_t>(more + 1);
    });
  }

  Side& side_;
  bool ok_ = true;
  base::Odds sounds_, fresh_, next_kind_;
  std::array<base::Odds, 2> breaks_;
  base::NumberOdds counts_, gaps_, mark_counts_;
};

// Version 1 had all in whole bytes.
StoryFeatures decode_first(Cursor& cursor) {
  StoryFeatures features;
  features.key = cursor.take(8);
  features.day = static_cast<int32_t>(cursor.take(4));
  features.lang = cursor.text(cursor.take(1));
  features.words.resize(cursor.take(1));
  for (Word& word : features.words) word.hash = static_cast<uint32_t>(cursor.take(4));
  for (Word& word : features.words) word.sound = static_cast<uint32_t>(cursor.take(4));
  features.order.resize(cursor.take(2));
  for (uint8_t& row : features.order) row = static_cast<uint8_t>(cursor.take(1));
  features.marks.resize(cursor.take(2));
  for (Mark& mark : features.marks) {
    mark.kind = static_cast<MarkKind>(cursor.take(1));
    mark.count = static_cast<uint8_t>(cursor.take(1));
    mark.hash = static_cast<uint32_t>(cursor.take(4));
  }
  return features;
}

// Its length before the whole bytes tells where they end.
bool decode_second(Cursor& cursor, StoryFeatures& features) {
  const std::string_view plain = cursor.text(cursor.take(kLength)), odds = cursor.rest();
  Reader side{Cursor(plain), base::OddsReader(odds)};
  return Codec<Reader>(side).run(features) && side.plain.whole() && side.odds.whole();
}

}  // namespace

std::string encode(const StoryFeatures& features) {
  Writer side;
  Codec<Writer>(side).run(features);
  std::string out(1, static_cast<char>(kVersion));
  put(out, side.plain.size(), kLength);
  return out + side.plain + side.odds.finish();
}

Result<StoryFeatures> decode(std::string_view blob) {
  const auto version = blob.empty() ? kVersion : static_cast<uint8_t>(blob[0]);
  if (version != kVersion && version != kFirstVersion) {
    return Error{Code::kVersion, "story features",
                 "expected version 1 or 2, found " + std::to_string(version)};
  }
  Cursor cursor(blob.substr(std::min<size_t>(blob.size(), 1)));
  StoryFeatures features;
  bool whole = !blob.empty();
  if (version == kFirstVersion)
    features = decode_first(cursor);
  else
    whole = whole && decode_second(cursor, features);
  if (whole && cursor.whole() && sound(features)) return features;
  return Error{Code::kFormat, "story features",
               "expected features as they were encoded, found " + std::to_string(blob.size()) +
                   " bytes that are none"};
}

}  // namespace kilde::story
