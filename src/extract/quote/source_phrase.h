// Source phrase: where the phrase of a source begins and ends, once its subject is known.
//
//   cut_at_place(reading, phrase);               // "Holk | auf der Messe"
//   add_title(reading, cue, subject, phrase);    // "речниця порту | Ольга Рись"
//
// Units: tokens of the document. Ownership: plain values. Threads: read-only. Errors: cannot fail;
// a phrase that nothing fits stays as it is.
// Method: what a tree often hangs elsewhere, by the words beside the phrase.
#pragma once

#include "extract/quote/reading.h"

namespace kilde::quote {

void cut_at_citings(const Reading& reading, uint32_t subject, TokenSpan& phrase);
void cut_at_place(const Reading& reading, TokenSpan& phrase);

// Each makes the phrase longer, or leaves it alone.
void add_office(const Reading& reading, uint32_t subject, TokenSpan& phrase);
void add_title(const Reading& reading, uint32_t cue, uint32_t subject, TokenSpan& phrase);
void add_before(const Reading& reading, uint32_t& subject, TokenSpan& phrase);
void add_house(const Reading& reading, TokenSpan& phrase);
void add_name_behind(const Reading& reading, uint32_t cue, uint32_t subject, TokenSpan& phrase);
void add_coordinate(const Reading& reading, uint32_t cue, TokenSpan& phrase);
void add_name_before(const Reading& reading, uint32_t cue, TokenSpan& phrase);

}  // namespace kilde::quote
