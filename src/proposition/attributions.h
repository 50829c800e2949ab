// AttributionIndex: in which propositions the claims of a report's attributions are.
//
//   AttributionIndex index(reports, propositions);
//   for (const AttributionIndex::Place& at : index.of(17, 3))   // report 17's fourth attribution
//     at.claim, at.proposition
//
// Shapes: none, one or several claims an attribution; phrases only where it has nothing else, as
// what
//   they name is often said of in the opposite sense elsewhere. Owns copies. Threads: const
//   functions. Errors: cannot fail.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "proposition/propositions.h"

namespace kilde::proposition {

class AttributionIndex {
 public:
  struct Place {
    uint32_t report = 0;
    int32_t attribution = 0;
    ClaimRow claim;
    uint32_t proposition = 0;
  };

  AttributionIndex(const std::vector<claim::Report>& reports,
                   const std::vector<Proposition>& propositions);
  std::span<const Place> of(uint32_t report, int32_t attribution) const;

 private:
  std::vector<Place> places_;  // by report and attribution
};

}  // namespace kilde::proposition
