// Revision: what is different between two versions of a report.
//
//   Revision revision = compare(older, newer, *languages);
//   for (const ItemChange& each : revision.claims) use(each.change, each.fields);
//   for (const CorrectionNote& note : revision.corrections) use(newer.text(note.span));
//
// Shapes: text, claims and times as text_changes.h and claim_changes.h have them; `corrections` are
//   the notes of the newer text, `fresh` tells which the older has not.
// Needs: the two Documents for the texts; no tokens. Threads: a pure function. Errors: cannot fail.
#pragma once

#include <vector>

#include <kilde/document.h>

#include "revision/claim_changes.h"
#include "revision/language.h"
#include "revision/notes.h"
#include "revision/text_changes.h"

namespace kilde::revision {

struct Revision {
  TextChanges text;
  std::vector<ItemChange> claims, times;
  std::vector<CorrectionNote> corrections;
  std::vector<bool> fresh;  // one a correction
};

Revision compare(const Document& before, const Document& after, const Languages& languages);

}  // namespace kilde::revision
