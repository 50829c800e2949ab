// Gatherer: of many claims, those that hang together with one, and what these say against others.
//
//   class Pool : public ClaimPool { ... };
//   Gatherer gatherer(resolver, pool);
//   Strand strand = gatherer.gather(claim);     // the same for each of its claims
//   resolver.resolve_some(...)                  // groups them as when all claims are resolved
//
// Shapes: claims have numbers of the pool's choice. Needs a pool that outlives it and stays as it
//   is. Owns the terms of all claims that it saw. Threads: one at a time. Errors: cannot fail; the
//   pool keeps its own.
// Method: from a claim to those that are compared with it and score kLink, and from these on; those
//   with the same words count as their first (grouping.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "proposition/grouping.h"
#include "proposition/propositions.h"

namespace kilde::proposition {

// Where claims are found by what they hold.
class ClaimPool {
 public:
  virtual ~ClaimPool() = default;
  // Of the claims that hold it; valid until the next call.
  virtual std::span<const uint64_t> holders(uint64_t mark) = 0;
  // Lives as long as the pool.
  virtual Said said(uint64_t claim) = 0;
  virtual const Commonness& commonness() const = 0;
};

// What two claims of different propositions make of these.
struct Relation {
  uint64_t a = 0, b = 0;
  bool dispute = false;
  std::optional<double> outcome;  // b tells what came of a
};

struct Strand {
  std::vector<uint64_t> claims;     // sorted
  std::vector<Relation> relations;  // of the claims that are first of their words, with any other
};

class Gatherer {
 public:
  Gatherer(const Resolver& resolver, ClaimPool& pool);
  Strand gather(uint64_t claim);

 private:
  using Row = uint32_t;
  Row row_of(uint64_t claim);
  Row first_of(Row row);
  std::vector<Row> candidates(Row row);
  void relate(Row a, Row b, const Features& features, std::vector<Relation>& relations) const;
  const std::vector<Key>& keys(Row row);

  const Resolver& resolver_;
  ClaimPool& pool_;
  std::vector<Said> said_;
  std::vector<uint64_t> claims_;
  std::unordered_map<uint64_t, Row> rows_;
  std::unordered_map<Row, Row> firsts_;
  std::unordered_map<Row, std::vector<Row>> alike_;  // with the same words, by the first
  std::vector<std::vector<Key>> keys_;
  std::unique_ptr<Comparer> comparer_;
};

}  // namespace kilde::proposition
