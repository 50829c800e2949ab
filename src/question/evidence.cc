#include "question/evidence.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "proposition/grouping.h"
#include "proposition/origins.h"

namespace kilde::question {
namespace {

using claim::Report;
using proposition::Correction;
using proposition::Proposition;
using proposition::Step;
using proposition::Trace;
using proposition::Way;
using Rows = std::vector<ClaimRow>;

class Assessor {
 public:
  explicit Assessor(const Telling& telling) : telling_(telling), voices_(telling.reports) {
    for (uint32_t row = 0; row < telling.propositions.size(); ++row)
      for (const ClaimRow& claim : telling.propositions[row].claims) home_[claim] = row;
  }

  Found find(const Rows& touched) const {
    std::map<uint32_t, std::set<ClaimRow>> pieces;
    for (const ClaimRow& claim : touched)
      if (const auto home = home_.find(claim); home != home_.end())
        pieces[home->second].insert(claim);
    Found found;
    Rows undisputed, all;
    for (const auto& [row, claims] : pieces) {
      auto [evidence, left] = piece(row, claims);
      ++found.pieces[static_cast<size_t>(evidence.standing)];
      if (evidence.standing == Standing::kStands)
        undisputed.insert(undisputed.end(), left.begin(), left.end());
      if (evidence.standing <= Standing::kDisputed) all.insert(all.end(), left.begin(), left.end());
      found.evidence.push_back(std::move(evidence));
    }
    std::ranges::stable_sort(found.evidence, std::ranges::less(), [](const Evidence& piece) {
      return std::pair(piece.standing, -static_cast<int64_t>(piece.institutions));
    });
    found.strength = {institutions(std::move(undisputed)), institutions(std::move(all))};
    return found;
  }

 private:
  // A piece of evidence, and its claims that nobody took back.
  std::pair<Evidence, Rows> piece(uint32_t row, const std::set<ClaimRow>& touched) const {
    const Proposition& proposition = telling_.propositions[row];
    Evidence evidence{.proposition = row};
    std::ranges::copy_if(proposition.claims, std::back_inserter(evidence.claims),
                         [&](const ClaimRow& claim) { return touched.contains(claim); });
    const Trace trace = trace_of(evidence.claims);
    for (const Step& step : trace.steps) evidence.begins.push_back(step.way == Way::kBeginning);
    Rows left = left_of(proposition, trace);
    evidence.institutions = trace.origins.institution;
    if (left.empty()) {
      const bool retracted = std::ranges::any_of(proposition.corrections, &Correction::retracted);
      evidence.standing = retracted ? Standing::kRetracted : Standing::kCorrected;
    } else {
      evidence.institutions = institutions(left);
      evidence.taken_back =
          trace.origins.institution - std::min(trace.origins.institution, evidence.institutions);
      if (!proposition.disputes.empty()) evidence.standing = Standing::kDisputed;
    }
    return {std::move(evidence), std::move(left)};
  }

  // Claims that were not corrected, nor lead back to one that was.
  Rows left_of(const Proposition& proposition, const Trace& trace) const {
    Rows left;
    for (size_t at = 0; at < trace.steps.size(); ++at) {
      bool back = false;
      auto step = static_cast<int32_t>(at);
      for (size_t hops = 0; step >= 0 && hops < trace.steps.size() && !back; ++hops) {
        back = taken_back(proposition, trace.steps[static_cast<size_t>(step)].claim);
        step = trace.steps[static_cast<size_t>(step)].from;
      }
      if (!back) left.push_back(trace.steps[at].claim);
    }
    return left;
  }

  bool taken_back(const Proposition& proposition, const ClaimRow& claim) const {
    const Report& report = telling_.reports[claim.report];
    return std::ranges::any_of(proposition.corrections, [&](const Correction& correction) {
      const Report& by = telling_.reports[correction.report];
      const bool own = (!by.publisher_key.empty() && by.publisher_key == report.publisher_key) ||
                       by.id == report.id || (!by.url.empty() && by.url == report.url);
      return own && report.published <= by.published;
    });
  }

  Trace trace_of(const Rows& rows) const {
    return proposition::trace_of(rows, telling_.reports, telling_.descents, voices_);
  }

  // Of claims of several propositions, which are put in the order of their first appearance.
  uint32_t institutions(Rows rows) const {
    if (rows.empty()) return 0;
    std::ranges::sort(rows, [&](const ClaimRow& a, const ClaimRow& b) {
      return proposition::before(said(a), said(b));
    });
    return trace_of(rows).origins.institution;
  }

  proposition::Said said(const ClaimRow& row) const {
    const Report& report = telling_.reports[row.report];
    return {&report, &report.claims[row.claim]};
  }

  const Telling& telling_;
  proposition::Voices voices_;
  std::map<ClaimRow, uint32_t> home_;
};

}  // namespace

Assessment assess(const Question& question, const std::vector<std::vector<ClaimRow>>& touched,
                  const Telling& telling) {
  const Assessor assessor(telling);
  Assessment assessment;
  std::vector<Strength> strengths;
  for (const std::vector<ClaimRow>& claims : touched) {
    assessment.found.push_back(assessor.find(claims));
    strengths.push_back(assessment.found.back().strength);
  }
  assessment.weighed = weigh(question, strengths);
  return assessment;
}

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::kStands:
      return "stands";
    case Standing::kDisputed:
      return "disputed";
    case Standing::kCorrected:
      return "corrected";
    default:
      return "retracted";
  }
}

}  // namespace kilde::question
