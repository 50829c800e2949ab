// How a claim came here, as one self-contained HTML page: the picture, and every step in words.
//
//   write("claim.html", trace_html(told, 3, trace))
//
// Shapes: the picture of trace_svg.h, whose nodes link to the list below it: a part an institution,
//   an item a report, with its time, outlet, language and the words of its claims, and a link to
//   what it leads back to; with its reasons, where they are given.
// Gives and safety: as html.h. Threads: a pure function. Errors: cannot fail.
#pragma once

#include <string>

#include "format/propositions.h"
#include "proposition/reasons.h"

namespace kilde::format {

std::string trace_html(const Told& told, uint32_t row, const proposition::Trace& trace,
                       const proposition::Reasons* reasons = nullptr);

}  // namespace kilde::format
