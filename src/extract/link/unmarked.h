// Well-known names that the analysis did not mark.
//
//   link_unmarked(doc, spelling, chooser, found);   // "... sagde Rusland": an entity with the
//   base's id
//
// Needs: tokens, tags, the rows linked so far. Gives: new rows of `found`.
// Threads: pure. Errors: cannot fail.
// Method: longest match over tokens that no named entity holds, from a capital letter on, also
//   over pieces of it that were taken for names; one word
//   only where it is tagged as a name or is an acronym, and nothing in all-capital headlines.
#pragma once

#include "extract/link/chooser.h"
#include "extract/link/found.h"
#include "knowledge/spelling.h"

namespace kilde::link {

// Descriptions that are names of their language: "det internasjonale atomenergibyrået".
void link_described(const Document& doc, const Chooser& chooser, Found& found);

void link_unmarked(const Document& doc, const knowledge::Spelling& spelling, const Chooser& chooser,
                   Found& found);

// Names of bodies, a word long, that are linked elsewhere in the report and were not seen here.
void link_told_again(const Document& doc, Found& found);

// First and last names of persons that are linked by their whole name earlier in the report.
void link_names_of_one(const Document& doc, Found& found);

}  // namespace kilde::link
