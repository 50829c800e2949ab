// StoryFeatures: what is kept of a report to tell which happening it is about.
//
//   StoryFeatures features = extractor.features_of(doc);
//   std::string blob = encode(features);             // about 1 KB, for a store
//   Result<StoryFeatures> same = decode(blob);
//
// Shapes: `words` are distinct and sorted by hash, at most kMostWords; `order` is the text as rows
//   of `words`, kBreak between sentences; `marks` are distinct and sorted by kind and hash.
// Units: `day` counts days since 1970-01-01, kNoDay where the day of publication is not known.
// Owns: its numbers; no view of the Document. Threads: plain values, pure functions.
// Errors: decode gives kVersion for a blob of another version and kFormat for one that is broken;
//   what it gives is always well shaped.
// Method: words and marks are hashes; a word also has the hash of its rough sounds, which are the
//   same for "minister" and "министр" (knowledge/transliteration.h).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

namespace kilde::story {

inline constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();
inline constexpr size_t kMostWords = 150;
inline constexpr uint8_t kBreak = 255;

enum class MarkKind : uint8_t { kName, kPlace, kNumber, kDay };
inline constexpr size_t kMarkKinds = 4;

struct Word {
  uint32_t hash = 0;
  uint32_t sound = 0;  // 0: too short, or too common to tell anything
  auto operator<=>(const Word&) const = default;
};

// What a report shares with one in another language.
struct Mark {
  MarkKind kind = MarkKind::kName;
  uint8_t count = 1;  // at most 255
  uint32_t hash = 0;
  auto operator<=>(const Mark&) const = default;
};

struct StoryFeatures {
  uint64_t key = 0;  // of the report's content; orders reports whatever the order they come in
  std::string lang;
  int32_t day = kNoDay;
  std::vector<Word> words;
  std::vector<uint8_t> order;
  std::vector<Mark> marks;
  bool operator==(const StoryFeatures&) const = default;
};

std::string encode(const StoryFeatures& features);
Result<StoryFeatures> decode(std::string_view blob);

}  // namespace kilde::story
