// lead_back: from which claims of a proposition it begins, and to which each of the others leads.
//
//   Led led = lead_back(rows, reports, descents, voices);
//   led.beginnings[0].speaker;  led.steps[3].way == Way::kCopy
//
// Shapes: `steps` a row a claim, in the order of `rows`; at least one beginning, but for no rows.
//   Needs: reports that outlive it. Threads: a pure function. Errors: cannot fail; what is cited in
//   a circle leads to the first of it.
// Method: docs/origins.md, "How a claim is led back".
#pragma once

#include <vector>

#include "proposition/beginning.h"

namespace kilde::proposition {

struct Led {
  std::vector<Beginning> beginnings;
  std::vector<Step> steps;
};

Led lead_back(const std::vector<ClaimRow>& rows, const std::vector<claim::Report>& reports,
              const std::vector<lineage::Descent>& descents, const Voices& voices);

}  // namespace kilde::proposition
