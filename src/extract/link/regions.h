// Regions that bear a country's name: "the governor of Georgia", "delstaten Georgia".
//
//   link_regions(doc, base, lands, scene, found);   // country:GE becomes iso:US-GA
//
// Needs: tokens, lemmas, countries as listed, the scene of what is certain. Gives: ids in `found`.
// Threads: one document, one thread. Errors: cannot fail.
// Method: a country's name that a region of another country has too is the region where a noun
//   beside it says so (data/entities/homes.tsv: `region_behind`, `region_before`), or where the
//   text names a town of the region.
#pragma once

#include "extract/link/found.h"
#include "extract/link/lands.h"
#include "extract/link/scene.h"

namespace kilde::link {

void link_regions(const Document& doc, const knowledge::EntityBase& base, const Lands& lands,
                  const Scene& scene, Found& found);

}  // namespace kilde::link
