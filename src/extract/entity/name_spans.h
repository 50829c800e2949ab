// Name spans: the names of the analysis with the parts that it lost.
//
//   Staffan | de | Mistura  -> Staffan de Mistura        mr | Panvalkar -> mr Panvalkar
//
// Shapes: in text order, none without a letter. Units: tokens. Needs: tokens, tree, names.
// Gives: plain values. Threads: a pure function. Errors: cannot fail.
// Method: two persons' names in a row are one where the tree says so or a particle joins them; a
//   form of address takes the capitalised word behind it.
#pragma once

#include <vector>

#include <kilde/document.h>

#include "extract/entity/nouns.h"

namespace kilde::entity {

std::vector<NameMention> mended_names(const Document& doc, const Nouns& nouns);

}  // namespace kilde::entity
