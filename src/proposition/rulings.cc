#include "proposition/rulings.h"

#include <algorithm>
#include <optional>
#include <set>

namespace kilde::proposition {
namespace {

using judgement::Decided;

class Marking {
 public:
  explicit Marking(std::vector<Proposition>& propositions) : propositions_(propositions) {
    for (uint32_t row = 0; row < propositions.size(); ++row)
      for (const ClaimRow& claim : propositions[row].claims) home_.emplace(claim, row);
  }

  void mark(const std::vector<ClaimRow>& claims, const std::string& id) {
    for (const ClaimRow& claim : claims) add(propositions_[home_.at(claim)], id);
  }

  // For each proposition that holds at least half of the claims that it speaks of.
  void decide(const Decided& decided) {
    const std::optional<Outcome> outcome = parse_outcome(decided.outcome);
    if (!outcome) return;
    std::map<uint32_t, size_t> held;
    for (const std::vector<ClaimRow>& versions : decided.claims) {
      std::set<uint32_t> homes;
      for (const ClaimRow& claim : versions)
        if (const auto home = home_.find(claim); home != home_.end()) homes.insert(home->second);
      for (const uint32_t home : homes) ++held[home];
    }
    for (const auto& [row, claims] : held)
      if (2 * claims >= decided.claims.size()) decide(propositions_[row], *outcome, decided);
  }

  void finish() {
    for (Proposition& each : propositions_) std::ranges::sort(each.judgements);
  }

 private:
  static void add(Proposition& proposition, const std::string& id) {
    auto& ids = proposition.judgements;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }

  void decide(Proposition& proposition, Outcome outcome, const Decided& decided) {
    if (!proposition.prediction) return;
    Decision decision{outcome, decided.id, decided.by, {}};
    std::optional<Decision>& known = proposition.prediction->decision;
    if (known) {
      decision.against = known->against;
      if (known->outcome != outcome) decision.against.push_back(known->judgement);
    }
    known = std::move(decision);
    add(proposition, decided.id);
  }

  std::vector<Proposition>& propositions_;
  std::map<ClaimRow, uint32_t> home_;
};

}  // namespace

AsFound::AsFound(const std::vector<claim::Report>& reports, const Rulings& rulings)
    : reports_(reports) {
  for (const judgement::Heard& heard : rulings.voices) {
    Claim found = reports[heard.claim.report].claims[heard.claim.claim];
    found.voice = heard.voice;
    overruled_.emplace(heard.claim, std::move(found));
  }
}

const Claim& AsFound::claim(const ClaimRow& row) const {
  const auto at = overruled_.find(row);
  return at == overruled_.end() ? reports_[row.report].claims[row.claim] : at->second;
}

Ties ties_of(const Rulings& rulings, const std::vector<ClaimRow>& rows) {
  Ties ties;
  if (rulings.same.empty() && rulings.apart.empty()) return ties;
  std::map<ClaimRow, uint32_t> place;
  for (uint32_t at = 0; at < rows.size(); ++at) place.emplace(rows[at], at);
  auto places = [&](const std::vector<ClaimRow>& claims) {
    std::vector<uint32_t> found;
    for (const ClaimRow& claim : claims) found.push_back(place.at(claim));
    std::ranges::sort(found);
    return found;
  };
  for (const judgement::Tie& tie : rulings.same) ties.same.push_back(places(tie.claims));
  for (const judgement::Rift& rift : rulings.apart)
    ties.apart.emplace_back(places(rift.these), places(rift.those));
  return ties;
}

void apply_rulings(const Rulings& rulings, std::vector<Proposition>& propositions) {
  const bool none = rulings.same.empty() && rulings.apart.empty() && rulings.voices.empty() &&
                    rulings.occasions.empty() && rulings.outcomes.empty();
  if (none) return;
  Marking marking(propositions);
  for (const judgement::Tie& tie : rulings.same) marking.mark(tie.claims, tie.id);
  for (const judgement::Tie& tie : rulings.occasions) marking.mark(tie.claims, tie.id);
  for (const judgement::Heard& heard : rulings.voices) marking.mark({heard.claim}, heard.id);
  for (const judgement::Rift& rift : rulings.apart) {
    marking.mark(rift.these, rift.id);
    marking.mark(rift.those, rift.id);
  }
  for (const Decided& decided : rulings.outcomes) marking.decide(decided);
  marking.finish();
}

}  // namespace kilde::proposition
