// What a report names by an office: its holder.
//
//   link_offices(doc, tree, base, lands, found);   // "den ukrainske præsident": who held the
//   office
//
// Needs: tokens, tags, the tree, the rows linked so far. Gives: new rows and ids in `found`.
// Threads: pure. Errors: cannot fail.
// Method: the tables of a language (lands.h) and the base's terms of office at the date of the
//   document; a description that is kept open by another word ("the former president") is left.
#pragma once

#include "document/tree.h"
#include "extract/link/found.h"
#include "extract/link/lands.h"

namespace kilde::link {

void link_offices(const Document& doc, const document::Tree& tree,
                  const knowledge::EntityBase& base, const Lands& lands, Found& found);

}  // namespace kilde::link
