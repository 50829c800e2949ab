// Signs: what is known of an attribution that bears on whether a reader would mark it so.
//
//   signs_of(reading, draft, claim, false);   // {"rule clause", "cue sige", "source subject", ...}
//
// A sign is a kind and a name with a blank between them, as data/confidence.tsv has them; a sign
// told beside the rule has it behind a slash ("depends ccomp/clause").
// Shapes: each sign once, in no order that counts. `held`: another attribution's content holds it.
// Needs: a draft with a content, and the attribution made of it with speaker and source filled in.
// Threads: a pure function. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include "extract/quote/draft.h"

namespace kilde::quote {

using Signs = std::vector<std::string>;

Signs signs_of(const Reading& reading, const Draft& draft, const Attribution& claim, bool held);

}  // namespace kilde::quote
