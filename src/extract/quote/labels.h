// Labels: type, act and factuality of a finished draft.
//
//   type_of: all of the content in marks is direct, some of it mixed, none of it indirect.
//   act_of, factuality_of: the cue word's act, changed by negation and by the content's own verb.
//
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include "extract/quote/draft.h"

namespace kilde::quote {

QuoteType type_of(const Reading& reading, const Draft& draft);
Factuality factuality_of(const Reading& reading, const Draft& draft);

}  // namespace kilde::quote
