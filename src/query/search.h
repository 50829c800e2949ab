// Reports by their words, the best fit first.
//
//   Result<Answer<FoundDocument>> found = search(ask, {.words = "færge \"til Kiel\""});
//
// Shapes: equal scores by number, the last added first. Of the Filter, words, lang, outlet, from,
// to,
//   all_versions, limit and offset count. Threads: as the Database. Errors: kInvalidArgument
//   without a word; those of the Database.
// Method: FTS5's bm25 over text_index. Of more than 10,000 reports that the filter lets through and
//   that have the words, the last added 10,000 are ranked.
#pragma once

#include <kilde/ledger.h>

#include "query/asking.h"

namespace kilde::query {

Result<Answer<FoundDocument>> search(const Asking& ask, const Filter& filter);

}  // namespace kilde::query
