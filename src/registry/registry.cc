#include "registry/registry.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "ledger/loader.h"
#include "ledger/proposition_tables.h"
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

// Which claims, first of their words, hang together (proposition/grouping.h, closeness).
class Strands {
 public:
  using Links = std::vector<std::pair<uint64_t, int>>;
  Strands(std::function<Links(uint64_t)> links_of, size_t longest)
      : links_of_(std::move(links_of)), longest_(longest) {}

  std::vector<uint64_t> of(uint64_t first) {
    for (int least = 0;; ++least)
      if (std::vector<uint64_t> strand = from(first, least); !strand.empty()) return strand;
  }

 private:
  // Nothing where it would be too long.
  std::vector<uint64_t> from(uint64_t first, int least) {
    std::vector<uint64_t> strand{first};
    std::unordered_set<uint64_t> taken{first};
    for (size_t at = 0; at < strand.size(); ++at) {
      for (const auto& [other, closeness] : links(strand[at]))
        if (closeness >= least && taken.insert(other).second) strand.push_back(other);
      if (least < proposition::kClosest && strand.size() > longest_) return {};
    }
    return strand;
  }

  const Links& links(uint64_t claim) {
    const auto [at, fresh] = known_.try_emplace(claim);
    if (fresh) at->second = links_of_(claim);
    return at->second;
  }

  std::function<Links(uint64_t)> links_of_;
  size_t longest_;
  std::unordered_map<uint64_t, Links> known_;
};

// A report without its claims.
claim::Report head_of(const claim::Report& report) {
  claim::Report head;
  head.id = report.id, head.lang = report.lang, head.publisher = report.publisher;
  head.publisher_key = report.publisher_key, head.published = report.published;
  head.url = report.url, head.title = report.title, head.cites = report.cites;
  head.spots = report.spots, head.scene = report.scene;
  return head;
}

std::vector<int64_t> numbers(Statement& rows) {
  std::vector<int64_t> found;
  while (rows.next()) found.push_back(rows.integer(0));
  return found;
}

}  // namespace

