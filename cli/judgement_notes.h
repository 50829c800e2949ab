// What the user is told of judgements that do not, or no longer, hold: one line each, on stderr.
//
//   tell_lost(view);         // "judgement j12..: 1 of its 3 claims is not found any more: w3 "..."
//   tell_conflicts(view);    // "judgement j12.. does not hold, j98.. stands against it"
//
// Threads: the main thread. Errors: cannot fail.
#pragma once

#include "proposition_view.h"

namespace kilde::cli {

void tell_lost(const PropositionView& view);
void tell_conflicts(const PropositionView& view);
// "j3f2a91c07b4d (merge, by bo, 2024-02-12)"
std::string named_judgement(const std::vector<judgement::Judgement>& all, const std::string& id);

}  // namespace kilde::cli
