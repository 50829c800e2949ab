// mark_own_reporters: what a paper's own reporter saw, which it tells in its own voice.
//
//   "Lysende droner hang over banen, kunne Østersøpostens udsendte se fra hegnet."
//   mark_own_reporters(view, "Østersøposten", "n:astarsapastan", claims);
//   claims[0].voice.key == "m:n:astarsapastan"      // the paper vouches for it at first hand
//
// Needs: the Document of the view. Threads: a pure function. Errors: cannot fail.
// Method: a paragraph in which a reporter (data/claim/words.tsv) who is called the paper's, or
// ours,
//   does something; claims of it that nobody is credited with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "claim/view.h"

namespace kilde::claim {

// How the key of a paper begins that vouches for what it tells.
inline constexpr std::string_view kWitness = "m:";

void mark_own_reporters(const View& view, std::string_view publisher, const std::string& key,
                        std::vector<Claim>& claims);

}  // namespace kilde::claim
