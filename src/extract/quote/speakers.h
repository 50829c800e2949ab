// Speakers: who stands behind each source phrase, and the chain from the origin to the publisher.
//
//   "..., siger han."  after Zaluzhniy spoke  ->  speaker Valery Zaluzhniy
//   chain: {"Valery Zaluzhniy", "The Economist"}; a pronoun inherits the medium of the sentence
//   before, a new speaker does not.
//
// Needs: drafts in text order, entities. Gives: rows of Document::attributions (spans in bytes).
// Threads: one document at a time. Errors: cannot fail.
// Method: entity under the head of the phrase, or the name beside it; for pronouns and descriptions
//   their antecedent; for a statement who made it, else the voice that goes on.
#pragma once

#include <vector>

#include "extract/quote/draft.h"

namespace kilde::quote {

void write_attributions(const Reading& reading, const std::vector<Draft>& drafts, Document& doc);

}  // namespace kilde::quote
