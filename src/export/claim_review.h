// ClaimReview drafts: what several reports say, ready for a fact-checker to rate.
//
//   out += claim_review(told, 3);
//   {"@context":"https://schema.org","@type":"ClaimReview","creativeWorkStatus":"Draft",
//    "claimReviewed":"...","itemReviewed":{"@type":"Claim","author":{...},"appearance":[...]},...}
//
// Shapes: one object of JSON-LD on one line. There is no rating: that is a person's. Needs nothing
//   from the network. Threads: a pure function. Errors: cannot fail.
// Method: https://schema.org/ClaimReview; docs/export.md says what each part is made from.
#pragma once

#include <string>

#include "format/propositions.h"

namespace kilde::exporting {

std::string claim_review(const format::Told& told, uint32_t row);

}  // namespace kilde::exporting
