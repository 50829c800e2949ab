// Links: the other people of a report: its source, those it came through, the one spoken to.
//
//   "siger Putin til RIA ifølge Reuters"  ->  source Putin, to RIA, via Reuters
//   "skriver Dagbladet ifølge RIA"        ->  source RIA, via Dagbladet
//
// Needs: drafts with cue and content. Gives: source, via, to, hands, negation. Threads: pure
//   functions. Errors: cannot fail. Method: phrases of citing.tsv in the reporting clause, that is
//   in the sentence less the content.
#pragma once

#include <vector>

#include "extract/quote/draft.h"

namespace kilde::quote {

// Whether the cue reports at all: no condition, no "I think", no "one says".
bool is_report(const Reading& reading, const Site& site);
// Finds the source of a draft that has a cue; false if the draft should be dropped.
bool fill_source(const Reading& reading, const Site& site, Draft& draft);
// The same where the cue cites ("Y quoted X as saying"): source and hand; false if it should be
// dropped. "wie X von Y zitiert wird": takes Y out of X.
bool source_cited(const Reading& reading, const Site& site, Draft& draft);
void split_agent(const Reading& reading, const Site& site, Draft& draft);
// Negation, addressee and mediums beside the cue; used[n] tells that citing n is taken.
// "sagte Hagedorn der „Förde-Zeitung“": takes a paper in the dative out of the source, or finds it
// beside the verb, where a language marks who is spoken to by the case alone.
void find_paper_told(const Reading& reading, const Site& site, Draft& draft);
void fill_links(const Reading& reading, const Site& site, Draft& draft, std::vector<bool>& used);

}  // namespace kilde::quote
