// ClaimFinder: the claims of a ledger that a filter lets through.
//
//   auto finder = ClaimFinder::make(ask, {.source = "Bo Holm", .act = Act::kDeny});
//   Ids page = finder->page(20, 0);       // in the order of the answer
//   finder->notes()                       // names that nobody has
//
// Shapes: the newest document first, in a document as they stand.
// Needs: what `ask` refers to, which must outlive it. Threads: as the Database.
// Errors: kInvalidArgument without a word among the words; those of the Database are told by its
//   status().
// Method: what an index can tell (who, of whom, which words) gives sorted lists of claims, which
// are
//   intersected. Documents are then gone through from the newest until the page is full, or, where
//   few claims are left, those are looked up and sorted. The rest (an act that half of all claims
//   have, words that very many have, words in a row) is checked claim by claim.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <kilde/ledger.h>

#include "query/asking.h"
#include "query/claim_loader.h"
#include "query/documents.h"
#include "query/words.h"

namespace kilde::query {

// Where very many claims have the words: those of one document, or after many questions all.
struct CommonWords {
  std::string match;
  int64_t document = -1;
  size_t asked = 0;
  Ids claims;
};

class ClaimFinder {
 public:
  static Result<ClaimFinder> make(const Asking& ask, const Filter& filter);

  Ids page(size_t limit, size_t offset);
  const std::vector<std::string>& notes() const { return notes_; }

  // For other orders. Those that the indexes let through; nullopt: any.
  const std::optional<Ids>& candidates() const { return candidates_; }
  // Whether the document and what no index tells let a candidate through.
  bool fits(int64_t claim);
  // No claim can be let through.
  bool nothing() const { return nothing_ || (candidates_ && candidates_->empty()); }

 private:
  ClaimFinder(const Asking& ask, const Filter& filter, DocumentChoice documents);
  Result<void> narrow(const Filter& filter);
  Result<void> narrow_words(const std::string& words);
  void keep(Ids claims);
  void narrow_source(const Known& known);
  void narrow_via(const Known& known);
  void narrow_entities(const Ids& entities);
  void narrow_documents(const Ids& documents);
  void narrow_act();
  std::optional<Known> known(const std::string& name);
  bool rest_fits(int64_t claim, const Documents::Row& doc);
  bool has_words(int64_t claim);
  void each_in_order(const std::function<bool(int64_t)>& take);
  void each_of_few(const std::function<bool(int64_t)>& take);
  void each_of_many(const std::function<bool(int64_t)>& take);

  Asking ask_;
  Documents documents_;
  ClaimLoader loader_;
  std::optional<WordQuery> words_;
  std::optional<Act> act_;  // where it has to be checked
  std::string wanted_act_;  // the same, in the ledger's word
  std::optional<Ids> via_;  // rows of `names`
  std::optional<CommonWords> common_;
  std::optional<Ids> candidates_;
  bool nothing_ = false;
  std::vector<std::string> notes_;
  ledger::Statement act_of_, via_of_, claims_of_, words_of_;
};

// Day filters as numbers.
std::optional<int64_t> number_of(const std::optional<Day>& day);

}  // namespace kilde::query
