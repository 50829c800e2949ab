// OddsWriter and OddsReader: bits in less than a bit each where they can be foreseen, by odds that
// writer and reader learn alike as they go.
//
//   OddsWriter out;
//   Odds odds;
//   for (bool bit : bits) out.bit(odds, bit);       // a thousand equal ones take some 3 bytes
//   const std::string bytes = out.finish();
//   OddsReader in(bytes);
//   Odds same;
//   in.bit(same, false) == bits[0]; ...; in.whole()
//
// Shapes: both have the same calls, which give the bit's value, so that one function can say how
//   something is written and read; a reader ignores the value that it is given.
// Units: odds are of 0 in 65,536ths. Needs: the reader views the bytes.
// Threads: plain values. Errors: a reader of cut bytes gives zeros and is no longer ok(); whole()
//   tells whether all bytes were used, and no more.
// Method: the range coder of LZMA (G. N. N. Martin 1979; I. Pavlov), with odds that move fast at
//   first (Krichevsky and Trofimov's estimate) and slowly after kSlowest bits.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace kilde::base {

class Odds {
 public:
  uint32_t of_zero() const { return zero_ >> 4; }  // in 4,096ths, never 0 or all
  void learn(bool bit) {
    const int32_t aim = bit ? kLeast : 0x10000 - kLeast;
    const int32_t step = ((aim - zero_) * kShares[seen_]) / 0x10000;
    zero_ = static_cast<uint16_t>(zero_ + step);
    if (seen_ < kSlowest) ++seen_;
  }

 private:
  static constexpr int32_t kLeast = 48;
  static constexpr uint8_t kSlowest = 30;
  static constexpr auto kShares = [] {
    std::array<int32_t, kSlowest + 1> shares{};
    for (int32_t i = 0; i <= kSlowest; ++i) shares[static_cast<size_t>(i)] = 0x20000 / (2 * i + 3);
    return shares;
  }();
  uint16_t zero_ = 0x8000;
  uint8_t seen_ = 0;
};

class OddsWriter {
 public:
  static constexpr bool kReads = false;

  bool bit(Odds& odds, bool value) {
    const uint32_t zeros = (range_ >> 12) * odds.of_zero();
    if (value)
      low_ += zeros, range_ -= zeros;
    else
      range_ = zeros;
    odds.learn(value);
    while (range_ < 1u << 24) shift();
    return value;
  }
  // One that nothing foresees.
  bool even(bool value) {
    range_ >>= 1;
    if (value) low_ += range_;
    while (range_ < 1u << 24) shift();
    return value;
  }
  bool ok() const { return true; }
  std::string finish() {
    for (int i = 0; i < 5; ++i) shift();
    return std::move(bytes_);
  }

 private:
  // A byte is certain when no carry can reach it any more.
  void shift() {
    range_ <<= 8;
    if (low_ < 0xFF000000u || low_ > 0xFFFFFFFFu) {
      const auto carry = static_cast<uint8_t>(low_ >> 32);
      if (started_) bytes_.push_back(static_cast<char>(last_ + carry));
      for (; waiting_ > 0; --waiting_) bytes_.push_back(static_cast<char>(0xFF + carry));
      last_ = static_cast<uint8_t>(low_ >> 24);
      started_ = true;
    } else {
      ++waiting_;
    }
    low_ = (low_ & 0x00FFFFFFu) << 8;
  }

  uint64_t low_ = 0, waiting_ = 0;
  uint32_t range_ = 0xFFFFFFFFu;
  uint8_t last_ = 0;
  bool started_ = false;
  std::string bytes_;
};

class OddsReader {
 public:
  static constexpr bool kReads = true;

  explicit OddsReader(std::string_view bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) shift();
    range_ = 0xFFFFFFFFu;
  }
  bool bit(Odds& odds, bool) {
    const uint32_t zeros = (range_ >> 12) * odds.of_zero();
    const bool value = code_ >= zeros;
    if (value)
      code_ -= zeros, range_ -= zeros;
    else
      range_ = zeros;
    odds.learn(value);
    while (range_ < 1u << 24) shift();
    return value;
  }
  bool even(bool) {
    range_ >>= 1;
    const bool value = code_ >= range_;
    if (value) code_ -= range_;
    while (range_ < 1u << 24) shift();
    return value;
  }
  bool ok() const { return at_ <= bytes_.size(); }
  bool whole() const { return at_ == bytes_.size(); }

 private:
  void shift() {
    const uint8_t next = at_ < bytes_.size() ? static_cast<uint8_t>(bytes_[at_]) : 0;
    ++at_;
    code_ = code_ << 8 | next;
    range_ <<= 8;
  }

  std::string_view bytes_;
  size_t at_ = 0;
  uint32_t range_ = 0, code_ = 0;
};

// Small numbers in few bits: their length in bits first, then their first bits by odds.
class NumberOdds {
 public:
  template <typename Side>
  uint64_t code(Side& side, uint64_t value) {
    const auto length = static_cast<size_t>(std::bit_width(value + 1)) - 1;
    size_t bits = 0;
    while (bits < kMostBits && side.bit(length_[bits], bits < length)) ++bits;
    auto& heads = heads_[std::min(bits, heads_.size() - 1)];
    uint64_t number = 1;
    for (size_t left = bits; left-- > 0;) {
      const bool bit = ((value + 1) >> left & 1) != 0;
      const bool in_head = number < heads.size();
      number = number << 1 | uint64_t{in_head ? side.bit(heads[number], bit) : side.even(bit)};
    }
    return number - 1;
  }

 private:
  static constexpr size_t kMostBits = 62;
  std::array<Odds, kMostBits> length_;
  std::array<std::array<Odds, 8>, 14> heads_;
};

// One of 1 << kBits labels.
template <size_t kBits>
class LabelOdds {
 public:
  template <typename Side>
  uint32_t code(Side& side, uint32_t label) {
    uint32_t path = 1;
    for (size_t left = kBits; left-- > 0;)
      path = path << 1 | uint32_t{side.bit(odds_[path], (label >> left & 1) != 0)};
    return path - (1u << kBits);
  }

 private:
  std::array<Odds, size_t{1} << kBits> odds_;
};

}  // namespace kilde::base
