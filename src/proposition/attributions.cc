#include "proposition/attributions.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace kilde::proposition {
namespace {

using Place = AttributionIndex::Place;

auto name_of(const Place& place) { return std::pair(place.report, place.attribution); }

bool is_phrase(const std::vector<claim::Report>& reports, const Place& place) {
  return reports[place.report].claims[place.claim.claim].form == claim::Form::kPhrase;
}

}  // namespace

AttributionIndex::AttributionIndex(const std::vector<claim::Report>& reports,
                                   const std::vector<Proposition>& propositions) {
  for (uint32_t row = 0; row < propositions.size(); ++row)
    for (const ClaimRow& claim : propositions[row].claims) {
      const int32_t attribution = reports[claim.report].claims[claim.claim].attribution;
      if (attribution >= 0) places_.push_back({claim.report, attribution, claim, row});
    }
  std::ranges::sort(places_, {}, [](const Place& place) {
    return std::tuple(place.report, place.attribution, place.claim);
  });
  std::set<std::pair<uint32_t, int32_t>> told;  // in more than a phrase
  for (const Place& place : places_)
    if (!is_phrase(reports, place)) told.insert(name_of(place));
  std::erase_if(places_, [&](const Place& place) {
    return is_phrase(reports, place) && told.contains(name_of(place));
  });
}

std::span<const Place> AttributionIndex::of(uint32_t report, int32_t attribution) const {
  const auto found = std::ranges::equal_range(places_, std::pair(report, attribution), {}, name_of);
  return {found.begin(), found.end()};
}

}  // namespace kilde::proposition
