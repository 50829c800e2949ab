// What papers took back or put right.
#include <algorithm>

#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

void add(Proposition& proposition, Correction correction) {
  for (Correction& known : proposition.corrections)
    if (known.report == correction.report) {
      known.retracted |= correction.retracted;
      return;
    }
  proposition.corrections.push_back(correction);
}

// The reports that say a proposition in their own name, not as what was wrong before.
std::vector<uint32_t> reports_of(const Relating& relating, const Proposition& proposition) {
  std::vector<uint32_t> found;
  for (const ClaimRow& row : proposition.claims)
    if (!relating.reports[row.report].claims[row.claim].earlier) found.push_back(row.report);
  return found;
}

// A new version that gives another number than the one before.
void replaced(const Relating& relating, uint32_t old_row, uint32_t new_row,
              std::vector<Proposition>& propositions) {
  const std::vector<uint32_t> before = reports_of(relating, propositions[old_row]);
  for (const uint32_t report : reports_of(relating, propositions[new_row])) {
    if (relating.descents.empty()) return;
    const uint32_t old = relating.descents[report].update_of;
    if (old == lineage::kNoReport) continue;
    const bool had = std::ranges::find(before, old) != before.end();
    const bool has = std::ranges::find(before, report) != before.end();
    if (had && !has) add(propositions[old_row], {report, false});
  }
}

}  // namespace

void find_corrections(const Relating& relating, const std::vector<Near>& near,
                      std::vector<Proposition>& propositions) {
  for (Proposition& proposition : propositions)
    for (const ClaimRow& row : proposition.claims) {
      const claim::Claim& claim = relating.reports[row.report].claims[row.claim];
      if (claim.earlier) add(proposition, {row.report, claim.withdrawn});
    }
  for (const Near& pair : near) {
    replaced(relating, pair.a, pair.b, propositions);
    replaced(relating, pair.b, pair.a, propositions);
  }
  for (Proposition& proposition : propositions)
    std::ranges::sort(proposition.corrections, {}, &Correction::report);
}

}  // namespace kilde::proposition
