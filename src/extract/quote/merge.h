// Merging: drafts that say the same become one, and nested ones learn through whom they came.
//
//   "Derudover fortalte Putin, at Y, skriver RIA."   -> one: Putin, via RIA
//   "Y. Det skriver Fjordbladet."  where Y has its own reporter  -> one, via Fjordbladet
//   "Avisen skrev, at borgmesteren havde bedt om hjælp."  -> two; the second via the paper
//
// Gives: drafts in text order. Threads: a pure function. Errors: cannot fail.
#pragma once

#include <vector>

#include "extract/quote/draft.h"

namespace kilde::quote {

void merge(const Reading& reading, std::vector<Draft>& drafts);

}  // namespace kilde::quote
