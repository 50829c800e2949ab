// Source words: who speaks by the words around a verb and their cases, where the tree has them
// elsewhere.
//
//   nominative_before(reading, cue);         // "Источник в партии сообщил": the source
//   add_own_clause(reading, cue, phrase);    // "Опрос, проведённый фирмой, показал": all of it
//
// Units: tokens of the document; kNone and the empty span for "there is none". Ownership: plain
// values. Threads: read-only. Errors: cannot fail.
// Method: searches bounded by the clause; for languages whose nouns have cases (those with verbs
//   last are left to the tree).
#pragma once

#include "extract/quote/reading.h"

namespace kilde::quote {

// A noun or name with a capital.
bool is_capitalised(const Reading& reading, uint32_t token);
// A name right before the verb at the begin of its clause, whatever the tree calls it.
uint32_t name_before(const Reading& reading, uint32_t cue);
// The noun before a verb that fits it as its subject.
uint32_t bare_before(const Reading& reading, uint32_t cue);
uint32_t nominative_before(const Reading& reading, uint32_t cue);
// "Около половины жителей", "20 % учеников" before a verb.
TokenSpan quantity_before(const Reading& reading, uint32_t cue);

// Each makes the phrase of a source longer, or leaves it alone.
void add_own_clause(const Reading& reading, uint32_t cue, TokenSpan& phrase);
void add_apposition(const Reading& reading, uint32_t cue, TokenSpan& phrase);
void add_partitive(const Reading& reading, uint32_t subject, TokenSpan& phrase);
void take_run(const Reading& reading, uint32_t cue, TokenSpan& phrase);

}  // namespace kilde::quote
