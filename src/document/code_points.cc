#include "document/code_points.h"

#include <algorithm>

namespace kilde::document {
namespace {

constexpr uint32_t kBlock = 64;

bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kBlock + 2);
  uint32_t count = 0;
  for (size_t block = 0; block < text.size(); block += kBlock) {
    before_.push_back(count);
    for (char c : text.substr(block, kBlock)) count += begins(c);
  }
  before_.push_back(count);
}

uint32_t CodePoints::of_byte(uint32_t byte) const {
  byte = std::min<uint32_t>(byte, static_cast<uint32_t>(text_.size()));
  uint32_t block = byte / kBlock;
  uint32_t count = before_[std::min<size_t>(block, before_.size() - 1)];
  for (uint32_t i = block * kBlock; i < byte; ++i) count += begins(text_[i]);
  return count;
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
