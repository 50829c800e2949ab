// What papers took back or put right.
#include <algorithm>
#include <string_view>
#include <utility>

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
std::vector<uint32_t> reports_of(const std::vector<claim::Report>& reports,
                                 const Proposition& proposition) {
  std::vector<uint32_t> found;
  for (const ClaimRow& row : proposition.claims)
    if (!reports[row.report].claims[row.claim].earlier) found.push_back(row.report);
  return found;
}

// A new version that gives another number than the one before.
void replaced(const std::vector<claim::Report>& reports,
              const std::vector<lineage::Descent>& descents, Proposition& old_one,
              const Proposition& new_one) {
  const std::vector<uint32_t> before = reports_of(reports, old_one);
  for (const uint32_t report : reports_of(reports, new_one)) {
    if (descents.empty()) return;
    const uint32_t old = descents[report].update_of;
    if (old == lineage::kNoReport) continue;
    const bool had = std::ranges::find(before, old) != before.end();
    const bool has = std::ranges::find(before, report) != before.end();
    if (had && !has) add(old_one, {report, false});
  }
}

}  // namespace

void find_corrections(const std::vector<claim::Report>& reports,
                      const std::vector<lineage::Descent>& descents,
                      std::vector<Proposition>& propositions) {
  for (Proposition& proposition : propositions) {
    for (const ClaimRow& row : proposition.claims) {
      const claim::Claim& claim = reports[row.report].claims[row.claim];
      if (claim.earlier) add(proposition, {row.report, claim.withdrawn});
    }
    for (const uint32_t other : proposition.disputes)
      replaced(reports, descents, proposition, propositions[other]);
    std::ranges::sort(proposition.corrections, {}, [&](const Correction& correction) {
      const claim::Report& report = reports[correction.report];
      return std::pair(std::string_view(report.published), std::string_view(report.id));
    });
  }
}

}  // namespace kilde::proposition
