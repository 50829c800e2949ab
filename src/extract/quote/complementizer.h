// Which word leads in the clause that a cue reports: "siger, at Y".
//
//   const uint32_t that = find_that(reading, cue, row);    // "at", or kNone
//
// Units: tokens. Needs: a reading that outlives the call. Threads: pure functions. Errors: cannot
//   fail; where nothing is found, kNone.
#pragma once

#include <cstdint>

#include "extract/quote/spans.h"

namespace kilde::quote {

inline constexpr uint32_t kRelativeReach = 10;  // tokens between a relative pronoun and its verb

// The complementizer behind the cue, or kNone.
uint32_t find_that(const Reading& reading, uint32_t cue, const Cue& row);
// Whether the first clause behind the cue is none of its own.
bool leads_elsewhere(const Reading& reading, const Site& site);
// "..., som foretog ...": a relative pronoun stands before the verb, whatever the tree says.
bool follows_relative(const Reading& reading, uint32_t from, uint32_t verb);
// Whether a main clause's verb stands between the cue and the clause (relative clauses may).
bool crosses_a_verb(const Reading& reading, uint32_t from, uint32_t to);

}  // namespace kilde::quote
