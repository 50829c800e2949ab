// Where the text puts a place: "Paris, Texas", "Birmingham i Alabama", "im belgischen Halle".
//
//   area_of(doc, doc.entities[3], lands, base, area_at);   // the row of Texas, or kNoRow
//
// Needs: tokens and tags; `area_at` gives the row of the country or region that is named at a
//   token, kNoRow for none. Threads: pure. Errors: cannot fail.
#pragma once

#include <functional>

#include <kilde/document.h>

#include "extract/link/lands.h"
#include "knowledge/entity_base.h"

namespace kilde::link {

using AreaAt = std::function<uint32_t(uint32_t token)>;

uint32_t area_of(const Document& doc, const Entity& entity, const Lands& lands,
                 const knowledge::EntityBase& base, const AreaAt& area_at);

}  // namespace kilde::link
