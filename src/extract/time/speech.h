// Direct speech: which expressions stand in it, and which one tells when it was spoken.
//
//   // »Det bliver i morgen,« sagde Bo Lind mandag.
//   in_quotation(text, byte of "i morgen") == true
//   spoken_at(text, atoms, lexicon, extents, 0) == 1        // the extent "mandag"
//
// Shapes: extents are half-open atom indexes of the expressions, in text order.
// Needs: the class "say" of the verbs that report. Threads: pure functions.
// Errors: cannot fail; nothing where the text does not tell.
// Method: from the quotation's end (or begin) a few words on, as far as the sentence goes: a verb
//   of saying and an expression that is not quoted itself.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/time/atoms.h"

namespace kilde::time {

struct Extent {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Whether the byte stands behind an open quotation mark or a dash that opens the line.
bool in_quotation(std::string_view text, uint32_t byte);

std::optional<size_t> spoken_at(std::string_view text, const std::vector<Atom>& atoms,
                                const Lexicon& lexicon, const std::vector<Extent>& extents,
                                size_t index);

}  // namespace kilde::time
