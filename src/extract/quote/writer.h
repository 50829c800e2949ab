// Writer: turns drafts into attributions: speaker, type, factuality, and the chain from the origin
// to the publisher.
//
//   chain: {"Valery Zaluzhniy", "The Economist"}; a pronoun inherits the medium of the sentence
//   before, a new speaker does not.
//
// Needs: drafts in text order, entities. Gives: rows of Document::attributions (spans in bytes).
// Threads: one document at a time. Errors: cannot fail.
// What is less sure than Confidence::least() is left out, unless an observer is there, which hears
// of every attribution and its signs: for training. Method: the last voice, and the last of each
// speaker, is kept; one that names no hand has theirs.
#pragma once

#include <functional>
#include <vector>

#include "extract/quote/confidence.h"
#include "extract/quote/draft.h"

namespace kilde::quote {

using Observer = std::function<void(const Attribution&, const Signs&)>;

void write_attributions(const Reading& reading, const std::vector<Draft>& drafts,
                        const Confidence& confidence, const Observer& observer, Document& doc);

}  // namespace kilde::quote
