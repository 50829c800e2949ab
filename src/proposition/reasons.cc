#include "proposition/reasons.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "proposition/grouping.h"
#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::Quantity;

constexpr double kNever = std::numeric_limits<double>::lowest();
constexpr double kNearEnough = 0.4;  // log-odds below what joins

Features without(Features features, std::initializer_list<Feature> these) {
  for (const Feature feature : these) features[feature] = 0;
  return features;
}

// "5 drone" and "3 drone"
std::string counts_of(const Claim& claim) {
  std::string words;
  for (const Quantity& quantity : claim.quantities) {
    std::string number = std::to_string(quantity.low);
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with('.')) number.pop_back();
    words += (words.empty() ? "" : ", ") + number + (quantity.of.empty() ? "" : " ") + quantity.of;
  }
  return words;
}

Apart apart_by(const Near& near) {
  if (near.polarity) return Apart::kPolarity;
  if (near.number) return Apart::kNumber;
  return near.opposite ? Apart::kOpposite : Apart::kNation;
}

std::string clash_of(Apart apart, const claim::Concepts& concepts, const Claim& a, const Claim& b) {
  switch (apart) {
    case Apart::kPolarity:
      return a.denied || b.denied ? "one is denied" : "one is negated";
    case Apart::kNumber:
      return "other numbers: " + counts_of(a) + " against " + counts_of(b);
    case Apart::kNation:
      return "of another state";
    default: {
      const auto [mine, other] = opposed(concepts, a, b).value_or(Opposed{});
      return "they exclude each other: " + std::string(mine) + " against " + std::string(other);
    }
  }
}

// What two claims share, without what has been told of how they clash.
std::string without_clash(std::string words) {
  for (const std::string_view told : {"; one is negated", "; other numbers"})
    if (const size_t at = words.find(told); at != std::string::npos) words.erase(at, told.size());
  return words;
}

}  // namespace

Reasoner::Reasoner(const Resolver& resolver, const std::vector<claim::Report>& reports,
                   const std::vector<lineage::Descent>& descents,
                   const std::vector<Proposition>& propositions)
    : resolver_(resolver),
      reports_(reports),
      descents_(descents),
      propositions_(propositions),
      members_(propositions.size()) {
  std::vector<std::pair<ClaimRow, uint32_t>> all;
  for (uint32_t row = 0; row < propositions.size(); ++row)
    for (const ClaimRow& claim : propositions[row].claims) all.emplace_back(claim, row);
  auto said_at = [&](const ClaimRow& row) {
    return Said{&reports[row.report], &reports[row.report].claims[row.claim]};
  };
  std::ranges::sort(all, [&](const auto& a, const auto& b) {
    return before(said_at(a.first), said_at(b.first));
  });
  std::map<ClaimRow, uint32_t> at;
  for (const auto& [claim, row] : all) {
    at.emplace(claim, static_cast<uint32_t>(said_.size()));
    said_.push_back(said_at(claim));
    rows_.push_back(claim);
    home_.push_back(row);
  }
  for (uint32_t row = 0; row < propositions.size(); ++row)
    for (const ClaimRow& claim : propositions[row].claims) members_[row].push_back(at.at(claim));
  commonness_ = std::make_unique<const Commonness>(said_, size_of(reports.size()));
  comparer_ =
      std::make_unique<const Comparer>(resolver.model(), resolver.opposites(), said_, *commonness_);
}

// Those with other words than the ones before them.
Reasoner::Rows Reasoner::asked(uint32_t proposition) const {
  Rows rows;
  for (const uint32_t row : members_[proposition]) {
    const uint64_t wording = said_[row].claim->wording;
    const bool known = std::ranges::any_of(
        rows, [&](uint32_t other) { return said_[other].claim->wording == wording; });
    if (!known) rows.push_back(row);
    if (rows.size() == kMostAsked) break;
  }
  return rows;
}

Likeness Reasoner::likeness(uint32_t a, uint32_t b, double score) const {
  return {rows_[a], rows_[b], score,
          why(comparer_->features(a, b), *said_[a].claim, *said_[b].claim)};
}

// Each claim with the one before it that it is most alike; with the first that has the same words.
std::vector<Likeness> Reasoner::joined(uint32_t row) const {
  std::vector<Likeness> found;
  const Rows compared = asked(row);
  for (const uint32_t mine : members_[row]) {
    if (mine == members_[row].front()) continue;
    double best = kNever;
    uint32_t with = members_[row].front();
    for (const uint32_t other : compared) {
      if (other >= mine) continue;
      const double score = comparer_->score(comparer_->features(other, mine));
      if (score > best) best = score, with = other;
    }
    found.push_back(likeness(mine, with, best));
    if (said_[mine].claim->wording == said_[with].claim->wording)
      found.back().words = "the same words";
  }
  return found;
}

