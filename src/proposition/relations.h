// relate: what propositions have to do with each other: which cannot all be true, which foretold
// what came, which replaced which.
//
//   relate(reports, descents, comparer, said, home, propositions);   // fills what hangs on them
//
// Shapes: `said` and `home` have a row a claim: the claim and its proposition's row.
// Needs: propositions with their claims. Threads: a pure function. Errors: cannot fail.
// Method: two claims of different propositions that are alike but for their polarity, a number of
//   the same thing, or the days are what keeps the propositions apart; the best pair of claims
//   speaks for its propositions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "claim/concepts.h"
#include "proposition/compare.h"
#include "proposition/grouping.h"
#include "proposition/propositions.h"

namespace kilde::proposition {

struct Relating {
  const std::vector<claim::Report>& reports;
  const std::vector<lineage::Descent>& descents;
  const claim::Concepts& concepts;
  const Comparer& comparer;
  const std::vector<Said>& said;
  const std::vector<ClaimRow>& rows;  // of `said`
  const std::vector<uint32_t>& home;  // of `said`
  const std::vector<Pair>& pairs;     // that were compared
};

// Pairs of propositions with the best score of their claims, and what keeps them apart.
struct Near {
  uint32_t a = 0, b = 0;  // rows of propositions, a < b
  double score = 0;
  bool polarity = false, number = false, opposite = false;
  bool nation = false;  // another state's: "a Russian drone", "a Ukrainian drone"
};

// Two propositions dispute each other where two pairs of their claims do, and a fifth as many as
// the reports of the one that has fewer; one pair is enough where one is told in one report.
inline constexpr size_t kShareOfDisputes = 5;
bool enough_to_dispute(size_t pairs, size_t reports_of_one, size_t reports_of_other);

// "A drone" and "a mine", "genuine" and "fake": something of each that the other cannot have, and
// has not.
struct Opposed {
  std::string_view of_a, of_b;  // keys, of the claims
};
std::optional<Opposed> opposed(const claim::Concepts& concepts, const claim::Claim& a,
                               const claim::Claim& b);
// What keeps two claims apart, where it is one thing and they are alike but for it; without the
// rows of propositions.
std::optional<Near> clash(const Comparer& comparer, const claim::Concepts& concepts, const Said& a,
                          const Said& b, const Features& features);
// Whether two claims make their propositions dispute each other, if they are of two.
bool disputes(const Comparer& comparer, const claim::Concepts& concepts, const Said& a,
              const Said& b, const Features& features);
// Whether they may, as far as their sketches tell: where not, they do not.
bool may_dispute(const Comparer& comparer, const Opposites& opposites, const Sketch& a,
                 const Sketch& b, const Features& features);
// The log-odds that a later claim tells what came of what was foretold, where it may.
std::optional<double> tells_outcome(const Comparer& comparer, const Said& said, const Said& later,
                                    const Features& features);
// Whether one of them may tell what came of the other.
bool may_tell_outcome(const Comparer& comparer, const Sketch& a, const Sketch& b,
                      const Features& features);
// What came of it, as the later claim has it; nothing where it was told too early.
std::optional<Outcome> outcome_by(const Prediction& prediction, const Said& said,
                                  const Said& later);

std::vector<Near> near_propositions(const Relating& relating);
void find_disputes(const Relating& relating, const std::vector<Near>& near,
                   std::vector<Proposition>& propositions);
// What was foretold in a proposition's claims, in order, and for when.
std::optional<Prediction> foretold_in(const std::vector<Said>& claims);
void find_outcomes(const Relating& relating, std::vector<Proposition>& propositions);
// By the disputes that they have: of those without, only what is taken back is found.
void find_corrections(const std::vector<claim::Report>& reports,
                      const std::vector<lineage::Descent>& descents,
                      std::vector<Proposition>& propositions);
// What is open and whose time is over is unclear; `last`: the last day on which anything was told.
void close_windows(std::vector<Proposition>& propositions, int32_t last);

// Day of publication since 1970, or kNoDay.
int32_t day_of(const claim::Report& report);

}  // namespace kilde::proposition
