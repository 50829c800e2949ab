// Resolver: the claims of many reports -> propositions, with what hangs on them.
//
//   auto resolver = Resolver::load(root);
//   std::vector<Proposition> found = resolver->resolve(reports, descents);   // or with rulings
//   found[0].claims, .origins.occasion, .disputes, .prediction, .corrections, .gloss
//
// Shapes: propositions in the order of their first appearance; each claim of each report is in one.
//   `descents` has a row a report (lineage::Lineage), or is empty where no lineage is known.
//   `rulings` are what persons judged, placed at these reports' claims (judgement/rulings.h), whose
//   voices are overruled already; which of them shaped a proposition stands in its `judgements`.
// Units: rows of `reports` and of Report::claims. Days since 1970, half-open.
// Needs data/claim. Owns its tables. Threads: resolve is const, for all threads.
// Errors: load gives kNotFound or kFormat with file:line; resolve cannot fail.
// Method: grouping.h, origins.h, relations.h; docs/origins.md. The result is the same for any order
//   of the reports, but for the rows it counts by.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/claim_row.h"
#include "claim/concepts.h"
#include "judgement/rulings.h"
#include "lineage/lineage.h"
#include "proposition/compare.h"

namespace kilde::proposition {

using claim::ClaimRow;
using judgement::Rulings;

// How many beginnings a proposition has, at each level.
struct Origins {
  uint32_t occasion = 0, speaker = 0, institution = 0, side = 0;
  bool operator==(const Origins&) const = default;
};

enum class Outcome : uint8_t { kOpen, kTrue, kFalse, kUnclear };

// What a person decided.
struct Decision {
  Outcome outcome = Outcome::kOpen;
  std::string judgement, by;         // id, author
  std::vector<std::string> against;  // earlier judgements that decide otherwise
  bool operator==(const Decision&) const = default;
};

struct Prediction {
  int32_t from = claim::kNoDay, to = claim::kNoDay;
  Outcome guess = Outcome::kOpen;    // by what later claims tell
  std::vector<uint32_t> decided_by;  // rows of propositions, by which it was guessed
  std::optional<Decision> decision;

  // A person's word, where there is one, goes before the guess.
  Outcome outcome() const { return decision ? decision->outcome : guess; }
};

struct Correction {
  uint32_t report = 0;  // that corrects
  bool retracted = false;
  bool operator==(const Correction&) const = default;
};

struct Proposition {
  std::vector<ClaimRow> claims;  // by first appearance
  Origins origins;
  std::vector<uint32_t> disputes;  // rows of propositions
  std::optional<Prediction> prediction;
  std::vector<Correction> corrections;
  std::vector<std::string> judgements;  // ids of those that shaped it, sorted
};

// Where a claim came from.
enum class Way : uint8_t {
  kBeginning,  // nobody before: somebody said or saw it
  kCopy,       // in words taken from the other report
  kThrough,    // by an outlet whose own report is at hand
  kRepeats,    // in the paper's own voice, or an outlet's, after somebody said it
  kEarlier     // what a correction tells of an earlier version
};

struct Step {
  ClaimRow claim;
  Way way = Way::kBeginning;
  int32_t from = -1;  // the step that it is led back to, where one is
  // Of a beginning: which of the proposition's occasions, speakers and institutions it is, from 0.
  uint32_t occasion = 0, speaker = 0, institution = 0;
};

struct Trace {
  Origins origins;
  std::vector<Step> steps;  // a row a claim of the proposition
};

class Voices;

class Resolver {
 public:
  static Result<Resolver> load(const std::filesystem::path& root);
  std::vector<Proposition> resolve(const std::vector<claim::Report>& reports,
                                   const std::vector<lineage::Descent>& descents,
                                   const Rulings& rulings = {}) const;

  // Some of the claims alone, by what is known of all. Predictions whose time is over stay open.
  std::vector<Proposition> resolve_some(std::vector<ClaimRow> rows,
                                        const std::vector<claim::Report>& reports,
                                        const std::vector<lineage::Descent>& descents,
                                        const Commonness& commonness, const Voices& voices,
                                        const Rulings& rulings = {}) const;

  // Of claims that are one, in order: with origins and what was foretold, without what other
  // propositions tell.
  Proposition propose(std::vector<ClaimRow> claims, const std::vector<claim::Report>& reports,
                      const std::vector<lineage::Descent>& descents, const Voices& voices,
                      const Rulings& rulings = {}) const;

  // How a proposition came here.
  Trace trace(const Proposition& proposition, const std::vector<claim::Report>& reports,
              const std::vector<lineage::Descent>& descents) const;

  Trace trace(const Proposition& proposition, const std::vector<claim::Report>& reports,
              const std::vector<lineage::Descent>& descents, const Voices& voices,
              const Rulings& rulings = {}) const;

  const Model& model() const { return model_; }
  const claim::Concepts& concepts() const { return concepts_; }
  const Opposites& opposites() const { return opposites_; }

 private:
  Resolver(claim::Concepts concepts, Model model)
      : concepts_(std::move(concepts)), opposites_(concepts_), model_(std::move(model)) {}
  claim::Concepts concepts_;
  Opposites opposites_;
  Model model_;
};

std::string_view to_string(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view word);
std::string_view to_string(Way way);

}  // namespace kilde::proposition
