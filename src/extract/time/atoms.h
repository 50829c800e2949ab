// Atoms: the text as time patterns see it: runs of letters, runs of digits, single marks.
//
//   "kl. 15.30"  ->  kl  .  15  .  30        (the last four glued to one another, but for the
//   blank)
//
// Atoms never reach over a token, but a token may hold several: patterns do not depend on how the
// tokenizer cuts "1990'erne" or "3.-5.".
// Shapes: in text order, not overlapping. Units: bytes of the text; token indexes.
// Owns: plain values that refer to the document by offset. Threads: plain values.
// Errors: cannot fail, whatever the text.
#pragma once

#include <cstdint>
#include <vector>

#include <kilde/document.h>

#include "extract/time/lexicon.h"

namespace kilde::time {

struct Atom {
  enum class Kind : uint8_t { kWord, kDigits, kMark };
  enum class Gap : uint8_t { kNone, kSpace, kBreak };  // before the atom; kBreak: a blank line

  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t token = 0;
  int32_t lexeme = kUnknown;
  int32_t number = -1;  // of up to nine digits, else -1
  Kind kind = Kind::kMark;
  Gap gap = Gap::kNone;
  bool capital = false;  // begins with a capital
  bool initial = false;  // first word of a sentence, a quotation or a line

  uint32_t length() const { return end - begin; }
};

std::vector<Atom> split_atoms(const Document& doc, const Lexicon& lexicon);

}  // namespace kilde::time
