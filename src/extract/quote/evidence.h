// Evidence: how the source of a draft was found.
//
//   source_by(reading, draft) == SourceBy::kAgent;    // "oplyses af politiet"
//
// Threads: a pure function. Errors: cannot fail.
#pragma once

#include "extract/quote/draft.h"

namespace kilde::quote {

SourceBy source_by(const Reading& reading, const Draft& draft);

}  // namespace kilde::quote
