// Linker: with which of many claims one claim is compared, and what comes of it.
//
//   class Pool : public ClaimPool { ... };
//   Linker linker(resolver, pool);
//   Linked linked = linker.link(claim);      // linked.first is it, or an earlier one with its
//   words
//
// Shapes: claims have numbers of the pool's choice. Needs a pool that outlives it and stays as it
//   is. Owns the terms of all claims that it saw. Threads: one at a time. Errors: cannot fail; the
//   pool keeps its own.
// Method: as pairs_to_compare among many (grouping.h), from one claim on. What shares a key is
//   compared by sketches; only where these are alike enough for anything to come of it are the
//   claims read whole.
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
  // Of the claims that hold it, sorted; valid until the next call.
  virtual std::span<const uint64_t> holders(uint64_t mark) = 0;
  // These live as long as the pool.
  virtual Sketched sketched(uint64_t claim) = 0;
  virtual Said said(uint64_t claim) = 0;
  virtual const Commonness& commonness() const = 0;
};

// What two claims are to each other.
struct Link {
  uint64_t other = 0;
  int closeness = -1;
  bool dispute = false;  // of their propositions, if they are of two
  std::optional<double> outcome,
      told_by_it;  // the other tells what came of it; and it of the other
};

struct Linked {
  uint64_t first = 0;
  std::vector<uint64_t> alike;  // all with its words, days and polarity, the first among them
  std::vector<Link> links;      // of the first, with others that are first
};

class Linker {
 public:
  Linker(const Resolver& resolver, ClaimPool& pool);
  Linked link(uint64_t claim);
  // The same without links.
  Linked alike(uint64_t claim);

 private:
  using Row = uint32_t;
  Row row_of(uint64_t claim);
  Row first_of(Row row);
  std::vector<Row> candidates(Row row);
  Link compare(Row row, Row other);

  const Resolver& resolver_;
  ClaimPool& pool_;
  std::vector<uint64_t> claims_;
  std::unordered_map<uint64_t, Row> rows_;
  std::unordered_map<Row, Row> firsts_;
  std::unordered_map<Row, std::vector<Row>> alike_;  // by the first
  Comparer comparer_;
};

}  // namespace kilde::proposition
