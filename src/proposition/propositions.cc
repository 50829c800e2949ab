#include "proposition/propositions.h"

#include <algorithm>
#include <array>

#include "proposition/grouping.h"
#include "proposition/origins.h"
#include "proposition/relations.h"
#include "proposition/rulings.h"

namespace kilde::proposition {
namespace {

constexpr std::array<std::string_view, 4> kOutcomes = {"open", "true", "false", "unclear"};

}  // namespace

Result<Resolver> Resolver::load(const std::filesystem::path& root) {
  auto concepts = claim::Concepts::load(root);
  if (!concepts) return concepts.error();
  auto model = Model::load(root);
  if (!model) return model.error();
  return Resolver(std::move(*concepts), std::move(*model));
}

std::vector<Proposition> Resolver::resolve(const std::vector<claim::Report>& reports,
                                           const std::vector<lineage::Descent>& descents,
                                           const Rulings& rulings) const {
  std::vector<ClaimRow> rows;
  std::vector<Said> said;
  int32_t last = claim::kNoDay;
  for (uint32_t report = 0; report < reports.size(); ++report) {
    last = std::max(last, day_of(reports[report]));
    for (uint32_t claim = 0; claim < reports[report].claims.size(); ++claim) {
      rows.push_back({report, claim});
      said.push_back({&reports[report], &reports[report].claims[claim]});
    }
  }
  const Commonness commonness(said, size_of(reports.size()));
  auto found =
      resolve_some(std::move(rows), reports, descents, commonness, Voices(reports), rulings);
  close_windows(found, last);
  apply_rulings(rulings, found);
  return found;
}

std::vector<Proposition> Resolver::resolve_some(std::vector<ClaimRow> rows,
                                                const std::vector<claim::Report>& reports,
                                                const std::vector<lineage::Descent>& descents,
                                                const Commonness& commonness, const Voices& voices,
                                                const Rulings& rulings) const {
  const AsFound as_found(reports, rulings);
  auto said_at = [&](const ClaimRow& row) {
    return Said{&reports[row.report], &as_found.claim(row)};
  };
  std::ranges::sort(
      rows, [&](const ClaimRow& a, const ClaimRow& b) { return before(said_at(a), said_at(b)); });
  std::vector<Said> said;
  for (const ClaimRow& row : rows) said.push_back(said_at(row));

  const Comparer comparer(model_, opposites_, said, commonness);
  const Ties ties = ties_of(rulings, rows);
  const std::vector<uint32_t> firsts = firsts_of(said, ties);
  const std::vector<Pair> pairs = pairs_to_compare(comparer, commonness, said, firsts);
  std::vector<Proposition> found;
  std::vector<uint32_t> home(said.size());
  for (const std::vector<uint32_t>& members : group(comparer, commonness, pairs, firsts, ties)) {
    std::vector<ClaimRow> claims;
    for (const uint32_t member : members) {
      home[member] = static_cast<uint32_t>(found.size());
      claims.push_back(rows[member]);
    }
    found.push_back(propose(std::move(claims), reports, descents, voices, rulings));
  }
  const Relating relating{reports, descents, concepts_, comparer, said, rows, home, pairs};
  const std::vector<Near> near = near_propositions(relating);
  find_disputes(relating, near, found);
  find_outcomes(relating, found);
  find_corrections(reports, descents, found);
  return found;
}

Proposition Resolver::propose(std::vector<ClaimRow> claims,
                              const std::vector<claim::Report>& reports,
                              const std::vector<lineage::Descent>& descents, const Voices& voices,
                              const Rulings& rulings) const {
  Proposition proposition;
  proposition.claims = std::move(claims);
  proposition.origins = origins_of(proposition.claims, reports, descents, voices, rulings);
  std::vector<Said> said;
  for (const ClaimRow& row : proposition.claims)
    said.push_back({&reports[row.report], &reports[row.report].claims[row.claim]});
  proposition.prediction = foretold_in(said);
  return proposition;
}

Trace Resolver::trace(const Proposition& proposition, const std::vector<claim::Report>& reports,
                      const std::vector<lineage::Descent>& descents) const {
  return trace(proposition, reports, descents, Voices(reports), {});
}

Trace Resolver::trace(const Proposition& proposition, const std::vector<claim::Report>& reports,
                      const std::vector<lineage::Descent>& descents, const Voices& voices,
                      const Rulings& rulings) const {
  return trace_of(proposition.claims, reports, descents, voices, rulings);
}

std::string_view to_string(Way way) {
  switch (way) {
    case Way::kBeginning:
      return "beginning";
    case Way::kCopy:
      return "copy";
    case Way::kThrough:
      return "through";
    case Way::kRepeats:
      return "repeats";
    default:
      return "earlier version";
  }
}

std::string_view to_string(Outcome outcome) { return kOutcomes[static_cast<size_t>(outcome)]; }

std::optional<Outcome> parse_outcome(std::string_view word) {
  const auto at = std::ranges::find(kOutcomes, word);
  if (at == kOutcomes.end()) return std::nullopt;
  return static_cast<Outcome>(at - kOutcomes.begin());
}

}  // namespace kilde::proposition