DisputeReason Reasoner::dispute(uint32_t row, uint32_t with) const {
  DisputeReason best{with, Apart::kPolarity, {{}, {}, kNever, ""}};
  const claim::Concepts& concepts = resolver_.concepts();
  auto look = [&](const Rows& mine, const Rows& others) {
    for (const uint32_t a : mine)
      for (const uint32_t b : others) {
        const auto near =
            clash(*comparer_, concepts, said_[a], said_[b], comparer_->features(a, b));
        if (!near || near->score <= best.likeness.score) continue;
        best.apart = apart_by(*near);
        best.likeness = likeness(a, b, near->score);
        best.likeness.words = clash_of(best.apart, concepts, *said_[a].claim, *said_[b].claim) +
                              "; " + without_clash(best.likeness.words);
      }
  };
  look(asked(row), asked(with));
  // Of equal words in two reports only the others may clash, by their days.
  if (best.likeness.score == kNever) look(members_[row], members_[with]);
  return best;
}

OutcomeReason Reasoner::outcome(uint32_t row, uint32_t by) const {
  OutcomeReason best{by, {{}, {}, kNever, ""}};
  for (const uint32_t a : asked(row))
    for (const uint32_t b : asked(by)) {
      const double score = comparer_->score(without(
          comparer_->features(a, b), {Feature::kFactuality, Feature::kPolarity, Feature::kAgain,
                                      Feature::kOtherDay, Feature::kVoice}));
      if (score > best.likeness.score) best.likeness = likeness(a, b, score);
    }
  return best;
}

Reasons Reasoner::of(uint32_t row, const Trace& trace) const {
  Reasons reasons{joined(row), reasons_of_steps(trace, reports_, descents_), {}, {}};
  const Proposition& proposition = propositions_[row];
  for (const uint32_t other : proposition.disputes) reasons.disputes.push_back(dispute(row, other));
  if (proposition.prediction)
    for (const uint32_t other : proposition.prediction->decided_by)
      reasons.decided.push_back(outcome(row, other));
  return reasons;
}

std::vector<NearMiss> Reasoner::near_misses(size_t limit) const {
  struct Sum {
    double scores = 0, best = kNever;
    size_t pairs = 0;
    Pair most_alike;
  };
  std::map<Pair, Sum> sums;
  const std::vector<uint32_t> firsts = firsts_of(said_);
  std::vector<size_t> sizes(propositions_.size());
  for (uint32_t row = 0; row < firsts.size(); ++row) sizes[home_[row]] += firsts[row] == row;
  for (const auto& [a, b] : pairs_to_compare(*comparer_, *commonness_, said_, firsts)) {
    if (home_[a] == home_[b]) continue;
    const double score = comparer_->score(comparer_->features(a, b));
    Sum& sum = sums[std::minmax(home_[a], home_[b])];
    sum.scores += score, ++sum.pairs;
    if (score > sum.best)
      sum.best = score, sum.most_alike = home_[a] < home_[b] ? Pair{a, b} : Pair{b, a};
  }
  std::vector<NearMiss> found;
  for (const auto& [pair, sum] : sums) {
    const double pairs = static_cast<double>(std::max<size_t>(sizes[pair.first], 1)) *
                         static_cast<double>(std::max<size_t>(sizes[pair.second], 1));
    const double known = static_cast<double>(sum.pairs);
    const double score = (sum.scores + kStrangers * std::max(pairs - known, 0.0)) / pairs;
    if (score < kJoin - kNearEnough && sum.best < kJoin) continue;
    if (std::ranges::find(propositions_[pair.first].disputes, pair.second) !=
        propositions_[pair.first].disputes.end())
      continue;
    found.push_back({pair.first, pair.second, score,
                     likeness(sum.most_alike.first, sum.most_alike.second, sum.best)});
  }
  std::ranges::sort(found, {}, [](const NearMiss& miss) {
    return std::tuple(-miss.score, -miss.likeness.score, miss.a, miss.b);
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::string_view to_string(Apart apart) {
  switch (apart) {
    case Apart::kPolarity:
      return "polarity";
    case Apart::kNumber:
      return "number";
    case Apart::kNation:
      return "nation";
    default:
      return "opposite";
  }
}

}  // namespace kilde::proposition
