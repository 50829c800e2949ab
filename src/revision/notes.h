// Notes of correction in a report: where it says that something was wrong, or is taken back.
//
//   for (const Note& note : correction_notes(doc.text(), languages.of("da")))
//     use(note.kind, doc.text(note.span));     // kCorrected "RETTELSE: I lørdags skrev vi, at ..."
//
// Shapes: notes in text order; sentences that follow each other in one paragraph are one note, a
//   retraction where one of them is. Units: bytes. Threads: a pure function. Errors: cannot fail.
// Method: the phrases of data/LANG/revision/notes.tsv, whole words in any case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/span.h>

#include "revision/language.h"

namespace kilde::revision {

struct CorrectionNote {
  NoteKind kind = NoteKind::kCorrected;
  ByteSpan span;       // its sentences
  std::string phrase;  // the row of the table that the first of them has
};

std::vector<CorrectionNote> correction_notes(std::string_view text, const Language& language);
// The same for sentences that are known (as sentences_of() cuts them).
std::vector<CorrectionNote> correction_notes(std::string_view text, const ByteSpans& sentences,
                                             const Language& language);

}  // namespace kilde::revision
