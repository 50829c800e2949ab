// Sketch: what of a claim is looked at when it is compared with others, in numbers alone.
//
//   SketchedReport all = sketch_of(report);
//   all.claims[3].terms, .numbers, .from, .voice        // no string of the claim
//   decode_sketches(encode(all)) == all                 // in some microseconds
//
// Shapes: terms are sorted by key. Units: keys are marks (commonness.h), 0 where there is none;
//   days as in claim/claim.h. Owns everything. Threads: plain values.
// Errors: decode_sketches gives nullopt for bytes that encode did not make.
// Method: a report's marks once each, its claims by their rows. A ledger of many claims finds by
//   sketches which few of those that share a term are worth reading whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "claim/claim.h"
#include "claim/concepts.h"

namespace kilde::proposition {

using claim::Claim;
using claim::Report;

// A claim with the report that it stands in.
struct Said {
  const Report* report = nullptr;
  const Claim* claim = nullptr;
};

struct Sketch {
  struct Term {
    uint64_t key = 0;
    claim::Term::Kind kind{};
    claim::Role role{};
    bool single = false;
    bool weighty = false;  // one of those by which claims find each other
    bool land = false;     // a state, by any word
    float weight = 0;
    bool operator==(const Term&) const = default;
  };
  struct Number {
    double low = 0, high = 0;
    uint64_t of = 0;
    claim::Bound bound{};
    bool operator==(const Number&) const = default;
  };
  struct Spot {
    uint64_t key = 0;
    float lat = 0, lon = 0;
    bool operator==(const Spot&) const = default;
  };
  std::vector<Term> terms;
  std::vector<Number> numbers;
  std::vector<Spot> spots;            // of its small places
  uint64_t predicate = 0, voice = 0;  // the voice's key
  uint64_t listener = 0;              // who was told
  uint64_t wording = 0;               // as the claim has it, no mark
  int32_t from = claim::kNoDay, to = claim::kNoDay;
  uint32_t begin = 0, end = 0;  // of the content
  int32_t attribution = -1;
  claim::Place place{};
  claim::Form form{};
  Factuality factuality{};
  bool negated = false, again = false;
  bool operator==(const Sketch&) const = default;
};

inline bool is_plain(const Sketch& sketch) {
  return sketch.factuality == Factuality::kAsserted || sketch.factuality == Factuality::kDenied;
}

struct SketchedReport {
  std::string id, published, lang;
  std::vector<Sketch> claims;
  bool operator==(const SketchedReport&) const = default;
};

// A claim's sketch with the report that it stands in.
struct Sketched {
  const SketchedReport* report = nullptr;
  const Sketch* claim = nullptr;
};

Sketch sketch_of(const Said& said);
SketchedReport sketch_of(const Report& report);

std::string encode(const SketchedReport& report);
std::optional<SketchedReport> decode_sketches(std::string_view bytes);

// Which concepts exclude each other, by their marks.
class Opposites {
 public:
  struct Opposite {
    uint64_t mark = 0;
    bool causes = false;  // each may have brought a thing about without the other
  };
  explicit Opposites(const claim::Concepts& concepts);
  const std::vector<Opposite>& of(uint64_t mark) const;
  // Whether one claim has a term that the other has the opposite of.
  bool among(const Sketch& a, const Sketch& b) const;

 private:
  std::unordered_map<uint64_t, std::vector<Opposite>> of_;
};

// The weightiest terms of a claim, by key.
std::vector<const claim::Term*> weighty_terms(const Claim& claim);
inline constexpr float kWeighty = 0.45F;  // a term that helps to find others

// The place of a claim in the order by time of publication and then by report.
using Rank = std::tuple<std::string_view, std::string_view, uint32_t, uint32_t, int32_t>;
Rank rank_of(const Said& said);
Rank rank_of(const Sketched& sketched);

}  // namespace kilde::proposition
