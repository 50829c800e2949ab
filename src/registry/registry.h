// Registry: the propositions of a ledger of many reports, kept with it and brought up to date when
// somebody asks.
//
//   Registry registry(db, search, resolver);
//   if (registry.stale()) registry.bring_up_to_date(stop);         // writes
//
// What is stored is what Resolver::resolve gives of all documents that count (docs/origins.md): it
//   depends on which these are, never on the order in which they were added or asked for.
// Needs a ledger that may be written, of which documents are added by any program; the tables of
//   proposition_tables.h. Owns nothing of it. Threads: as the Database.
// Errors: those of the Database; what was done before is kept, and the next call goes on.
// Method: documents that came, went or were read again are indexed in turns. Their claims, and
//   those that hold what is now clearly more or less common, are compared with others; where that
//   changes with whom a claim hangs together, its strand (proposition/grouping.h) is resolved anew.
//   What claims of two propositions make of these is kept for the claims, and told when it is read.
//   A turn is one transaction, so that others may add between two.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "claim/claim.h"
#include "ledger/database.h"
#include "proposition/propositions.h"
#include "registry/claim_index.h"
#include "registry/ledger_pool.h"

namespace kilde::registry {

class Registry {
 public:
  Registry(ledger::Database& db, const text::SearchWords& search,
           const proposition::Resolver& resolver,
           size_t longest_strand = proposition::kLongestStrand);

  // Whether the ledger has so many documents that its propositions are kept.
  static bool keeps(ledger::Database& db, size_t few = proposition::kFewReports);
  bool stale();
  // `stop` is asked between two turns.
  Result<void> bring_up_to_date(const std::function<bool()>& stop);

 private:
  bool index_some();
  bool compare_some();
  bool group_some();
  void index_document(ClaimIndex& index, int64_t document);
  void unsettle_document(int64_t document);
  void unsettle_holders(const Changed& changed);
  std::vector<std::pair<uint64_t, int>> links_of(uint64_t claim);
  void keep_links(const proposition::Linked& linked);
  void drop_links(uint64_t claim, bool group_others);
  std::set<int64_t> strands_of(const std::vector<uint64_t>& claims);
  void settle(std::vector<uint64_t> claims, LedgerPool& pool);
  std::vector<std::vector<uint64_t>> grouped(std::vector<uint64_t>& claims, LedgerPool& pool) const;
  std::map<std::vector<uint64_t>, int64_t> stored(const std::vector<uint64_t>& claims);
  void forget(int64_t proposition);
  int64_t write(const std::vector<uint64_t>& claims, LedgerPool& pool);
  void relate_anew(uint64_t claim);
  void mark_disputed();

  ledger::Database& db_;
  const text::SearchWords& search_;
  const proposition::Resolver& resolver_;
  const size_t longest_strand_;
  ledger::Statement compare_, lead_, group_, compared_, settled_, leads_anew_;
  ledger::Statement strand_of_, claims_of_, claims_of_proposition_, proposition_of_, next_;
  ledger::Statement drop_claims_, drop_, links_, disputes_, drop_link_;
  ledger::Statement put_, put_claim_, put_strand_, put_link_, mark_disputed_;
  std::set<uint64_t> related_anew_;  // claims, in this turn
};

}  // namespace kilde::registry
