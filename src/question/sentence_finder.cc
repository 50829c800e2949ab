#include "question/sentence_finder.h"

#include <algorithm>
#include <tuple>

namespace kilde::question {
namespace {

using claim::Claim;
using proposition::Comparer;
using proposition::Said;

// Log-odds that a claim says the same; measured on the worlds of development (docs/questions.md).
constexpr double kTouch = 0.5;  // of the claim of a proposition that is most alike
constexpr double kJoin = 0;     // of each that counts

bool share_a_term(const std::vector<Comparer::Weighed>& a,
                  const std::vector<Comparer::Weighed>& b) {
  auto x = a.begin(), y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->key == y->key) return true;
    if (x->key < y->key)
      ++x;
    else
      ++y;
  }
  return false;
}

}  // namespace

const Claim* claim_of(const claim::Report& sentence) {
  auto rank = [](const Claim& claim) {
    return std::tuple(claim.form != claim::Form::kPhrase, claim.terms.size());
  };
  const Claim* best = nullptr;
  for (const Claim& claim : sentence.claims)
    if (!best || rank(claim) > rank(*best)) best = &claim;
  return best;
}

SentenceFinder::SentenceFinder(const proposition::Resolver& resolver, const Telling& telling,
                               const std::vector<claim::Report>& sentences) {
  std::vector<Said> said;
  std::vector<std::vector<uint32_t>> rows;  // of said, for each proposition
  for (const proposition::Proposition& proposition : telling.propositions) {
    std::vector<uint32_t>& of = rows.emplace_back();
    for (const ClaimRow& row : proposition.claims) {
      of.push_back(static_cast<uint32_t>(said.size()));
      said.push_back(
          {&telling.reports[row.report], &telling.reports[row.report].claims[row.claim]});
    }
  }
  auto asked = static_cast<uint32_t>(said.size());
  for (const claim::Report& sentence : sentences)
    if (const Claim* claim = claim_of(sentence)) said.push_back({&sentence, claim});
  const proposition::Commonness commonness(said, proposition::Size::kFew);
  const Comparer comparer(resolver.model(), resolver.opposites(), said, commonness);
  for (const claim::Report& sentence : sentences) {
    std::vector<ClaimRow>& touched = touched_.emplace_back();
    if (!claim_of(sentence)) continue;
    for (size_t row = 0; row < rows.size(); ++row) {
      bool same = false;
      std::vector<ClaimRow> alike;
      for (size_t at = 0; at < rows[row].size(); ++at) {
        const uint32_t other = rows[row][at];
        if (!share_a_term(comparer.terms(asked), comparer.terms(other))) continue;
        const double score = comparer.score(comparer.features(other, asked));
        same |= score >= kTouch && said[other].claim->form != claim::Form::kPhrase;
        if (score >= kJoin) alike.push_back(telling.propositions[row].claims[at]);
      }
      if (same) touched.insert(touched.end(), alike.begin(), alike.end());
    }
    std::ranges::sort(touched);
    ++asked;
  }
}

}  // namespace kilde::question
