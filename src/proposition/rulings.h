// What persons judged, put to use in three steps of resolve().
//
//   AsFound as_found(reports, rulings);        // claims are joined by the voices that were found
//   Ties ties = ties_of(rulings, rows);        // before they are joined
//   apply_rulings(rulings, propositions);      // last: outcomes, and which judgement shaped what;
//                                              // outcomes alone also for some of a ledger's
//
// Shapes: `rows` are the claims in the order in which they are joined. Needs: reports and rulings
//   that outlive AsFound. Threads: pure functions. Errors: cannot fail; what the rulings speak of
//   and is no prediction gets no outcome.
#pragma once

#include <map>
#include <vector>

#include "proposition/grouping.h"
#include "proposition/propositions.h"

namespace kilde::proposition {

// A voice that was judged changes on how much a claim rests, not what it says.
class AsFound {
 public:
  AsFound(const std::vector<claim::Report>& reports, const Rulings& rulings);
  const Claim& claim(const ClaimRow& row) const;

 private:
  const std::vector<claim::Report>& reports_;
  std::map<ClaimRow, Claim> overruled_;
};

Ties ties_of(const Rulings& rulings, const std::vector<ClaimRow>& rows);
void apply_rulings(const Rulings& rulings, std::vector<Proposition>& propositions);

}  // namespace kilde::proposition
