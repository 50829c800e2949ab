// Resolver: joins mentions to entities, in text order.
//
//   "Valery Zaluzhniy ... Zaluzhniy"          one person, by the last name
//   "Lukasjenko ... Lukasjkenko"              one person, by a slip of the pen
//   "Reuters ... nyhedsbureauet"              the last agency named
//   "Indonesiens styrelse (BPPT) ... styrelsen"   by the noun
//
// Needs: mentions in text order. Gives: rows of Document::entities, ids e1, e2, ... in the order
//   of the first mention (or the gazetteer's id). Threads: a pure function. Errors: cannot fail.
// Method: exact name, last name, acronym, misspelling, then title; descriptions look back over the
//   last kWindow entities only, so that time stays linear.
#pragma once

#include <vector>

#include <kilde/document.h>

#include "extract/entity/mentions.h"

namespace kilde::entity {

void resolve(Document& doc, const std::vector<Mention>& mentions, const Inflection& inflection);

}  // namespace kilde::entity
