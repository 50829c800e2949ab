// Whether what the analysis marks as a name is one: "полиция" is marked in some treebanks, and so
// by what learnt from them, but is a word for many.
//
//   if (!is_proper(doc, doc.names[0])) continue;
//
// Threads: pure. Errors: cannot fail. Method: one common noun that is written small.
#pragma once

#include <kilde/document.h>

#include "base/utf8.h"

namespace kilde::document {

inline bool is_proper(const Document& doc, const NameMention& name) {
  const uint32_t token = name.tokens.begin;
  if (name.tokens.length() != 1 || token >= doc.upos.size() || doc.upos[token] != Upos::kNoun)
    return true;
  return base::starts_upper(doc.word(token));
}

}  // namespace kilde::document
