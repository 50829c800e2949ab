// The names of a text: those of the tables, papers, those of the analysis and those it missed.
//
//   find_named(doc, nominative, titles, knowledge, list);   // adds to the list
//
// Units: tokens and bytes. Needs: tokens, tags and names. Threads: pure function. Errors: cannot
//   fail. Method: tables first, so that a listed name is what the table says; names_spans.h,
//   papers.h and missed_names.h tell the rest.
#pragma once

#include "extract/entity/mention_list.h"
#include "extract/entity/titles.h"

namespace kilde::entity {

void find_named(const Document& doc, const NominativeNames& nominative, const Titles& titles,
                const Knowledge& knowledge, MentionList& list);

}  // namespace kilde::entity
