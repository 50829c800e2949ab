#include "proposition/commonness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>

#include "base/hash.h"

namespace kilde::proposition {
namespace {

constexpr double kCommonest = 0.12;  // weight of a term of all claims
// Of terms that many claims hold: what the rarity among one matter's claims is at such counts.
constexpr std::array<uint32_t, 3> kSteps = {16, kFewHolders, kManyHolders};
constexpr std::array<double, 4> kOfStep = {0.8, 0.5, 0.3, kCommonest};

size_t step_of(uint32_t count) {
  return static_cast<size_t>(std::ranges::upper_bound(kSteps, count) - kSteps.begin());
}

}  // namespace

uint64_t mark_of(std::string_view term) { return base::fnv1a(term); }

uint64_t mark_of_number(double low) {
  return base::fnv1a(std::to_string(low), base::fnv1a("number"));
}

uint64_t mark_of_wording(uint64_t wording) {
  return base::fnv1a(std::to_string(wording), base::fnv1a("wording"));
}

std::vector<uint64_t> marks_of(const Sketch& claim) {
  std::vector<uint64_t> marks{mark_of_wording(claim.wording)};
  for (const Sketch::Term& term : claim.terms) marks.push_back(term.key);
  for (const Sketch::Number& number : claim.numbers)
    if (number.low >= 2) marks.push_back(mark_of_number(number.low));
  std::ranges::sort(marks);
  const auto doubles = std::ranges::unique(marks);
  marks.erase(doubles.begin(), doubles.end());
  return marks;
}

Commonness::Commonness(const std::vector<Said>& said, Size size, size_t longest_strand)
    : many_(size == Size::kMany),
      longest_strand_(longest_strand),
      all_(static_cast<double>(std::max<size_t>(said.size(), 4))) {
  auto counts = std::make_shared<std::unordered_map<uint64_t, uint32_t>>();
  for (const Said& one : said)
    for (const uint64_t mark : marks_of(sketch_of(one))) ++(*counts)[mark];
  count_ = [counts](uint64_t mark) {
    const auto found = counts->find(mark);
    return found == counts->end() ? 0U : found->second;
  };
}

double Commonness::rarity(uint64_t mark) const {
  const uint32_t count = std::max(count_(mark), 1U);
  if (many_) return kOfStep[step_of(count)];
  return std::clamp(std::log(all_ / count) / std::log(all_ / 2), kCommonest, 1.0);
}

bool other_step(uint32_t count, uint32_t other) { return step_of(count) != step_of(other); }

}  // namespace kilde::proposition
