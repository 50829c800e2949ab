// The picture of how a claim came here: time to the right, a lane an institution, each report
// joined to what it leads back to.
//
//   write("claim.svg", trace_svg(told, 3, trace))           // a file of its own
//   page += trace_figure(told, layout, trace, "s")       // for a page with trace_style() in its
//                                                        // style; nodes link to #s1, #s2, ...
//
// Shapes: docs/origins.md explains the signs. A node is a report (trace_layout.h); its words stand
//   beside it, all of them in its <title>. The number of a link is that of the node's first claim.
// Gives: XML without scripts, fonts, images or any other request; light and dark; every string of
//   the input is escaped. Units: CSS pixels. Threads: pure functions. Errors: cannot fail.
// Method: colours are literal, because not all programs that draw SVG know CSS variables.
#pragma once

#include <string>
#include <string_view>

#include "format/trace_layout.h"

namespace kilde::format {

std::string trace_svg(const Told& told, uint32_t row, const proposition::Trace& trace);
std::string trace_figure(const Told& told, const TraceLayout& layout,
                         const proposition::Trace& trace, std::string_view links);
// What the signs mean, as a list for a page.
std::string trace_legend();
std::string_view trace_style();

}  // namespace kilde::format
