// LedgerPool: the claims of a ledger's index, as a Gatherer looks for them.
//
//   LedgerPool pool(db);
//   Gatherer(resolver, pool).gather(claim_number(17, 3))
//
// Shapes: claims by claim_index.h's numbers. Needs an index that stays as it is. Owns what it has
//   read: records of documents, holders of marks, counts. Threads: as the Database.
// Errors: those of the Database; kFormat for damage.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "ledger/database.h"
#include "ledger/record_table.h"
#include "proposition/neighbourhood.h"
#include "proposition/origins.h"

namespace kilde::registry {

class LedgerPool : public proposition::ClaimPool {
 public:
  explicit LedgerPool(ledger::Database& db, size_t longest_strand = proposition::kLongestStrand);

  std::span<const uint64_t> holders(uint64_t mark) override;
  proposition::Said said(uint64_t claim) override;
  const proposition::Commonness& commonness() const override { return commonness_; }

  const claim::Report& report(int64_t document);
  // Of the documents that have rows, by these; what is none of them has a row behind the last.
  std::vector<lineage::Descent> descents(const std::map<int64_t, uint32_t>& rows);
  // Of the speakers of some reports, by what all reports say.
  proposition::Voices voices(const std::vector<claim::Report>& reports);

 private:
  uint32_t count(uint64_t mark);

  ledger::Database& db_;
  ledger::Statement holders_of_, count_of_, bodies_of_;
  ledger::RecordTable records_;
  ledger::Statement taken_, counts_;
  std::unordered_map<uint64_t, std::vector<uint64_t>> holders_;
  std::unordered_map<uint64_t, uint32_t> known_counts_;
  std::unordered_map<int64_t, std::unique_ptr<const claim::Report>> reports_;
  proposition::Commonness commonness_;
};

}  // namespace kilde::registry
