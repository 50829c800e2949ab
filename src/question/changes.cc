#include "question/changes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace kilde::question {
namespace {

using Kind = Change::Kind;
using KnownClaims = std::map<std::string, size_t, std::less<>>;  // to rows of Seen

constexpr std::array<std::string_view, 9> kKinds = {"new",       "stronger",  "weaker",
                                                    "repeated",  "disputed",  "no longer disputed",
                                                    "corrected", "retracted", "gone"};

std::string key_of(const ClaimRow& row, const Telling& telling) {
  const claim::Report& report = telling.reports[row.report];
  const claim::Claim& claim = report.claims[row.claim];
  return digest({report.id, std::to_string(claim.wording), claim.voice.key,
                 claim.negated ? "denied" : "affirmed"});
}

std::vector<std::string> keys_of(const Evidence& evidence, const Telling& telling) {
  std::set<std::string> keys;
  for (const ClaimRow& row : evidence.claims) keys.insert(key_of(row, telling));
  return {keys.begin(), keys.end()};
}

Kind kind_of(Standing standing) {
  switch (standing) {
    case Standing::kStands:
      return Kind::kCleared;
    case Standing::kDisputed:
      return Kind::kDisputed;
    case Standing::kCorrected:
      return Kind::kCorrected;
    default:
      return Kind::kRetracted;
  }
}

// What is different of one indicator.
class Comparison {
 public:
  Comparison(const std::vector<Seen>& last, uint32_t indicator, const Telling& telling,
             std::vector<Change>& changes)
      : last_(last), indicator_(indicator), telling_(telling), changes_(changes) {
    for (size_t row = 0; row < last.size(); ++row)
      for (const std::string& key : last[row].claims) known_.emplace(key, row);
  }

  void add(uint32_t row, const Evidence& evidence) {
    std::map<size_t, size_t> met;  // pieces that were seen, with the claims in common
    std::vector<ClaimRow> fresh;
    std::set<std::string> told;
    for (const ClaimRow& claim : evidence.claims) {
      const std::string key = key_of(claim, telling_);
      const auto known = known_.find(key);
      if (known != known_.end())
        ++met[known->second];
      else if (told.insert(key).second)
        fresh.push_back(claim);
    }
    for (const auto& [piece, claims] : met) still_there_.insert(piece);
    const Seen* before = most_of(met);
    const Change change{.indicator = indicator_,
                        .evidence = row,
                        .fresh = std::move(fresh),
                        .before = before ? before->institutions : 0,
                        .after = evidence.institutions};
    if (const auto kind = kind_of_claims(before, evidence, change)) put(*kind, change);
    if (before && before->standing != evidence.standing) put(kind_of(evidence.standing), change);
  }

  void add_gone() {
    for (size_t piece = 0; piece < last_.size(); ++piece)
      if (!still_there_.contains(piece))
        changes_.push_back({.kind = Kind::kGone,
                            .indicator = indicator_,
                            .before = last_[piece].institutions,
                            .gloss = last_[piece].gloss});
  }

 private:
  // Of several that became one, that with the most of its claims.
  const Seen* most_of(const std::map<size_t, size_t>& met) const {
    const auto most =
        std::ranges::max_element(met, {}, [](const auto& entry) { return entry.second; });
    return most == met.end() ? nullptr : &last_[most->first];
  }

  static std::optional<Kind> kind_of_claims(const Seen* before, const Evidence& evidence,
                                            const Change& change) {
    if (!before) return Kind::kNew;
    if (change.after > change.before) return Kind::kStronger;
    const bool told_by_standing =
        before->standing != evidence.standing && evidence.standing >= Standing::kCorrected;
    if (change.after < change.before && !told_by_standing) return Kind::kWeaker;
    if (!change.fresh.empty()) return Kind::kRepeated;
    return std::nullopt;
  }

  void put(Kind kind, const Change& change) {
    changes_.push_back(change);
    changes_.back().kind = kind;
  }

  const std::vector<Seen>& last_;
  const uint32_t indicator_;
  const Telling& telling_;
  std::vector<Change>& changes_;
  KnownClaims known_;
  std::set<size_t> still_there_;
};

}  // namespace

Look look_at(const Question& question, const Assessment& assessment, const Telling& telling,
             const Gloss& gloss) {
  Look look;
  for (size_t row = 0; row < question.indicators.size(); ++row) {
    std::vector<Seen>& seen = look.indicators[key_of(question.indicators[row])];
    for (const Evidence& evidence : assessment.found[row].evidence)
      seen.push_back({keys_of(evidence, telling), gloss(evidence.claims), evidence.institutions,
                      evidence.standing});
  }
  return look;
}

std::vector<Change> changes_since(const Look& last, const Question& question,
                                  const Assessment& assessment, const Telling& telling) {
  std::vector<Change> changes;
  for (uint32_t row = 0; row < question.indicators.size(); ++row) {
    const auto seen = last.indicators.find(key_of(question.indicators[row]));
    if (seen == last.indicators.end()) continue;
    Comparison comparison(seen->second, row, telling, changes);
    const std::vector<Evidence>& evidence = assessment.found[row].evidence;
    for (uint32_t piece = 0; piece < evidence.size(); ++piece)
      comparison.add(piece, evidence[piece]);
    comparison.add_gone();
  }
  return changes;
}

std::string_view to_string(Change::Kind kind) { return kKinds[static_cast<size_t>(kind)]; }

}  // namespace kilde::question
