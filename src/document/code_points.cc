#include "document/code_points.h"

#include <algorithm>
#include <cstring>

namespace kilde::document {
namespace {

constexpr uint32_t kBlock = 64;

bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// How many code points begin in it; eight bytes at a time.
uint32_t count_begins(std::string_view text) {
  constexpr uint64_t kEach = 0x0101010101010101ull;
  size_t at = 0, trails = 0;
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    trails += (((eight >> 7) & ~(eight >> 6) & kEach) * kEach) >> 56;
  }
  for (; at < text.size(); ++at) trails += !begins(text[at]);
  return static_cast<uint32_t>(text.size() - trails);
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kBlock + 2);
  uint32_t count = 0;
  for (size_t block = 0; block < text.size(); block += kBlock) {
    before_.push_back(count);
    count += count_begins(text.substr(block, kBlock));
  }
  before_.push_back(count);
}

uint32_t CodePoints::of_byte(uint32_t byte) const {
  byte = std::min<uint32_t>(byte, static_cast<uint32_t>(text_.size()));
  const uint32_t block = byte / kBlock, begin = block * kBlock;
  return before_[std::min<size_t>(block, before_.size() - 1)] +
         count_begins(text_.substr(begin, byte - begin));
}

uint32_t CodePoints::to_byte(uint32_t point) const {
  if (point >= size()) return static_cast<uint32_t>(text_.size());
  auto block = std::upper_bound(before_.begin(), before_.end() - 1, point) - before_.begin() - 1;
  uint32_t count = before_[static_cast<size_t>(block)];
  auto byte = static_cast<uint32_t>(block) * kBlock;
  for (;; ++byte) {
    if (!begins(text_[byte])) continue;
    if (count++ == point) return byte;
  }
}

}  // namespace kilde::document
