// Cutting and trimming of content spans, shared by the strategies.
//
//   trim(reading, {4, 9});             // without commas, marks and coordinators at its ends
//   clause_end(reading, verb, clause, start);   // where the words reported end
//
// Units: tokens. Threads: pure functions. Errors: cannot fail; a span may come back empty.
#pragma once

#include "extract/quote/draft.h"

namespace kilde::quote {

inline constexpr uint32_t kTagReach = 16;  // tokens between the begin of a tag and its verb

bool inside(const TokenSpans& spans, uint32_t token);
bool is_final_mark(std::string_view word);  // . ! ?
bool is_dash(std::string_view word);        // - – —
// Without punctuation at either end; closing marks of a quotation that begins inside are kept.
TokenSpan trim(const Reading& reading, TokenSpan span, bool keep_final = false);
// The same for spans in text order; empty ones are dropped.
TokenSpans trim(const Reading& reading, const TokenSpans& spans, bool keep_final = false);
// `span` without `hole`: none, one or two pieces.
TokenSpans minus(TokenSpan span, TokenSpan hole);
TokenSpans minus(const TokenSpans& spans, TokenSpan hole);
// The end of what `clause` (its head) reports for the cue `verb`, from `start` on.
uint32_t clause_end(const Reading& reading, uint32_t verb, uint32_t clause, uint32_t start);
// The content with the one accused before it, where that stands in the dative: "warf ihm vor, ...".
TokenSpans with_accused(const Reading& reading, const Site& site, TokenSpan content);
// The hand that a document came through, told in a relative clause that begins at `behind`:
// "en rapport, som Radio Kattegat har set".
TokenSpan seen_by(const Reading& reading, TokenSpan name, uint32_t behind);
// The span with the whole of a quotation that begins in it, also where that ends sentences later.
TokenSpan with_quotation(const Reading& reading, TokenSpan span);
// The preposition of the cue behind `from` that leads to the content, before the clause ends.
uint32_t find_preposition(const Reading& reading, const Cue& row, uint32_t from, uint32_t end);
// Cuts before a reporting clause or citing phrase that ends the sentence.
uint32_t cut_at_frames(const Reading& reading, uint32_t start, uint32_t end, uint32_t own_cue);
// Whether a reporting clause behind its content begins here: "..., siger X".
bool is_tag(const Reading& reading, uint32_t verb);
// The first token of a reporting clause behind its content whose subject stands before the verb
// ("..., X says"), or kNone.
uint32_t subject_first(const Reading& reading, uint32_t verb, uint32_t* subject = nullptr);
// Where the tag of the verb begins: its subject if that stands first, else its verb group.
uint32_t tag_begin(const Reading& reading, uint32_t verb);
// Makes the subject that stands first the source.
void set_subject_first(const Reading& reading, const Site& site, Draft& draft);

}  // namespace kilde::quote
