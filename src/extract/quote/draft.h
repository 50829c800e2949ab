// Draft: an attribution while it is being made, in tokens; and where a strategy starts from.
//
//   Site site{12, reading.cue_at(12)};        // "siger" in "..., siger Ane Holk"
//   Draft draft;
//   if (find_tag(reading, site, draft)) ...   // draft.content is filled, draft.rule says by whom
//
// Units: tokens of the document. Ownership: plain values; `cue_row` points into the Lexicon.
// Threads: plain values. Errors: cannot fail.
// Method: one strategy a file, tried in order for each cue, as in CoreNLP's QuoteAttribution
//   sieves; ours also build chains, and a strategy is a plain function.
#pragma once

#include <string_view>
#include <vector>

#include "extract/quote/reading.h"

namespace kilde::quote {

using TokenSpans = std::vector<TokenSpan>;

struct Site {
  uint32_t cue = kNone;
  const Cue* row = nullptr;
};

struct Draft {
  TokenSpans source, cue, content, via, to;
  TokenSpans hands;       // outlets in the reporting clause that only the chain names
  TokenSpans last_hands;  // the same of the report around it
  uint32_t cue_token = kNone;
  uint32_t source_head = kNone;
  const Cue* cue_row = nullptr;
  Act act = Act::kSay;
  bool negated = false;
  bool verbatim = false;    // direct speech by its form: marks, dash, colon
  bool keep_final = false;  // the final . ! ? belongs to the words quoted
  bool bare = false;        // carried by context: neither source nor cue
  int32_t quotation = -1;   // row of Reading::quotations
  std::string_view rule;    // static storage
};

// Each fills content (and what else it knows) and gives true, or leaves the draft alone.
bool find_direct_before(const Reading& reading, const Site& site, Draft& draft);
bool find_direct_after(const Reading& reading, const Site& site, Draft& draft);
bool find_clause(const Reading& reading, const Site& site, Draft& draft);
bool find_as(const Reading& reading, const Site& site, Draft& draft);
bool find_tag(const Reading& reading, const Site& site, Draft& draft);
bool find_proform(const Reading& reading, const Site& site, Draft& draft);
bool find_infinitive(const Reading& reading, const Site& site, Draft& draft);
bool find_accusation(const Reading& reading, const Site& site, Draft& draft);
bool find_predicate(const Reading& reading, const Site& site, Draft& draft);
bool find_raised(const Reading& reading, const Site& site, Draft& draft);
bool find_object(const Reading& reading, const Site& site, Draft& draft);
bool find_noun(const Reading& reading, const Site& site, Draft& draft);
// Without a cue word; each adds what it finds.
void find_according(const Reading& reading, const std::vector<bool>& used,
                    std::vector<Draft>& drafts);
void find_hearsay(const Reading& reading, std::vector<Draft>& drafts);
void find_colon(const Reading& reading, std::vector<Draft>& drafts);
void find_bare(const Reading& reading, std::vector<Draft>& drafts);
void find_going_on(const Reading& reading, std::vector<Draft>& drafts);

}  // namespace kilde::quote
