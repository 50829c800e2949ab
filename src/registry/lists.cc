#include "registry/lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ledger/loader.h"
#include "ledger/proposition_tables.h"
#include "ledger/record_table.h"
#include "proposition/grouping.h"
#include "proposition/relations.h"
#include "registry/claim_index.h"
#include "registry/ledger_pool.h"

namespace kilde::registry {
namespace {

using ledger::Statement;
using proposition::ClaimRow;
using proposition::Outcome;
using proposition::Proposition;
using proposition::Said;

constexpr const char* kOrder = " ORDER BY published,report,begin,end,id";

int64_t limit_of(Slice slice) { return slice.limit == 0 ? -1 : static_cast<int64_t>(slice.limit); }

Lists::Ids numbers(Statement& rows) {
  Lists::Ids found;
  while (rows.next()) found.push_back(rows.integer(0));
  return found;
}

// Propositions that one of them disputes.
const std::string kDisputed =
    "SELECT id FROM propositions WHERE id IN (SELECT p.id FROM " + std::string(ledger::kDisputing) +
    " AND x.proposition=?1 GROUP BY p.id HAVING " + std::string(ledger::kEnoughToDispute) + ")";

// Reads what a page holds.
class PageReader {
 public:
  explicit PageReader(ledger::Database& db) : db_(db), pool_(db) {}

  Page read(const Lists::Ids& ids) {
    for (const int64_t id : ids) row_of(id);
    for (size_t row = 0; row < ids.size(); ++row) {
      page_.rows.push_back(static_cast<uint32_t>(row));
      read_claims(row);
      for (const ClaimRow& claim : page_.propositions[row].claims) read_newer(claim.report);
      read_counts(row);
      for (const int64_t other : numbers(disputes_.with(ids_[row]))) {
        const uint32_t named = row_of(other);
        page_.propositions[row].disputes.push_back(named);
      }
    }
    for (const uint32_t row : page_.rows) decide(row);
    for (size_t row = ids.size(); row < ids_.size(); ++row) read_named(row);
    number_documents();
    page_.set.descents = pool_.descents(rows_);
    find_corrections(page_.set.reports, page_.set.descents, page_.propositions);
    const int64_t last = db_.number("SELECT max(day) FROM counted_documents");
    close_windows(page_.propositions, static_cast<int32_t>(last));
    std::vector<ClaimRow> claims;
    for (const Proposition& each : page_.propositions)
      claims.insert(claims.end(), each.claims.begin(), each.claims.end());
    page_.voices = pool_.voices(page_.set.reports, claims);
    return std::move(page_);
  }

 private:
  uint32_t row_of(int64_t id) {
    const auto [at, fresh] = of_ids_.emplace(id, static_cast<uint32_t>(ids_.size()));
    if (fresh) ids_.push_back(id), page_.propositions.emplace_back();
    return at->second;
  }

  // Claims name their documents by numbers until all are known.
  void read_claims(size_t row) {
    std::vector<uint64_t> claims;
    for (claims_.with(ids_[row]); claims_.next();)
      claims.push_back(static_cast<uint64_t>(claims_.integer(0)));
    std::ranges::sort(claims,
                      [&](uint64_t a, uint64_t b) { return before(pool_.said(a), pool_.said(b)); });
    for (const uint64_t claim : claims) {
      page_.propositions[row].claims.push_back(
          {static_cast<uint32_t>(document_of(claim)), place_of(claim)});
      rows_.emplace(document_of(claim), 0);
    }
  }

  // A new version may count otherwise than the one before.
  void read_newer(uint32_t document) {
    for (newer_.with(document); newer_.next();) {
      replaced_ = true;
      rows_.emplace(newer_.integer(0), 0);
    }
  }

  // Of those that are only named the first claim; all where a new version of a report may say them.
  void read_named(size_t row) {
    if (replaced_) return read_claims(row);
    const auto claim = static_cast<uint64_t>(first_.with(ids_[row]).first().value_or(0));
    page_.propositions[row].claims.push_back(
        {static_cast<uint32_t>(document_of(claim)), place_of(claim)});
    rows_.emplace(document_of(claim), 0);
  }

  void read_counts(size_t row) {
    for (find_.with(ids_[row]); find_.next();) {
      Proposition& each = page_.propositions[row];
      auto number = [&](int column) { return static_cast<uint32_t>(find_.integer(column)); };
      each.origins = {number(0), number(1), number(2), number(3)};
      if (find_.integer(4) == 0) continue;
      each.prediction.emplace();
      if (!find_.null(5)) each.prediction->from = static_cast<int32_t>(find_.integer(5));
      if (!find_.null(6)) each.prediction->to = static_cast<int32_t>(find_.integer(6));
    }
  }

