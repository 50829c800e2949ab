// Reasoner: why claims are one proposition, why its origins are counted as they are, why it is
// disputed, what decided it; and which propositions nearly were one.
//
//   Reasoner reasoner(resolver, reports, descents, propositions);
//   Reasons why = reasoner.of(3, trace);
//   why.joined[0].score, .words          // 2.1, "drone, airport, fly; the same number"
//   reasoner.near_misses(20)             // the nearest first
//
// Shapes: `joined` has a row for each claim but the first; `steps` a row a claim; `disputes` one
// for
//   each of the proposition's; `decided` one for each that decides its outcome.
// Units: scores in log-odds, without what is asked about: a dispute's is that of the two claims but
//   for what keeps them apart, an outcome's that of both but for when and whether.
// Needs: all propositions, as the commonness of terms is counted among their claims; what it is
// made
//   with must outlive it. Threads: const functions. Errors: cannot fail.
// Method: with the comparer that joined the claims, asked again. Of a proposition with many claims
//   the first kMostAsked wordings are compared.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proposition/compare.h"
#include "proposition/propositions.h"

namespace kilde::proposition {

// Two claims, how alike they are, and by what.
struct Likeness {
  ClaimRow claim, with;
  double score = 0;
  std::string words;
};

enum class Apart : uint8_t { kPolarity, kNumber, kOpposite, kNation };

struct DisputeReason {
  uint32_t with = 0;  // row of propositions
  Apart apart = Apart::kPolarity;
  Likeness likeness;  // of the two claims that dispute each other most clearly
};

struct OutcomeReason {
  uint32_t by = 0;    // row of propositions
  Likeness likeness;  // of what was foretold and what came
};

// Of one claim: why it is a beginning or leads back where it does.
struct StepReason {
  enum class Kind : uint8_t {
    kFirstHand,   // somebody says it who is not led back to anybody
    kOwnVoice,    // the paper is the first to say it
    kPassage,     // stands in a passage that was taken from the other report
    kMadeFrom,    // its report was made from the other one
    kNewVersion,  // of the other report
    kThrough,     // by the outlet whose report the other is
    kAfter,       // in the paper's own voice, after the other
    kOutlet,      // credited to an outlet alone, after the other
    kToldLess,    // says less well than the other whose it is
    kEarlier      // tells of an earlier version
  };
  Kind kind = Kind::kFirstHand;
  double similarity = 0;  // of a passage, 0..1
  // Of a beginning: the first other step of its institution, and what makes them one; -1: none.
  int32_t one_with = -1;
  std::string one_by = {};
};

struct Reasons {
  std::vector<Likeness> joined;
  std::vector<StepReason> steps;
  std::vector<DisputeReason> disputes;
  std::vector<OutcomeReason> decided;
};

// Two propositions that were kept apart, as groups see it.
struct NearMiss {
  uint32_t a = 0, b = 0;  // rows of propositions
  double score = 0;       // on the average; joined from kJoin on
  Likeness likeness;      // of the most alike of their claims
};

class Reasoner {
 public:
  Reasoner(const Resolver& resolver, const std::vector<claim::Report>& reports,
           const std::vector<lineage::Descent>& descents,
           const std::vector<Proposition>& propositions);
  Reasoner(const Reasoner&) = delete;
  Reasoner& operator=(const Reasoner&) = delete;

  Reasons of(uint32_t row, const Trace& trace) const;
  std::vector<NearMiss> near_misses(size_t limit) const;

 private:
  static constexpr size_t kMostAsked = 200;  // claims of one proposition that are compared
  using Rows = std::vector<uint32_t>;        // of said_

  Rows asked(uint32_t proposition) const;
  Likeness likeness(uint32_t a, uint32_t b, double score) const;
  std::vector<Likeness> joined(uint32_t row) const;
  DisputeReason dispute(uint32_t row, uint32_t with) const;
  OutcomeReason outcome(uint32_t row, uint32_t by) const;

  const Resolver& resolver_;
  const std::vector<claim::Report>& reports_;
  const std::vector<lineage::Descent>& descents_;
  const std::vector<Proposition>& propositions_;
  std::vector<Said> said_;  // in the order of `before`
  std::unique_ptr<const Commonness> commonness_;
  std::vector<ClaimRow> rows_;  // of said_
  std::vector<uint32_t> home_;  // of said_
  std::vector<Rows> members_;   // of propositions
  std::unique_ptr<const Comparer> comparer_;
};

std::vector<StepReason> reasons_of_steps(const Trace& trace,
                                         const std::vector<claim::Report>& reports,
                                         const std::vector<lineage::Descent>& descents);
std::string_view to_string(Apart apart);
std::string_view to_string(StepReason::Kind kind);

}  // namespace kilde::proposition
