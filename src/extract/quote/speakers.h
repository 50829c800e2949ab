// Speakers: who stands behind each source phrase, and the chain from the origin to the publisher.
//
//   "..., siger han."  after Zaluzhniy spoke  ->  speaker Valery Zaluzhniy
//   chain: {"Valery Zaluzhniy", "The Economist"}; a pronoun inherits the medium of the sentence
//   before, a new speaker does not.
//
// Needs: drafts in text order, entities. Gives: rows of Document::attributions (spans in bytes).
// Threads: one document at a time. Errors: cannot fail.
// Method: entity under the phrase; for pronouns the last speaker or the last person who was the
//   subject of a sentence, whichever is nearer.
#pragma once

#include <vector>

#include "extract/quote/draft.h"

namespace kilde::quote {

void write_attributions(const Reading& reading, const std::vector<Draft>& drafts, Document& doc);

}  // namespace kilde::quote
