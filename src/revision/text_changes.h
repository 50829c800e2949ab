// What changed in a text: sentences that came, went, moved or were altered, and their words.
//
//   before  "Broen er lukket i tre uger. Holm beklager."
//   after   "Broen er lukket i fem uger. Vang er glad."
//   -> kAltered {0,27} {0,27} words {18,21}->{18,21};  kDropped "Holm beklager.";  kAdded "Vang er
//   glad."
//
// Shapes: changes in the order of the newer text, what went where it stood; a kAdded has no
//   `before`, the empty `after` of a kDropped says where it is missing. A kMoved is one sentence at
//   both places. `words` of a kAltered are the runs that differ, in order; one side of a run may be
//   empty (then it says where).
// Units: bytes of the two texts. Threads: a pure function. Errors: cannot fail.
// Method: same_elements() over sentences, then the best pairing in order of similar ones between
//   two that are the same, by words in common.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <kilde/span.h>

namespace kilde::revision {

enum class Change : uint8_t { kAdded, kDropped, kAltered, kMoved };
std::string_view to_string(Change change);

struct WordChange {
  ByteSpan before, after;
};

struct TextChange {
  Change change = Change::kAltered;
  ByteSpan before, after;
  std::vector<WordChange> words;
};

struct TextChanges {
  std::vector<TextChange> changes;
  size_t same = 0;  // sentences
  // For each sentence of the newer text the one of the older that it is or was, or kNone.
  std::vector<uint32_t> counterparts;
  ByteSpans before, after;  // the sentences
};
inline constexpr uint32_t kNone = UINT32_MAX;

TextChanges text_changes(std::string_view before, ByteSpans before_sentences,
                         std::string_view after, ByteSpans after_sentences);

// The runs of words that differ between two passages.
std::vector<WordChange> word_changes(std::string_view before, ByteSpan in_before,
                                     std::string_view after, ByteSpan in_after);

}  // namespace kilde::revision
