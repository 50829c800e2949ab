// What is foretold, for when, and what came of it.
#include <algorithm>
#include <map>

#include "lineage/moment.h"
#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::kNoDay;

// Log-odds that a later claim tells what came of it; less where both name the same day.
constexpr double kDecides = 1.0, kDecidesOfDay = 0.25;

bool foretells(const Said& said) {
  const Claim& claim = *said.claim;
  if (claim.factuality == Factuality::kPredicted) return true;
  const int32_t day = day_of(*said.report);
  return claim.factuality == Factuality::kPossible && day != kNoDay &&
         ((claim.from != kNoDay && claim.from >= day) || (claim.deadline && claim.to > day));
}

// The days that the words give; from the day of the report on where they give none.
Prediction window_of(const std::vector<Said>& foretold) {
  Prediction prediction;
  const Said* dated = &foretold.front();
  for (const Said& said : foretold)
    if (said.claim->from != kNoDay || said.claim->to != kNoDay) {
      dated = &said;
      break;
    }
  const int32_t day = day_of(*dated->report);
  prediction.from =
      dated->claim->deadline || dated->claim->from == kNoDay ? day : dated->claim->from;
  prediction.to = dated->claim->to;
  if (prediction.from < day && (prediction.to == kNoDay || prediction.to > day))
    prediction.from = day;                                // "this year": what is left of it
  if (dated->claim->negated && dated->claim->deadline) {  // "not before May": from May on
    prediction.from = prediction.to;
    prediction.to = kNoDay;
  }
  return prediction;
}

// The likeness of what was foretold and what came: when is told elsewhere.
double score_of_outcome(const Comparer& comparer, Features features) {
  for (const Feature feature : {Feature::kFactuality, Feature::kPolarity, Feature::kAgain,
                                Feature::kOtherDay, Feature::kVoice})
    features[feature] = 0;
  if (features[Feature::kOtherNumber] > 0) {  // less or more came than was foretold
    features[Feature::kOtherNumber] = 0;
    features[Feature::kNumber] = 0.5;
  }
  return comparer.score(features);
}

// Whether another number came than was foretold: 4 and at least 10.
bool falls_short(const Claim& foretold, const Claim& came) {
  for (const claim::Quantity& x : foretold.quantities)
    for (const claim::Quantity& y : came.quantities) {
      if (x.of.empty() || x.of != y.of || same_number(x, y)) continue;
      if (x.bound == claim::Bound::kAtLeast) return y.high < x.low;
      if (x.bound == claim::Bound::kAtMost) return y.low > x.high;
      return true;
    }
  return false;
}

// Whether what came is not what was foretold, or came too early or too late.
bool fails(const Prediction& prediction, const Said& said, const Said& later) {
  const int32_t happened = later.claim->from;
  if (said.claim->negated && said.claim->deadline && !later.claim->negated)
    return happened != kNoDay && prediction.from != kNoDay && happened < prediction.from;
  if (later.claim->negated != said.claim->negated) return true;
  if (falls_short(*said.claim, *later.claim)) return true;
  return happened != kNoDay && prediction.to != kNoDay && happened >= prediction.to;
}

}  // namespace

std::optional<double> tells_outcome(const Comparer& comparer, const Said& said, const Said& later,
                                    const Features& features) {
  if (!foretells(said) || foretells(later) || !is_plain(*later.claim) || !before(said, later))
    return std::nullopt;
  if (said.report == later.report || later.claim->earlier) return std::nullopt;
  const int32_t told = day_of(*later.report);
  if (told == kNoDay || told < day_of(*said.report)) return std::nullopt;
  const double score = score_of_outcome(comparer, features);
  const double enough = features[Feature::kDay] > 0 ? kDecidesOfDay : kDecides;
  return score >= enough ? std::optional(score) : std::nullopt;
}

bool may_tell_outcome(const Comparer& comparer, const Sketch& a, const Sketch& b,
                      const Features& features) {
  auto may_be = [](const Sketch& foretold, const Sketch& later) {
    return (foretold.factuality == Factuality::kPredicted ||
            foretold.factuality == Factuality::kPossible) &&
           is_plain(later);
  };
  return (may_be(a, b) || may_be(b, a)) &&
         score_of_outcome(comparer, features) >= std::min(kDecides, kDecidesOfDay);
}

std::optional<Outcome> outcome_by(const Prediction& prediction, const Said& said,
                                  const Said& later) {
  const bool excludes = said.claim->negated && said.claim->deadline;
  if (!excludes && prediction.from != kNoDay && day_of(*later.report) < prediction.from)
    return std::nullopt;
  return fails(prediction, said, later) ? Outcome::kFalse : Outcome::kTrue;
}

int32_t day_of(const claim::Report& report) {
  const lineage::Moment moment = lineage::moment_of(report.published);
  if (!moment.known()) return kNoDay;
  const int64_t minutes = moment.from;
  return static_cast<int32_t>(minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440));
}

std::optional<Prediction> foretold_in(const std::vector<Said>& claims) {
  std::vector<Said> foretold;
  for (const Said& said : claims)
    if (foretells(said)) foretold.push_back(said);
  if (foretold.empty() || 2 * foretold.size() < claims.size()) return std::nullopt;
  return window_of(foretold);
}

void find_outcomes(const Relating& relating, std::vector<Proposition>& propositions) {
  struct Telling {
    double score = 0;
    uint32_t by = 0;
    Outcome outcome = Outcome::kOpen;
  };
  std::map<uint32_t, Telling> decisions;
  for (const auto& [x, y] : relating.pairs)
    for (const auto& [a, b] : {Pair{x, y}, Pair{y, x}}) {  // a foretold, b tells
      const uint32_t row = relating.home[a], by = relating.home[b];
      if (!propositions[row].prediction || propositions[by].prediction || row == by) continue;
      const Said &said = relating.said[a], &later = relating.said[b];
      const auto outcome = outcome_by(*propositions[row].prediction, said, later);
      if (!outcome) continue;
      const auto score = tells_outcome(relating.comparer, said, later,
                                       relating.comparer.features(std::min(a, b), std::max(a, b)));
      if (!score) continue;
      auto [at, fresh] = decisions.emplace(row, Telling{*score, by, *outcome});
      if (!fresh && *score > at->second.score) at->second = {*score, by, *outcome};
    }
  for (const auto& [row, decision] : decisions) {
    propositions[row].prediction->guess = decision.outcome;
    propositions[row].prediction->decided_by = {decision.by};
  }
}

void close_windows(std::vector<Proposition>& propositions, int32_t last) {
  for (Proposition& proposition : propositions)
    if (proposition.prediction && proposition.prediction->guess == Outcome::kOpen &&
        proposition.prediction->to != kNoDay && proposition.prediction->to <= last)
      proposition.prediction->guess = Outcome::kUnclear;
}

}  // namespace kilde::proposition
