// Comparer: do two claims say the same, in whatever languages? With the reasons.
//
//   auto model = Model::load(root);                  // data/claim/likeness.tsv
//   Comparer comparer(*model, opposites, said, Commonness(said, Size::kFew));   // what is common
//   Features f = comparer.features(3, 17);
//   comparer.score(f) > 0                            // rather the same than not
//   why(f, *said[3].claim, *said[17].claim)         // "drone, airport, fly; the same number"
//
// Shapes: rows of `said`, or in the order of add. Units: score in log-odds; features 0..3.
// Threads: const functions. Errors: load gives kNotFound or kFormat with file:line.
// Method: logistic regression over the terms that two claims share (each by how rare it is among
//   the claims at hand), what they count, when and where it was, who did it, and what must not
//   differ: polarity, factuality, numbers of one thing, days, places far from each other.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/result.h>

#include "claim/claim.h"
#include "claim/concepts.h"
#include "proposition/commonness.h"
#include "proposition/sketch.h"

namespace kilde::proposition {

enum class Feature : uint8_t {
  kDice,            // of the weight of terms, both sides
  kCovered,         // of the shorter side
  kShared,          // weight shared
  kPlainDice,       // without rarity
  kPredicate,       // the predicate of one is a term of the other
  kOtherPredicate,  // both have one, known in all languages, and not the same
  kOddPredicate,    // the same, where one is a word without a concept
  kNumber,          // a number is the same
  kOtherNumber,     // one thing is counted otherwise
  kTwoNumbers,      // they count, but not one thing
  kOneNumber,       // only one of them counts
  kDay,
  kOtherDay,
  kOneDay,
  kSpot,
  kOtherSpot,
  kOtherActor,
  kActor,     // a person or a body in common
  kOneActor,  // only one says who
  kPolarity,  // differs; and so on
  kFactuality,
  kAgain,
  kWording,   // the same words
  kVoice,     // the same speaker
  kLanguage,  // two languages
  kOneReport,
  kHeadline,
  kPhrase,
  kLength,
  kBothNegated,
  kRoles,
  kOtherRoles,
  kNation,         // a people or a state in common
  kOneNation,      // only one names one
  kOtherNation,    // both do, and not the same
  kSeveralAndOne,  // three of it, and one
  kOneLeft,        // weight of the weightiest term that the other lacks
  kBothLeft,       // the same, of the side where it is less
  kCoreLeft,       // the same, of what is said and who or what it is said of
  kOneLand,        // only one names a state
  kOtherLand,      // both do, and not the same
  kBarePhrase,     // one names what the other tells of, without what it tells
  kRarest,         // weight of the rarest term in common
  kTerms,          // weighty terms in common, at most 4
  kOpposed,        // one says what the other cannot be: genuine, fake
  kOtherCause,     // one names what would exclude the other as a cause: a drone, a mine
  kDice2,
  kCovered2,
  kDiceCovered,
  kDiceShared,
  kDicePredicate,
  kDiceLanguage,
  kDiceNumber,
  kCoveredNumber,
  kCoveredShared,
  kPredicateShared,
  kOne,
};
inline constexpr size_t kFeatures = static_cast<size_t>(Feature::kOne) + 1;

class Features {
 public:
  double& operator[](Feature feature) { return values_[static_cast<size_t>(feature)]; }
  double operator[](Feature feature) const { return values_[static_cast<size_t>(feature)]; }
  const std::array<double, kFeatures>& values() const { return values_; }

 private:
  std::array<double, kFeatures> values_{};
};

std::string_view to_string(Feature feature);

class Model {
 public:
  static Result<Model> load(const std::filesystem::path& root);
  double score(const Features& features) const;

 private:
  std::array<double, kFeatures> weights_{};
};

class Comparer {
 public:
  // Of claims as they come; `opposites` outlives it, as does `commonness`.
  Comparer(const Model& model, const Opposites& opposites, const Commonness& commonness)
      : model_(model), opposites_(&opposites), commonness_(commonness) {}
  Comparer(const Model& model, const Opposites& opposites, const std::vector<Said>& said,
           const Commonness& commonness);
  // A row more, whose sketch and report outlive it.
  void add(const Sketched& sketched);

  Features features(uint32_t a, uint32_t b) const;
  double score(const Features& features) const { return model_.score(features); }
  const Sketched& sketched(uint32_t row) const { return rows_[row]; }

  // A term of a claim, as it is compared.
  struct Weighed {
    uint64_t key = 0;  // mark_of the term
    claim::Term::Kind kind{};
    claim::Role role{};
    float plain = 0, weight = 0;  // without and with rarity
    bool nation = false;          // of who does it: "russisk"
    bool land = false;            // a state, by any word
  };
  const std::vector<Weighed>& terms(uint32_t row) const { return terms_[row]; }

 private:
  void weigh_terms(uint32_t a, uint32_t b, Features& features) const;
  void weigh_predicates(uint32_t a, uint32_t b, Features& features) const;
  // A concept of one claim and what the other cannot be with it.
  struct Against {
    uint64_t other = 0, own = 0;  // mark_of the concepts
    bool causes = false;
  };
  void weigh_opposites(uint32_t a, uint32_t b, Features& features) const;

  const Model& model_;
  const Opposites* opposites_;
  const Commonness& commonness_;
  std::vector<Sketched> rows_;
  std::deque<Sketch> own_claims_;  // of claims that came whole
  std::unordered_map<const Report*, SketchedReport> own_reports_;
  std::vector<std::vector<Weighed>> terms_;  // sorted by key
  std::vector<std::vector<Against>> against_;
};

// What two claims share and what keeps them apart, in words.
std::string why(const Features& features, const Claim& a, const Claim& b);

// The same count: 5 and at least 5; 12 and about 12.
bool same_number(const claim::Quantity& a, const claim::Quantity& b);

}  // namespace kilde::proposition
