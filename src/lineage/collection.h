// Collection: what lineage asks of whoever keeps the reports and the links between them: memory
// (lineage.h) or a store.
//
//   class Ledger : public Collection { ... };    // caches, within one change, what it was asked
//
// Shapes: links_of(doc) gives all links that `doc` has, in any order, each with a and b as it was
// made. Ownership: what is given stays valid and the same until the next report is added or
// removed. Threads: as the implementation says. Errors: the implementation's: what it cannot read
// it gives as
//   empty facts or no links, and tells when asked.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lineage/link.h"
#include "lineage/report.h"

namespace kilde::lineage {

class Collection {
 public:
  Collection() = default;
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;
  virtual ~Collection() = default;

  virtual const ReportFacts& facts_of(uint32_t doc) = 0;
  // Any number that is the same for two reports of one publisher and no others.
  virtual uint64_t publisher_of(uint32_t doc) = 0;
  virtual std::span<const Link* const> links_of(uint32_t doc) = 0;
  // Those of whose edge_rows this is one, the first kMostHolders of them: its PostingStore may
  // tell.
  virtual std::vector<uint32_t> holders_of_edge(uint32_t edge_row) = 0;
};

}  // namespace kilde::lineage
