#include "story/features.h"

#include <algorithm>
#include <limits>

namespace kilde::story {
namespace {

constexpr char kVersion = 1;

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

}  // namespace

std::string encode(const StoryFeatures& features) {
  std::string out(1, kVersion);
  put(out, features.key, 8);
  put(out, static_cast<uint32_t>(features.day), 4);
  put(out, features.lang.size(), 1);
  out.append(features.lang, 0, 255);
  put(out, features.words.size(), 1);
  for (const Word& word : features.words) put(out, word.hash, 4);
  for (const Word& word : features.words) put(out, word.sound, 4);
  put(out, features.order.size(), 2);
  for (const uint8_t row : features.order) put(out, row, 1);
  put(out, features.marks.size(), 2);
  for (const Mark& mark : features.marks) {
    put(out, static_cast<uint64_t>(mark.kind), 1);
    put(out, mark.count, 1);
    put(out, mark.hash, 4);
  }
  return out;
}

Result<StoryFeatures> decode(std::string_view blob) {
  if (!blob.empty() && blob[0] != kVersion) {
    return Error{
        Code::kVersion, "story features",
        "expected version 1, found " + std::to_string(static_cast<unsigned char>(blob[0]))};
  }
  Cursor cursor(blob.substr(std::min<size_t>(blob.size(), 1)));
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
  if (!blob.empty() && cursor.whole() && sound(features)) return features;
  return Error{Code::kFormat, "story features",
               "expected features as they were encoded, found " + std::to_string(blob.size()) +
                   " bytes that are none"};
}

}  // namespace kilde::story
