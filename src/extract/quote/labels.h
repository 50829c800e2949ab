// Labels: type, act and factuality of a finished draft.
//
//   type_of: all of the content in marks is direct, some of it mixed, none of it indirect.
//   factuality_of: what the act makes of the content, changed by negation; for what is only said,
//     the modal of its first clause: "kan" possible, "vil" predicted.
//
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include "extract/quote/draft.h"

namespace kilde::quote {

QuoteType type_of(const Reading& reading, const Draft& draft);
Factuality factuality_of(const Reading& reading, const Draft& draft);

}  // namespace kilde::quote
