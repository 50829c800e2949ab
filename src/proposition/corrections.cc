// What papers took back or put right.
#include <algorithm>
#include <string_view>
#include <utility>

#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::Claim;

// Shares of terms: of two claims that are one but for a number, or that speak of one thing.
constexpr double kSameSentence = 0.65, kSameMatter = 0.3;

void add(Proposition& proposition, Correction correction) {
  for (Correction& known : proposition.corrections)
    if (known.report == correction.report) {
      known.retracted |= correction.retracted;
      return;
    }
  proposition.corrections.push_back(correction);
}

// The share of terms that two claims have in common.
double alike(const Claim& a, const Claim& b) {
  size_t common = 0;
  for (const claim::Term& term : a.terms)
    common +=
        std::ranges::any_of(b.terms, [&](const auto& other) { return other.key == term.key; });
  const size_t both = a.terms.size() + b.terms.size();
  return both == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(both);
}

// Whether a claim of a new version counts the same thing, and to another number or the same.
bool counts(const Claim& before, const Claim& now, bool same) {
  if (now.earlier || !is_plain(now) || before.negated != now.negated) return false;
  for (const claim::Quantity& x : before.quantities)
    for (const claim::Quantity& y : now.quantities)
      if (!x.of.empty() && x.of == y.of)
        return same_number(x, y) == same && alike(before, now) >= kSameSentence;
  return false;
}

// "Three are hurt", where the version before said two, and nothing in it says two any more.
bool counted_anew(const Claim& before, const claim::Report& now) {
  if (!is_plain(before) || before.quantities.empty()) return false;
  auto any = [&](bool same) {
    return std::ranges::any_of(now.claims,
                               [&](const Claim& claim) { return counts(before, claim, same); });
  };
  return any(false) && !any(true);
}

// The versions that replace each report.
std::vector<std::vector<uint32_t>> versions_of(const std::vector<lineage::Descent>& descents) {
  std::vector<std::vector<uint32_t>> newer(descents.size());
  for (uint32_t report = 0; report < descents.size(); ++report)
    if (const uint32_t old = descents[report].update_of; old != lineage::kNoReport)
      newer[old].push_back(report);
  return newer;
}

bool tells(const Proposition& proposition, uint32_t report,
           const std::vector<claim::Report>& reports) {
  return std::ranges::any_of(proposition.claims, [&](const ClaimRow& row) {
    return row.report == report && !reports[row.report].claims[row.claim].earlier;
  });
}

// A new version that says something else than the one before.
void replaced(const std::vector<claim::Report>& reports,
              const std::vector<std::vector<uint32_t>>& newer, Proposition& old_one,
              const Proposition& new_one) {
  for (const ClaimRow& row : old_one.claims) {
    const Claim& before = reports[row.report].claims[row.claim];
    if (before.earlier || newer.empty()) continue;
    for (const uint32_t report : newer[row.report]) {
      const bool instead = std::ranges::any_of(new_one.claims, [&](const ClaimRow& other) {
        const Claim& now = reports[other.report].claims[other.claim];
        return other.report == report && !now.earlier && alike(before, now) >= kSameMatter;
      });
      if (instead && !tells(old_one, report, reports)) add(old_one, {report, false});
    }
  }
}

}  // namespace

void find_corrections(const std::vector<claim::Report>& reports,
                      const std::vector<lineage::Descent>& descents,
                      std::vector<Proposition>& propositions) {
  const std::vector<std::vector<uint32_t>> newer = versions_of(descents);
  for (Proposition& proposition : propositions) {
    for (const ClaimRow& row : proposition.claims) {
      const Claim& claim = reports[row.report].claims[row.claim];
      if (claim.earlier) add(proposition, {row.report, claim.withdrawn});
      if (claim.earlier || newer.empty()) continue;
      for (const uint32_t report : newer[row.report])
        if (counted_anew(claim, reports[report])) add(proposition, {report, false});
    }
    for (const uint32_t other : proposition.disputes)
      replaced(reports, newer, proposition, propositions[other]);
    std::ranges::sort(proposition.corrections, {}, [&](const Correction& correction) {
      const claim::Report& report = reports[correction.report];
      return std::pair(std::string_view(report.published), std::string_view(report.id));
    });
  }
}

}  // namespace kilde::proposition
