// What the formats for people say of a revision: the same words in a terminal and on a page.
//
//   heading_of(older, newer)       -> "w1 · version 1 -> 2 · Havneposten · 2023-05-16"
//   counts_of(revision.text)       -> "1 altered, 4 the same"
//   label_of(newer, claim)         -> "Asta Vang: Broen er lukket i fem uger"
//
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include "format/revision.h"

namespace kilde::format {

std::string heading_of(const Version& before, const Version& after);
std::string counts_of(const revision::TextChanges& text);
std::string claim_label(const Document& doc, uint32_t claim);
std::string time_label(const Document& doc, uint32_t time);

// A piece of a sentence that was altered: kept, gone or new.
struct Piece {
  enum class Kind { kSame, kDropped, kAdded } kind = Kind::kSame;
  std::string_view text;
};
std::vector<Piece> pieces_of(const Document& before, const Document& after,
                             const revision::TextChange& change);

}  // namespace kilde::format
