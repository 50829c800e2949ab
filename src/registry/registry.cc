#include "registry/registry.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "ledger/loader.h"
#include "proposition/origins.h"

namespace kilde::registry {
namespace {

using claim::kNoDay;
using ledger::Statement;
using proposition::ClaimRow;
using proposition::Proposition;

constexpr int64_t kDocumentsOfATurn = 500, kClaimsOfATurn = 2000;

std::optional<int64_t> day(int32_t number) {
  return number == kNoDay ? std::nullopt : std::optional<int64_t>(number);
}

std::vector<int64_t> numbers(Statement& rows) {
  std::vector<int64_t> found;
  while (rows.next()) found.push_back(rows.integer(0));
  return found;
}

}  // namespace

Registry::Registry(ledger::Database& db, const text::SearchWords& search,
                   const proposition::Resolver& resolver)
    : db_(db), search_(search), resolver_(resolver) {
  unsettle_ = db.prepare("INSERT OR IGNORE INTO unsettled_claims VALUES(?)");
  settled_ = db.prepare("DELETE FROM unsettled_claims WHERE claim=?");
  strand_of_ = db.prepare(
      "SELECT strand FROM propositions p JOIN proposition_claims c ON p.id=c.proposition WHERE "
      "c.claim=?");
  claims_of_ = db.prepare(
      "SELECT claim FROM proposition_claims WHERE proposition IN (SELECT id FROM propositions "
      "WHERE strand=?)");
  propositions_of_ = db.prepare("SELECT id FROM propositions WHERE strand=?");
  next_ = db.prepare("SELECT coalesce(max(id),0)+1 FROM propositions");
  drop_claims_ = db.prepare("DELETE FROM proposition_claims WHERE proposition=?");
  drop_ = db.prepare("DELETE FROM propositions WHERE id=?");
  related_ = db.prepare("SELECT b FROM claim_relations WHERE a=?");
  drop_relation_ = db.prepare("DELETE FROM claim_relations WHERE a=? AND b=?");
  put_ = db.prepare("INSERT INTO propositions VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  put_claim_ = db.prepare("INSERT INTO proposition_claims VALUES(?,?)");
  put_relation_ = db.prepare("INSERT OR REPLACE INTO claim_relations VALUES(?,?,?,?)");
  mark_disputed_ = db.prepare(
      "UPDATE propositions SET disputed=EXISTS(SELECT 1 FROM proposition_claims x JOIN "
      "claim_relations r ON r.a=x.claim JOIN proposition_claims y ON y.claim=r.b WHERE "
      "x.proposition=propositions.id AND r.dispute=1 AND y.proposition<>propositions.id) WHERE "
      "id=(SELECT proposition FROM proposition_claims WHERE claim=?)");
}

bool Registry::keeps(ledger::Database& db, size_t few) {
  return db.prepare(
               "SELECT count(*)>?1 FROM (SELECT 1 FROM documents JOIN texts ON document=id WHERE "
               "withdrawn IS NULL LIMIT ?1+1)")
             .with(few)
             .first()
             .value_or(0) != 0;
}

bool Registry::stale() {
  if (db_.number("SELECT count(*) FROM sqlite_schema WHERE name='stale_documents'") == 0)
    return true;  // the ledger is older than its tables
  return db_.number(
             "SELECT EXISTS(SELECT 1 FROM stale_documents) OR EXISTS(SELECT 1 FROM "
             "unsettled_claims)") != 0;
}

Result<void> Registry::bring_up_to_date(const std::function<bool()>& stop) {
  for (bool more = true; more && !stop();) {
    ledger::Transaction transaction(db_);
    more = index_some() || settle_some();
    if (auto done = transaction.commit(); !done) return done;
  }
  return db_.status();
}

// Documents that came, went or changed; false: there are none.
bool Registry::index_some() {
  Statement some = db_.prepare("SELECT document FROM stale_documents ORDER BY document LIMIT ?");
  const std::vector<int64_t> documents = numbers(some.with(kDocumentsOfATurn));
  if (documents.empty()) return false;
  ClaimIndex index(db_, search_);
  Statement fresh = db_.prepare("DELETE FROM stale_documents WHERE document=?");
  for (const int64_t document : documents) {
    index_document(index, document);
    fresh.with(document).run();
  }
  unsettle_holders(index.write());
  mark_disputed();
  return true;
}

void Registry::index_document(ClaimIndex& index, int64_t document) {
  const std::vector<uint64_t> gone = index.remove(document);
  for (const uint64_t claim : gone) unsettle_beside(claim);
  forget(gone);
  Statement made_of =
      db_.prepare("SELECT document FROM origins WHERE origin=? AND origin<>document");
  for (const int64_t other : numbers(made_of.with(document))) unsettle_document(other);
  const bool counts =
      db_.prepare(
             "SELECT 1 FROM documents JOIN texts ON document=id WHERE id=? AND withdrawn IS NULL")
          .with(document)
          .first()
          .has_value();
  if (!counts) return;
  const ledger::ClaimRecords records = ledger::claim_records(db_, {document});
  if (records.missing > 0) return index.insert_missing(document);
  const claim::Report& report = records.reports.front();
  index.insert(document, report, ledger::load_text(db_, document));
  unsettle_document(document);
}

void Registry::unsettle_document(int64_t document) {
  Statement indexed = db_.prepare("SELECT claims FROM counted_documents WHERE document=?");
  const auto claims = static_cast<size_t>(indexed.with(document).first().value_or(0));
  for (size_t place = 0; place < claims; ++place) unsettle(claim_number(document, place));
}

void Registry::unsettle(uint64_t claim) { unsettle_.with(claim).run(); }

// All that hung together with it.
void Registry::unsettle_beside(uint64_t claim) {
  if (const auto strand = strand_of_.with(claim).first())
    for (const int64_t other : numbers(claims_of_.with(*strand)))
      unsettle(static_cast<uint64_t>(other));
}

void Registry::unsettle_holders(const Changed& changed) {
  LedgerPool pool(db_);
  for (const uint64_t mark : changed.of_claims)
    for (const uint64_t claim : pool.holders(mark)) unsettle(claim);
  for (const uint64_t mark : changed.of_reports)
    for (const uint64_t claim : pool.holders(mark)) unsettle_document(document_of(claim));
}

// What hangs together with some unsettled claims; false: there are none.
bool Registry::settle_some() {
  Statement some = db_.prepare("SELECT claim FROM unsettled_claims ORDER BY claim LIMIT ?");
  std::vector<int64_t> open = numbers(some.with(kClaimsOfATurn));
  if (open.empty()) return false;
  LedgerPool pool(db_);
  proposition::Gatherer gatherer(resolver_, pool);
  std::unordered_set<uint64_t> done;
  for (size_t at = 0; at < open.size() && db_.ok(); ++at) {
    const auto claim = static_cast<uint64_t>(open[at]);
    if (done.contains(claim)) continue;
    const proposition::Strand strand = gatherer.gather(claim);
    // Whatever hung together with one of them and no longer does is on its own now.
    for (const int64_t old : strands_of(strand.claims))
      for (const int64_t other : numbers(claims_of_.with(old))) open.push_back(other);
    done.insert(strand.claims.begin(), strand.claims.end());
    settle(strand, pool);
  }
  mark_disputed();
  return true;
}

std::set<int64_t> Registry::strands_of(const std::vector<uint64_t>& claims) {
  std::set<int64_t> strands;
  for (const uint64_t claim : claims)
    if (const auto strand = strand_of_.with(claim).first()) strands.insert(*strand);
  return strands;
}

// Of the propositions of claims whose relations have changed.
void Registry::mark_disputed() {
  for (const uint64_t claim : related_anew_) mark_disputed_.with(claim).run();
  related_anew_.clear();
}

void Registry::settle(const proposition::Strand& strand, LedgerPool& pool) {
  const std::vector<uint64_t>& claims = strand.claims;
  std::map<int64_t, uint32_t> rows_of;
  for (const uint64_t claim : claims) rows_of.emplace(document_of(claim), 0);
  std::vector<claim::Report> reports;
  std::vector<int64_t> documents;
  for (auto& [document, row] : rows_of) {
    row = static_cast<uint32_t>(documents.size());
    documents.push_back(document);
    reports.push_back(pool.report(document));
  }
  const std::vector<lineage::Descent> descents = pool.descents(rows_of);
  std::vector<ClaimRow> rows;
  for (const uint64_t claim : claims)
    rows.push_back({rows_of.at(document_of(claim)), place_of(claim)});
  const auto found = resolver_.resolve_some(std::move(rows), reports, descents, pool.commonness(),
                                            pool.voices(reports));
  forget(claims);
  write(reports, documents, found);
  for (const proposition::Relation& each : strand.relations) {
    put_relation_.with(each.a, each.b, each.dispute, each.outcome).run();
    related_anew_.insert({each.a, each.b});
  }
}

// What was made of the claims before, and of all that hung together with them.
void Registry::forget(const std::vector<uint64_t>& claims) {
  for (const int64_t strand : strands_of(claims))
    for (const int64_t id : numbers(propositions_of_.with(strand)))
      for (Statement* drop : {&drop_claims_, &drop_}) drop->with(id).run();
  for (const uint64_t claim : claims) {
    settled_.with(claim).run();
    related_anew_.insert(claim);
    for (const int64_t other : numbers(related_.with(claim))) {
      drop_relation_.with(claim, other).run();
      drop_relation_.with(other, claim).run();
      related_anew_.insert(static_cast<uint64_t>(other));
    }
  }
}

void Registry::write(const std::vector<claim::Report>& reports,
                     const std::vector<int64_t>& documents, const std::vector<Proposition>& found) {
  const int64_t first = next_.with().first().value_or(1);
  for (size_t row = 0; row < found.size(); ++row) {
    const Proposition& each = found[row];
    const auto id = first + static_cast<int64_t>(row);
    const ClaimRow& begins = each.claims.front();
    const claim::Report& report = reports[begins.report];
    const ByteSpans& content = report.claims[begins.claim].content;
    std::optional<int64_t> from, to, ends;
    if (each.prediction) {
      from = day(each.prediction->from), to = day(each.prediction->to);
      ends = to.value_or(std::numeric_limits<int64_t>::max());
    }
    const bool corrected = std::ranges::any_of(each.claims, [&](const ClaimRow& at) {
      return reports[at.report].claims[at.claim].earlier;
    });
    put_.with(id, first, report.published, report.id, content.front().begin, content.back().end,
              each.claims.size(), each.origins.occasion, each.origins.speaker,
              each.origins.institution, each.origins.side, false, corrected,
              each.prediction.has_value(), from, to, ends)
        .run();
    for (const ClaimRow& claim : each.claims)
      put_claim_.with(claim_number(documents[claim.report], claim.claim), id).run();
  }
}

}  // namespace kilde::registry
