// resolve_all: from shared text to descent. See lineage.h for what is decided and how.
//
// Needs the reports and links of a Lineage. Gives a Descent for each report. Threads: a pure
// function. Errors: cannot fail. Method: standing.h drops standing text, order.h tells who was
// first, then reports are taken in that order and inherit the origins of what they copy.
#pragma once

#include <vector>

#include "lineage/lineage.h"

namespace kilde::lineage {

std::vector<Descent> resolve_all(const std::vector<Kept>& reports, const std::vector<Link>& links);

}  // namespace kilde::lineage