  // The later claim that is most alike; the first of several.
  void decide(size_t row) {
    if (!page_.propositions[row].prediction) return;
    std::optional<int64_t> by;
    Outcome outcome = Outcome::kOpen;
    double most = 0;
    std::pair<uint64_t, uint64_t> best;
    for (tellers_.with(ids_[row]); tellers_.next();) {
      const auto a = static_cast<uint64_t>(tellers_.integer(0));
      const auto b = static_cast<uint64_t>(tellers_.integer(1));
      const Said said = pool_.said(a), later = pool_.said(b);
      const auto came = outcome_by(*page_.propositions[row].prediction, said, later);
      const double score = tellers_.real(2);
      const bool first = by && score == most &&
                         (before(said, pool_.said(best.first)) ||
                          (a == best.first && before(later, pool_.said(best.second))));
      if (!came || (by && score <= most && !first)) continue;
      by = tellers_.integer(3), outcome = *came, most = score, best = {a, b};
    }
    if (!by) return;
    const uint32_t named = row_of(*by);
    page_.propositions[row].prediction->guess = outcome;
    page_.propositions[row].prediction->decided_by = {named};
  }

  void number_documents() {
    for (auto& [document, row] : rows_) {
      row = static_cast<uint32_t>(page_.set.docs.size());
      page_.set.numbers.push_back(document);
      page_.set.docs.push_back(heads_.load(document));
      page_.set.reports.push_back(pool_.take_report(document));
    }
    for (Proposition& each : page_.propositions) {
      for (ClaimRow& claim : each.claims) claim.report = rows_.at(claim.report);
    }
  }

