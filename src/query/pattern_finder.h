// PatternFinder: the claims of many reports that a question's pattern lets through, those that a
// paper makes in its own voice too.
//
//   PatternFinder patterns(ask, docs, reports);
//   Result<std::vector<ClaimRow>> rows = patterns.find(indicator.pattern);
//   patterns.notes()          // names that nobody in the ledger has
//   patterns.added(3)         // when the document of row 3 was added, "2026-11-27T08:00:00Z"
//
// Shapes: `docs` and `reports` have a row a document of the ledger (ledger/claim_set.h); rows are
// sorted,
//   each once. Units: days of publication.
// Needs: what `ask` refers to and the rows, which must outlive it. Threads: as the Database.
// Errors: kInvalidArgument for a pattern's words that hold none; those of the Database.
// Method: as ClaimFinder, but for each clause instead of each attribution: words stand in the
// clause, a
//   name or a place is mentioned in it; the source is who is credited, of a paper's own claim the
//   paper; what a paper says in its own voice comes through nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

#include "claim/claim.h"
#include "proposition/propositions.h"
#include "query/asking.h"
#include "query/words.h"
#include "question/questions.h"

namespace kilde::query {

class PatternFinder {
 public:
  PatternFinder(const Asking& ask, const std::vector<Document>& docs,
                const std::vector<claim::Report>& reports);

  Result<std::vector<proposition::ClaimRow>> find(const question::Pattern& pattern);
  const std::set<std::string>& notes() const { return notes_; }
  std::string_view added(uint32_t document) const { return documents_[document].added; }

 private:
  struct Row {
    int64_t number = 0;  // of the document
    int64_t publisher = 0;
    std::optional<int64_t> first_day, day_after;
    std::string added;
  };
  // Where something is mentioned, by document.
  using Mentions = std::unordered_map<int64_t, ByteSpans>;
  // What the names of a pattern stand for.
  struct Sought {
    std::optional<WordQuery> words;
    std::optional<std::unordered_set<int64_t>> sources, hands;  // attributions
    std::optional<Ids> source_names, outlets;
    std::optional<Mentions> about, place;
  };

  void read_documents();
  std::optional<Known> known(const std::string& name);
  Result<Sought> seek(const question::Pattern& pattern);
  std::unordered_set<int64_t> credited(const Known& known);
  std::unordered_set<int64_t> handed(const Known& known);
  Mentions mentions(const Ids& entities);
  bool document_fits(uint32_t row, const question::Pattern& pattern, const Sought& sought) const;
  bool claim_fits(uint32_t row, const claim::Claim& claim, const question::Pattern& pattern,
                  const Sought& sought) const;

  Asking ask_;
  const std::vector<Document>& docs_;
  const std::vector<claim::Report>& reports_;
  std::vector<Row> documents_;
  std::set<std::string> notes_;
};

}  // namespace kilde::query
