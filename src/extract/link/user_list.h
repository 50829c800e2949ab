// Names of the user's own list, which go before the base.
//
//   link_user_list(doc, base, users, found);   // "Grøn Front": {"org:grf", ..., link "user list"}
//
// Needs: tokens, tags, entities, the base for its fold. Gives: ids and new rows of `found`.
// Threads: pure. Errors: cannot fail.
// Method: the names of each row, the longest first; a shorter name than the row's fullest only
//   where the kinds agree, never for a person. Then the longest names of the list in the text, from
//   a capital letter on unless the list writes it small; other rows lose the mentions inside.
#pragma once

#include "extract/link/found.h"
#include "knowledge/user_entities.h"

namespace kilde::link {

void link_user_list(const Document& doc, const knowledge::EntityBase& base,
                    const knowledge::UserEntities& users, Found& found);

}  // namespace kilde::link