Registry::Registry(ledger::Database& db, const text::SearchWords& search,
                   const proposition::Resolver& resolver, size_t longest_strand)
    : db_(db), search_(search), resolver_(resolver), longest_strand_(longest_strand) {
  compare_ = db.prepare("INSERT OR REPLACE INTO unsettled_claims VALUES(?,1)");
  group_ = db.prepare("INSERT OR IGNORE INTO unsettled_claims VALUES(?,0)");
  compared_ = db.prepare("UPDATE unsettled_claims SET compare=0 WHERE claim=?");
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
  links_ = db.prepare("SELECT b,closeness FROM claim_relations WHERE a=?");
  drop_link_ = db.prepare("DELETE FROM claim_relations WHERE a=? AND b=?");
  put_ = db.prepare("INSERT INTO propositions VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  put_claim_ = db.prepare("INSERT INTO proposition_claims VALUES(?,?)");
  put_link_ = db.prepare("INSERT OR REPLACE INTO claim_relations VALUES(?,?,?,?,?)");
  mark_disputed_ = db.prepare(
      "UPDATE propositions SET disputed=EXISTS(SELECT 1 FROM " + std::string(ledger::kDisputing) +
      " AND x.proposition=propositions.id GROUP BY p.id HAVING " +
      std::string(ledger::kEnoughToDispute) +
      ") WHERE id=(SELECT proposition FROM proposition_claims WHERE claim=?)");
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
    more = index_some() || compare_some() || group_some();
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
  for (const int64_t strand : strands_of(gone))
    for (const int64_t other : numbers(claims_of_.with(strand))) group_.with(other).run();
  forget(gone);
  for (const uint64_t claim : gone) {
    drop_links(claim, true);
    settled_.with(claim).run();
  }
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
  for (size_t place = 0; place < claims; ++place)
    compare_.with(claim_number(document, place)).run();
}

void Registry::unsettle_holders(const Changed& changed) {
  LedgerPool pool(db_, longest_strand_);
  for (const uint64_t mark : changed.of_claims)
    for (const uint64_t claim : pool.holders(mark)) compare_.with(claim).run();
  for (const uint64_t mark : changed.of_reports)
    for (const uint64_t claim : pool.holders(mark)) unsettle_document(document_of(claim));
}

// Some claims that are to be compared with others; false: there are none.
bool Registry::compare_some() {
  Statement some =
      db_.prepare("SELECT claim FROM unsettled_claims WHERE compare=1 ORDER BY claim LIMIT ?");
  const std::vector<int64_t> open = numbers(some.with(kClaimsOfATurn));
  if (open.empty()) return false;
  LedgerPool pool(db_, longest_strand_);
  proposition::Linker linker(resolver_, pool);
  std::unordered_set<uint64_t> done;
  for (const int64_t claim : open) {
    if (!db_.ok()) break;
    if (done.contains(static_cast<uint64_t>(claim))) continue;
    const proposition::Linked linked = linker.link(static_cast<uint64_t>(claim));
    done.insert(linked.alike.begin(), linked.alike.end());
    keep_links(linked);
  }
  mark_disputed();
  return true;
}

// Those whose links to it come, go or change are grouped anew with it.
void Registry::keep_links(const proposition::Linked& linked) {
  std::map<uint64_t, int> before, after;
  for (const auto& [other, closeness] : links_of(linked.first)) before[other] = closeness;
  for (const uint64_t claim : linked.alike) drop_links(claim, claim != linked.first);
  for (const proposition::Link& link : linked.links) {
    put_link_.with(linked.first, link.other, link.closeness, link.dispute, link.outcome).run();
    put_link_.with(link.other, linked.first, link.closeness, link.dispute, link.told_by_it).run();
    related_anew_.insert(link.other);
    after[link.other] = link.closeness;
  }
  auto in = [](const std::map<uint64_t, int>& links, uint64_t other) {
    const auto found = links.find(other);
    return found == links.end() ? -1 : found->second;
  };
  for (const auto* links : {&before, &after})
    for (const auto& [other, closeness] : *links)
      if (in(before, other) != in(after, other)) group_.with(other).run();
  for (const uint64_t claim : linked.alike) {
    group_.with(claim).run();
    compared_.with(claim).run();
    related_anew_.insert(claim);
  }
}

std::vector<std::pair<uint64_t, int>> Registry::links_of(uint64_t claim) {
  std::vector<std::pair<uint64_t, int>> found;
  for (links_.with(claim); links_.next();)
    found.emplace_back(static_cast<uint64_t>(links_.integer(0)),
                       static_cast<int>(links_.integer(1)));
  return found;
}

void Registry::drop_links(uint64_t claim, bool group_others) {
  for (const auto& [other, closeness] : links_of(claim)) {
    drop_link_.with(claim, other).run();
    drop_link_.with(other, claim).run();
    related_anew_.insert(other);
    if (group_others) group_.with(other).run();
  }
}

// The strands of some claims that are to be grouped; false: there are none.
bool Registry::group_some() {
  Statement some = db_.prepare("SELECT claim FROM unsettled_claims ORDER BY claim LIMIT ?");
  std::vector<int64_t> open = numbers(some.with(kClaimsOfATurn));
  if (open.empty()) return false;
  LedgerPool pool(db_, longest_strand_);
  proposition::Linker linker(resolver_, pool);
  Strands strands([this](uint64_t claim) { return links_of(claim); }, longest_strand_);
  std::unordered_set<uint64_t> done;
  for (size_t at = 0; at < open.size() && db_.ok(); ++at) {
    const auto claim = static_cast<uint64_t>(open[at]);
    if (done.contains(claim)) continue;
    std::vector<uint64_t> claims;
    for (const uint64_t first : strands.of(linker.alike(claim).first)) {
      const std::vector<uint64_t> alike = linker.alike(first).alike;
      claims.insert(claims.end(), alike.begin(), alike.end());
    }
    // Whatever was in a strand with one of them and no longer is has one of its own now.
    for (const int64_t old : strands_of(claims))
      for (const int64_t other : numbers(claims_of_.with(old))) open.push_back(other);
    done.insert(claims.begin(), claims.end());
    settle(claims, pool);
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

void Registry::settle(const std::vector<uint64_t>& claims, LedgerPool& pool) {
  std::map<int64_t, uint32_t> rows_of;
  std::vector<claim::Report> reports;
  std::vector<ClaimRow> rows;
  Placed placed;
  const std::unordered_set<uint64_t> wanted(claims.begin(), claims.end());
  for (const uint64_t claim : claims) rows_of.emplace(document_of(claim), 0);
  for (auto& [document, row] : rows_of) {
    row = static_cast<uint32_t>(reports.size());
    const claim::Report& whole = pool.report(document);
    claim::Report& some = reports.emplace_back(head_of(whole));
    for (size_t place = 0; place < whole.claims.size(); ++place) {
      const uint64_t claim = claim_number(document, place);
      const bool here = wanted.contains(claim);
      // The others may tell to whom a speaker of these spoke.
      if (!here && whole.claims[place].voice.to.empty()) continue;
      if (here) {
        rows.push_back({row, static_cast<uint32_t>(some.claims.size())});
        placed[rows.back()] = claim;
      }
      some.claims.push_back(whole.claims[place]);
    }
  }
  const auto found = resolver_.resolve_some(std::move(rows), reports, pool.descents(rows_of),
                                            pool.commonness(), pool.voices(reports));
  forget(claims);
  write(reports, placed, found);
  for (const uint64_t claim : claims) {
    settled_.with(claim).run();
    related_anew_.insert(claim);
    for (const auto& [other, closeness] : links_of(claim)) related_anew_.insert(other);
  }
}

// What was made of the claims before, and of all that were in a strand with them.
void Registry::forget(const std::vector<uint64_t>& claims) {
  for (const int64_t strand : strands_of(claims))
    for (const int64_t id : numbers(propositions_of_.with(strand)))
      for (Statement* drop : {&drop_claims_, &drop_}) drop->with(id).run();
}

void Registry::write(const std::vector<claim::Report>& reports, const Placed& placed,
                     const std::vector<Proposition>& found) {
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
    put_.with(id, first, placed.at(begins), report.published, report.id, content.front().begin,
              content.back().end, each.claims.size(), each.origins.occasion, each.origins.speaker,
              each.origins.institution, each.origins.side, false, corrected,
              each.prediction.has_value(), from, to, ends)
        .run();
    for (const ClaimRow& claim : each.claims) put_claim_.with(placed.at(claim), id).run();
  }
}

}  // namespace kilde::registry
