// Propositions as a list, with their reasons where the user asks why.
//
//   write_view(choices, list_of(choices, view, rows));
//   write_view(choices, traced(choices, view, 3, trace));    // one, behind how it came here
//
// Threads: the main thread. Errors: cannot fail.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proposition_view.h"

namespace kilde::cli {

// In text, JSON or CSV, as the choices say; a traced one also as a page. CSV has no reasons.
std::string list_of(const ViewChoices& choices, const PropositionView& view,
                    const std::vector<uint32_t>& rows);
std::string traced(const ViewChoices& choices, const PropositionView& view, uint32_t row,
                   const proposition::Trace& trace);

}  // namespace kilde::cli
