// What a report says for a country: its capital, its people.
//
//   link_states(doc, tree, base, lands, found);    // "Moskva kalder ...": country:RU
//   link_peoples(doc, tree, base, lands, found);   // "russerne": country:RU; "to russere":
//   people:RU
//
// Needs: tokens, tags, the tree, the rows linked so far. Gives: new rows and ids in `found`.
// Threads: pure. Errors: cannot fail.
// Method: mention by mention. A capital is its state as the subject of a verb or behind a word as
//   "with" (homes.tsv), alone or in a row of such; a people is when it is all of it, by its article
//   or, where a language has none, as a subject without anything beside it.
#pragma once

#include "document/tree.h"
#include "extract/link/found.h"
#include "extract/link/lands.h"

namespace kilde::link {

void link_states(const Document& doc, const document::Tree& tree, const knowledge::EntityBase& base,
                 const Lands& lands, Found& found);
void link_peoples(const Document& doc, const document::Tree& tree,
                  const knowledge::EntityBase& base, const Lands& lands, Found& found);

}  // namespace kilde::link
