// Half-open ranges. Bytes of a text and indexes of tokens are different types on purpose: mixing
// them up does not compile.
//
//   ByteSpan span{3, 8};        // bytes 3..7 of Document::text()
//   TokenSpan words{0, 2};      // the tokens 0 and 1 of a Document
//   span.length() == 5; span.contains(ByteSpan{4, 6}); span.overlaps(ByteSpan{7, 9});
//
// Units: ByteSpan counts UTF-8 bytes, TokenSpan tokens of the whole document (not of a sentence).
// Ownership: plain values. Threads: plain values. Errors: cannot fail.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

namespace kilde {

template <typename Tag>
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t length() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(uint32_t at) const { return begin <= at && at < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  Span cover(Span other) const { return {std::min(begin, other.begin), std::max(end, other.end)}; }
  auto operator<=>(const Span&) const = default;
};

using ByteSpan = Span<struct ByteTag>;
using TokenSpan = Span<struct TokenTag>;
using ByteSpans = std::vector<ByteSpan>;  // in text order, not overlapping

static_assert(sizeof(ByteSpan) == 8);

}  // namespace kilde
