// Who is quoted by whom, how often, how precisely named, and through which hands.
//
//   Result<Answer<SourceAccount>> most = sources(ask, {.limit = 20});
//   Result<Answer<SourceAccount>> one = sources(ask, {.source = "Bo Holm"});   // with acts
//   one->rows[0].acts, .first, .last
//
// Shapes: the most quoted first, equals by the ledger's number. Each with at most kMostCounts
//   outlets and hands; all of them when asked for by name. Claims that credit nobody are one
//   account without a name. The graph's edges go along the chains: from each link to the next one,
//   counted.
// Units: claims of current documents. Threads: as the Database. Errors: those of the Database.
// Method: from the counts that the ledger keeps (ledger/source_counts.h); dates and acts from the
//   claims of the one asked for.
#pragma once

#include <kilde/ledger.h>

#include "query/asking.h"

namespace kilde::query {

inline constexpr size_t kMostCounts = 5;

Result<Answer<SourceAccount>> sources(const Asking& ask, const Filter& filter);

}  // namespace kilde::query
