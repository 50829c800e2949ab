#include "proposition/origins.h"

#include <algorithm>
#include <set>

#include "proposition/leading.h"
#include "proposition/sameness.h"

namespace kilde::proposition {
namespace {

using claim::Report;

// Which beginnings a person judged to be of one occasion: those to which the judged claims lead
// back.
std::vector<std::vector<size_t>> judged_alike(const std::vector<Step>& steps,
                                              const std::vector<Beginning>& beginnings,
                                              const Rulings& rulings) {
  std::vector<std::vector<size_t>> judged;
  for (const judgement::Tie& tie : rulings.occasions) {
    std::set<size_t> alike;
    for (size_t row = 0; row < steps.size(); ++row) {
      if (!std::ranges::binary_search(tie.claims, steps[row].claim)) continue;
      size_t at = row;
      for (size_t gone = 0; steps[at].from >= 0 && gone < steps.size(); ++gone)
        at = static_cast<size_t>(steps[at].from);
      const auto begun = std::ranges::find(beginnings, at, &Beginning::row);
      if (begun != beginnings.end()) alike.insert(static_cast<size_t>(begun - beginnings.begin()));
    }
    judged.emplace_back(alike.begin(), alike.end());
  }
  return judged;
}

uint32_t count(const std::vector<uint32_t>& sets) {
  return sets.empty() ? 0 : *std::ranges::max_element(sets) + 1;
}

}  // namespace

Trace trace_of(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
               const std::vector<lineage::Descent>& descents, const Voices& voices,
               const Rulings& rulings) {
  Led led = lead_back(rows, reports, descents, voices);
  const Sameness same =
      sameness_of(led.beginnings, judged_alike(led.steps, led.beginnings, rulings));
  for (size_t i = 0; i < led.beginnings.size(); ++i) {
    Step& step = led.steps[led.beginnings[i].row];
    step.occasion = same.occasions[i], step.speaker = same.speakers[i];
    step.institution = same.institutions[i];
  }
  const uint32_t institutions = count(same.institutions);
  return {{std::max(count(same.occasions), 1U), count(same.speakers), institutions,
           std::min(same.sides, institutions)},
          std::move(led.steps)};
}

Origins origins_of(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
                   const std::vector<lineage::Descent>& descents, const Voices& voices,
                   const Rulings& rulings) {
  return trace_of(rows, reports, descents, voices, rulings).origins;
}

}  // namespace kilde::proposition