  ledger::Database& db_;
  LedgerPool pool_;
  ledger::HeadLoader heads_{db_};
  Page page_;
  Lists::Ids ids_;
  std::unordered_map<int64_t, uint32_t> of_ids_;
  std::map<int64_t, uint32_t> rows_;  // of documents
  bool replaced_ = false;             // of some of these there is a newer version
  Statement claims_ = db_.prepare("SELECT claim FROM proposition_claims WHERE proposition=?");
  Statement newer_ = db_.prepare("SELECT document FROM descents WHERE parent=?1 AND update_of=?1");
  Statement first_ = db_.prepare("SELECT first FROM propositions WHERE id=?");
  Statement find_ = db_.prepare(
      "SELECT occasion,speaker,institution,side,foretold,first_day,day_after FROM propositions "
      "WHERE id=?");
  Statement disputes_ = db_.prepare(kDisputed + kOrder);
  Statement tellers_ = db_.prepare(
      "SELECT r.a,r.b,r.outcome,p.id FROM proposition_claims x JOIN claim_relations r ON "
      "r.a=x.claim JOIN proposition_claims y ON y.claim=r.b JOIN propositions p ON "
      "p.id=y.proposition WHERE x.proposition=?1 AND r.outcome IS NOT NULL AND p.foretold=0 AND "
      "p.id<>?1");
};

}  // namespace

Lists::Ids Lists::all(Slice slice) {
  Statement rows =
      db_.prepare("SELECT id FROM propositions" + std::string(kOrder) + " LIMIT ? OFFSET ?");
  return numbers(rows.with(limit_of(slice), slice.offset));
}

Lists::Ids Lists::telling(Slice slice) {
  Statement rows = db_.prepare("SELECT id FROM propositions WHERE telling=1" + std::string(kOrder) +
                               " LIMIT ? OFFSET ?");
  return numbers(rows.with(limit_of(slice), slice.offset));
}

Lists::Ids Lists::by_origins(size_t least, Slice slice) {
  Statement rows = db_.prepare(
      "SELECT id FROM propositions WHERE claims>=2 AND institution>=? ORDER BY institution DESC,"
      "speaker DESC,occasion DESC,claims DESC,published,report,begin,end,id LIMIT ? OFFSET ?");
  return numbers(rows.with(least, limit_of(slice), slice.offset));
}

Lists::Ids Lists::predictions(Slice slice) {
  Statement rows = db_.prepare(
      "SELECT id FROM propositions WHERE foretold=1 ORDER BY ends,published,report,begin,end,id "
      "LIMIT ? OFFSET ?");
  return numbers(rows.with(limit_of(slice), slice.offset));
}

// Each that is disputed, and behind it those of its disputes that have not been told.
Lists::Ids Lists::disputes(Slice slice) {
  const size_t end = slice.limit == 0 ? SIZE_MAX : slice.offset + slice.limit;
  Statement firsts =
      db_.prepare("SELECT id FROM propositions WHERE disputed=1" + std::string(kOrder));
  Statement others = db_.prepare(kDisputed + kOrder);
  std::unordered_set<int64_t> taken;
  Ids told;
  for (firsts.with(); told.size() < end && firsts.next();) {
    Ids open{firsts.integer(0)};
    for (size_t at = 0; at < open.size() && told.size() < end; ++at) {
      if (!taken.insert(open[at]).second) continue;
      told.push_back(open[at]);
      for (const int64_t other : numbers(others.with(open[at]))) open.push_back(other);
    }
  }
  told.resize(std::min(told.size(), end));
  told.erase(told.begin(),
             told.begin() + static_cast<std::ptrdiff_t>(std::min(slice.offset, told.size())));
  return told;
}

std::optional<int64_t> Lists::named(std::string_view name) {
  Statement find = db_.prepare("SELECT proposition FROM proposition_claims WHERE claim=?");
  for (const uint64_t claim : HolderTable(db_).read(mark_of_name(name)))
    if (const auto found = find.with(claim).first()) return found;
  return std::nullopt;
}

std::optional<int64_t> Lists::of_attribution(int64_t document, int32_t attribution) {
  if (attribution < 0) return std::nullopt;
  const auto report = ledger::RecordTable(db_).read(document);
  if (!report) return std::nullopt;
  Statement find = db_.prepare("SELECT proposition FROM proposition_claims WHERE claim=?");
  std::optional<int64_t> phrase;
  for (size_t place = 0; place < report->claims.size(); ++place) {
    if (report->claims[place].attribution != attribution) continue;
    const auto found = find.with(claim_number(document, place)).first();
    if (found && report->claims[place].form != claim::Form::kPhrase) return found;
    if (found && !phrase) phrase = found;
  }
  return phrase;
}

std::optional<int64_t> Lists::with_words(const std::vector<std::string>& phrases) {
  std::vector<std::string> words;  // each in any of its forms
  for (const std::string& phrase : phrases)
    for (const std::string& word : search_.words_of(phrase)) {
      std::string any;
      for (const std::string& form : search_.alternatives(word))
        any += (any.empty() ? "(\"" : " OR \"") + form + "\"";
      if (!any.empty()) words.push_back(any + ")");
    }
  using Rank = std::tuple<int64_t, std::string, std::string, int64_t, int64_t>;
  std::optional<std::pair<Rank, int64_t>> best;
  Statement find =
      db_.prepare("SELECT -claims,published,report,begin,end FROM propositions WHERE id=?");
  for (const int64_t id : propositions_of(claims_with_most(words)))
    for (find.with(id); find.next();) {
      Rank rank{find.integer(0), find.string(1), find.string(2), find.integer(3), find.integer(4)};
      if (!best || rank < best->first) best = {std::move(rank), id};
    }
  return best ? std::optional(best->second) : std::nullopt;
}

// All that have every word, where there are any: the index finds these by the rarest. Else those
// with most of the words.
std::vector<int64_t> Lists::claims_with_most(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " AND ") + word;
  Statement holders = db_.prepare("SELECT rowid FROM record_index WHERE record_index MATCH ?");
  std::vector<int64_t> found;
  if (!words.empty()) found = numbers(holders.with(all));
  if (!found.empty() || words.size() < 2) return found;
  std::unordered_map<int64_t, size_t> hits;
  size_t most = 0;
  for (const std::string& word : words)
    for (holders.with(word); holders.next();) most = std::max(most, ++hits[holders.integer(0)]);
  for (const auto& [claim, count] : hits)
    if (count == most) found.push_back(claim);
  return found;
}

std::set<int64_t> Lists::propositions_of(const std::vector<int64_t>& claims) {
  Statement find = db_.prepare("SELECT proposition FROM proposition_claims WHERE claim=?");
  std::set<int64_t> ids;
  for (const int64_t claim : claims)
    if (const auto id = find.with(claim).first()) ids.insert(*id);
  return ids;
}

int64_t Lists::count_missing() {
  return db_.number("SELECT count(*) FROM counted_documents WHERE claims IS NULL");
}

Result<Page> Lists::load(const Ids& ids) {
  Page page = PageReader(db_).read(ids);
  if (auto read = db_.take_status(); !read) return read.error();
  return page;
}

}  // namespace kilde::registry
