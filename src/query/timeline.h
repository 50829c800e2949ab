// What is said to have happened, or to happen, when: the times of claims' contents, by day.
//
//   Result<Answer<Happening>> days = timeline(ask, {.about = "Minsk", .from = day});
//
// Shapes: by first day, then by claim, then by place in the text. Of the Filter, `from` and `to`
//   bound the days spoken of: those times count that begin between them, and those of at most a
//   year that reach over `from`. Threads: as the Database. Errors: as ClaimFinder.
// Method: claim_times in the order of its index until the page is full; where few claims are left,
//   their times alone.
#pragma once

#include <kilde/ledger.h>

#include "query/asking.h"

namespace kilde::query {

Result<Answer<Happening>> timeline(const Asking& ask, const Filter& filter);

}  // namespace kilde::query
