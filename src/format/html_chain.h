// A claim's chain as a small inline SVG: nodes and arrows from the origin to the publisher.
//
//   chain_svg({{"Putin", LinkKind::kOrigin}, {"Reuters", kVia}, {"Nordkysten", kPublisher}})
//
// Origin, intermediary and publisher differ in shape as well as in colour (classes of the page's
// style). Nodes that do not fit into a row go on in the next.
// Units: SVG user units, one CSS pixel at full size. Threads: a pure function. Errors: cannot fail.
// Method: the widths of letters are estimated, because no font can be measured here.
#pragma once

#include <string>
#include <vector>

#include "format/claims.h"

namespace kilde::format {

std::string chain_svg(const std::vector<Link>& chain);

}  // namespace kilde::format
