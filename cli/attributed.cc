#include "attributed.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kilde::cli {

Result<Attributed> Attributed::load(const LedgerChoice& ledger, Context& context) {
  ViewChoices choices;
  choices.ledger = ledger;
  Result<PropositionView> view = view_of_all(choices, context);
  if (!view) return view.error();
  return Attributed(std::move(*view));
}

// "#17:a4": the fourth attribution of document 17.
std::span<const proposition::AttributionIndex::Place> Attributed::places_of(
    const Claim& claim) const {
  const auto& numbers = view_.set.numbers;
  const auto row = std::ranges::lower_bound(numbers, claim.document.number);
  const size_t mark = claim.id.rfind(":a");
  if (row == numbers.end() || *row != claim.document.number || mark == std::string::npos) return {};
  int32_t attribution = 0;
  const char* end = claim.id.data() + claim.id.size();
  if (std::from_chars(claim.id.data() + mark + 2, end, attribution).ptr != end) return {};
  return index_.of(static_cast<uint32_t>(row - numbers.begin()), attribution - 1);
}

}  // namespace kilde::cli
