// LedgerPool: the claims of a ledger's index, as a Linker looks for them.
//
//   LedgerPool pool(db);
//   Linker(resolver, pool).link(claim_number(17, 3))
//
// Shapes: claims by claim_index.h's numbers. Needs an index that stays as it is. Owns what it has
//   read: sketches and records of documents, holders of marks, counts. Threads: as the Database.
// Errors: those of the Database; kFormat for damage.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/database.h"
#include "ledger/record_table.h"
#include "proposition/neighbourhood.h"
#include "proposition/origins.h"
#include "registry/holder_table.h"

namespace kilde::registry {

class LedgerPool : public proposition::ClaimPool {
 public:
  explicit LedgerPool(ledger::Database& db, size_t longest_strand = proposition::kLongestStrand);

  std::span<const uint64_t> holders(uint64_t mark) override;
  proposition::Sketched sketched(uint64_t claim) override;
  proposition::Said said(uint64_t claim) override;
  const proposition::Commonness& commonness() const override { return commonness_; }

  const claim::Report& report(int64_t document);
  // The same, which the pool no longer knows.
  claim::Report take_report(int64_t document);
  const proposition::SketchedReport& sketches(int64_t document);
  // Of the documents that have rows, by these; what is none of them has a row behind the last.
  std::vector<lineage::Descent> descents(const std::map<int64_t, uint32_t>& rows);
  // Of the speakers of some claims, by what all reports say.
  proposition::Voices voices(const std::vector<claim::Report>& reports,
                             const std::vector<claim::ClaimRow>& claims);

 private:
  uint32_t count(uint64_t mark);
  claim::Report read(int64_t document);
  void fail_as_indexed(int64_t document);

  ledger::Database& db_;
  HolderTable holder_table_;
  ledger::Statement sketches_of_, count_of_, bodies_of_;
  ledger::RecordTable records_;
  ledger::Statement taken_, counts_;
  std::unordered_map<uint64_t, std::vector<uint64_t>> holders_;
  std::unordered_map<uint64_t, uint32_t> known_counts_;
  std::unordered_map<int64_t, std::unique_ptr<claim::Report>> reports_;
  std::unordered_map<int64_t, std::unique_ptr<const proposition::SketchedReport>> sketches_;
  std::unordered_map<std::string, std::string> known_bodies_;
  proposition::Commonness commonness_;
};

}  // namespace kilde::registry
