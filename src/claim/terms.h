// Terms: what a stretch of words speaks of, without the words: concepts, names, numbers, days.
//
//   Claim claim;
//   fill_terms(view, keys, clause.head, clause.tokens, claim);   // predicate, terms, from, to
//   fill_quantities(view, keys, clause.tokens, claim);
//   fill_polarity(view, clause.head, clause.tokens, claim);      // negated, factuality, again
//
// Threads: pure functions. Errors: cannot fail.
// Method: concepts by lemma; a word without one goes by its sound, a name by its entity. Roles are
//   those that Universal Dependencies give the clause's parts, the subject of a passive being its
//   object.
#pragma once

#include <cstdint>
#include <span>

#include "claim/claim.h"
#include "claim/keys.h"
#include "claim/view.h"

namespace kilde::claim {

using Tokens = std::span<const uint32_t>;

void fill_terms(const View& view, const Keys& keys, uint32_t head, Tokens tokens, Claim& claim);
void fill_days(const View& view, Tokens tokens, Claim& claim);
void fill_quantities(const View& view, const Keys& keys, Tokens tokens, Claim& claim);
void fill_polarity(const View& view, uint32_t head, Tokens tokens, Claim& claim);

// "2024-02-12" as days since 1970; kNoDay for what is none.
int32_t day_of(std::string_view iso);
// Sorted by key, each once.
void settle_terms(std::vector<Term>& terms);

}  // namespace kilde::claim
