// Bounds: what the words in and beside a duration tell of its beginning and end.
//
//   side_of_next(atoms, lexicon, extents, 0) == Side::kEnds  // "three weeks until 5 May"
//   reach_of(atoms, lexicon, extents[0]) == "past"           // "the past three weeks"
//
// Needs: the extents of the times that were found, in text order. Threads: pure functions.
// Errors: cannot fail. Method: the words between a duration and the next time, all of class "bound"
//   (words.tsv), at most three, of which the first with a value tells; words of class "reach" in
//   the duration, unless it is a part of something else ("the last minutes of the match").
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/time/atoms.h"
#include "extract/time/speech.h"

namespace kilde::time {

enum class Side : uint8_t { kNone, kBegins, kEnds };

// Whether the duration begins or ends with the time that follows it.
Side side_of_next(const std::vector<Atom>& atoms, const Lexicon& lexicon,
                  const std::vector<Extent>& extents, size_t index);

// "past" and "coming", counted from now; "preceding" and "following", from what was told; or empty.
std::string_view reach_of(const std::vector<Atom>& atoms, const Lexicon& lexicon, Extent extent);

}  // namespace kilde::time
