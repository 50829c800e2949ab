// A place and everything in it, as entities of a ledger.
//
//   Ids rows = places_called(ask, "Ukraine");     // the country, Kyiv, Donetsk oblast, ...
//
// Shapes: ascending. Needs the base for what lies where; without it a place is itself alone.
// Threads: as the Database. Errors: those of the Database, told by its status().
#pragma once

#include <string_view>

#include "query/asking.h"

namespace kilde::query {

Ids places_called(const Asking& ask, std::string_view name);

}  // namespace kilde::query
