#include "proposition/record.h"

#include <algorithm>
#include <map>
#include <set>

namespace kilde::proposition {
namespace {

constexpr size_t kFewest = 5, kFewestForA = 20;
constexpr double kOfA = 0.95, kOfB = 0.8, kOfC = 0.6, kOfD = 0.4;

// Whether it also begins with an institution other than those with which `mine` begin. A phrase may
// name what is denied.
bool confirmed(const Trace& trace, const std::vector<ClaimRow>& mine,
               const std::vector<claim::Report>& reports) {
  std::set<uint32_t> own, all;
  for (const Step& step : trace.steps) {
    if (step.way != Way::kBeginning) continue;
    const claim::Claim& claim = reports[step.claim.report].claims[step.claim.claim];
    if (claim.form != claim::Form::kPhrase) all.insert(step.institution);
    if (std::ranges::find(mine, step.claim) != mine.end()) own.insert(step.institution);
  }
  return !own.empty() &&
         std::ranges::any_of(all, [&](uint32_t other) { return !own.contains(other); });
}

struct Counter {
  Record& record;

  void add(const Proposition& proposition, bool confirmed) const {
    const bool retracted = std::ranges::any_of(proposition.corrections,
                                               [](const Correction& c) { return c.retracted; });
    const bool corrected = !proposition.corrections.empty() && !retracted;
    const bool disputed = !proposition.disputes.empty();
    const Outcome outcome =
        proposition.prediction ? proposition.prediction->outcome() : Outcome::kUnclear;
    const bool true_now = outcome == Outcome::kTrue, false_now = outcome == Outcome::kFalse;
    ++record.propositions;
    record.confirmed += confirmed, record.disputed += disputed;
    record.corrected += corrected, record.retracted += retracted;
    if (const auto& prediction = proposition.prediction) {
      ++record.foretold;
      ++record.guessed[prediction->guess];
      if (prediction->decision) ++record.decided[prediction->decision->outcome];
    }
    record.came_true += true_now, record.failed += false_now;
    record.judged += confirmed || disputed || corrected || retracted || true_now || false_now;
    record.held += (confirmed || true_now) && !corrected && !retracted && !false_now;
  }
};

}  // namespace

Record record_of(const std::vector<ClaimRow>& claims, const std::vector<claim::Report>& reports,
                 const std::vector<Proposition>& propositions, const TraceOf& trace_of) {
  const std::set<ClaimRow> wanted(claims.begin(), claims.end());
  Record record;
  record.claims = wanted.size();
  for (uint32_t row = 0; row < propositions.size(); ++row) {
    std::vector<ClaimRow> mine;
    for (const ClaimRow& claim : propositions[row].claims)
      if (wanted.contains(claim)) mine.push_back(claim);
    if (!mine.empty())
      Counter{record}.add(propositions[row], confirmed(trace_of(row), mine, reports));
  }
  return record;
}

Grade grade_of(const Record& record) {
  const std::string of = std::to_string(record.judged);
  if (record.judged < kFewest)
    return {'F', "cannot be judged: " + of +
                     (record.judged == 1 ? " proposition" : " propositions") + " can be checked, " +
                     std::to_string(kFewest) + " are needed"};
  const double share = static_cast<double>(record.held) / static_cast<double>(record.judged);
  char letter = 'E';
  if (share >= kOfD) letter = 'D';
  if (share >= kOfC) letter = 'C';
  if (share >= kOfB) letter = 'B';
  if (share >= kOfA && record.judged >= kFewestForA && record.retracted == 0) letter = 'A';
  return {letter,
          std::to_string(record.held) + " of " + of + " propositions that can be judged held"};
}

}  // namespace kilde::proposition
