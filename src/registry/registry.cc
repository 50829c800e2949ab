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
  compare_ =
      db.prepare("INSERT INTO unsettled_claims VALUES(?,1,0) ON CONFLICT DO UPDATE SET compare=1");
  lead_ = db.prepare("INSERT INTO unsettled_claims VALUES(?,0,1) ON CONFLICT DO UPDATE SET lead=1");
  group_ = db.prepare("INSERT OR IGNORE INTO unsettled_claims VALUES(?,0,0)");
  compared_ = db.prepare("UPDATE unsettled_claims SET compare=0 WHERE claim=?");
  settled_ = db.prepare("DELETE FROM unsettled_claims WHERE claim=?");
  leads_anew_ = db.prepare("SELECT 1 FROM unsettled_claims WHERE claim=? AND lead=1");
  strand_of_ = db.prepare(
      "SELECT strand FROM propositions p JOIN proposition_claims c ON p.id=c.proposition WHERE "
      "c.claim=?");
  claims_of_ = db.prepare(
      "SELECT claim FROM proposition_claims WHERE proposition IN (SELECT id FROM propositions "
      "WHERE strand=?)");
  claims_of_proposition_ =
      db.prepare("SELECT claim FROM proposition_claims WHERE proposition=? ORDER BY claim");
  proposition_of_ = db.prepare("SELECT proposition FROM proposition_claims WHERE claim=?");
  next_ = db.prepare("SELECT coalesce(max(id),0)+1 FROM propositions");
  drop_claims_ = db.prepare("DELETE FROM proposition_claims WHERE proposition=?");
  drop_ = db.prepare("DELETE FROM propositions WHERE id=?");
  links_ = db.prepare("SELECT b,closeness FROM claim_relations WHERE a=?");
  disputes_ = db.prepare("SELECT b FROM claim_relations WHERE a=? AND dispute=1");
  drop_link_ = db.prepare("DELETE FROM claim_relations WHERE a=? AND b=?");
  put_ = db.prepare("INSERT INTO propositions VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  put_claim_ = db.prepare("INSERT INTO proposition_claims VALUES(?,?)");
  put_strand_ = db.prepare("UPDATE propositions SET strand=?1 WHERE id=?2 AND strand<>?1");
  put_link_ = db.prepare("INSERT OR REPLACE INTO claim_relations VALUES(?,?,?,?,?)");
  mark_disputed_ = db.prepare("UPDATE propositions SET disputed=EXISTS(SELECT 1 FROM " +
                              std::string(ledger::kDisputing) +
                              " AND x.proposition=propositions.id GROUP BY p.id HAVING " +
                              std::string(ledger::kEnoughToDispute) + ") WHERE id=?");
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
  for (const uint64_t claim : gone) {
    if (const auto held = proposition_of_.with(claim).first()) forget(*held);
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
  for (size_t place = 0; place < claims; ++place) {
    compare_.with(claim_number(document, place)).run();
    lead_.with(claim_number(document, place)).run();
  }
}

void Registry::unsettle_holders(const Changed& changed) {
  LedgerPool pool(db_, longest_strand_);
  for (const uint64_t mark : changed.to_compare)
    for (const uint64_t claim : pool.holders(mark)) compare_.with(claim).run();
  for (const uint64_t mark : changed.to_lead)
    for (const uint64_t claim : pool.holders(mark)) lead_.with(claim).run();
  for (const uint64_t mark : changed.to_lead_reports)
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
    settle(std::move(claims), pool);
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

// The propositions of claims whose relations have changed.
void Registry::mark_disputed() {
  std::set<int64_t> propositions;
  for (const uint64_t claim : related_anew_)
    if (const auto held = proposition_of_.with(claim).first()) propositions.insert(*held);
  for (const int64_t proposition : propositions) mark_disputed_.with(proposition).run();
  related_anew_.clear();
}

// A claim is of another proposition: with whom it is in dispute is told anew, of both.
void Registry::relate_anew(uint64_t claim) {
  related_anew_.insert(claim);
  for (const int64_t other : numbers(disputes_.with(claim)))
    related_anew_.insert(static_cast<uint64_t>(other));
}

// The claims of a strand. A proposition of the same claims as before stays, if nothing else of what
// it rests on has changed.
void Registry::settle(std::vector<uint64_t> claims, LedgerPool& pool) {
  std::map<std::vector<uint64_t>, int64_t> before = stored(claims);
  std::vector<std::vector<uint64_t>> fresh;
  std::vector<int64_t> ids;
  for (std::vector<uint64_t>& group : grouped(claims, pool)) {
    std::vector<uint64_t> sorted = group;
    std::ranges::sort(sorted);
    const auto known = before.find(sorted);
    const bool stays = known != before.end() && std::ranges::none_of(group, [&](uint64_t claim) {
                         return leads_anew_.with(claim).first().has_value();
                       });
    if (stays) {
      ids.push_back(known->second);
      before.erase(known);
    } else {
      fresh.push_back(std::move(group));
    }
  }
  for (const auto& [group, id] : before) forget(id);
  for (const std::vector<uint64_t>& group : fresh) {
    ids.push_back(write(group, pool));
    for (const uint64_t claim : group) relate_anew(claim);
  }
  const int64_t strand = *std::ranges::min_element(ids);
  for (const int64_t id : ids) put_strand_.with(strand, id).run();
  for (const uint64_t claim : claims) settled_.with(claim).run();
}

// Which of them are one, each in the order of first appearance.
std::vector<std::vector<uint64_t>> Registry::grouped(std::vector<uint64_t>& claims,
                                                     LedgerPool& pool) const {
  std::ranges::sort(
      claims, [&](uint64_t a, uint64_t b) { return before(pool.sketched(a), pool.sketched(b)); });
  proposition::Comparer comparer(resolver_.model(), resolver_.opposites(), pool.commonness());
  std::vector<proposition::Sketched> said;
  for (const uint64_t claim : claims) {
    said.push_back(pool.sketched(claim));
    comparer.add(said.back());
  }
  const std::vector<uint32_t> firsts = proposition::firsts_of(said);
  const auto pairs = proposition::pairs_among_many(comparer, pool.commonness(), firsts);
  std::vector<std::vector<uint64_t>> found;
  for (const auto& rows : proposition::group(comparer, pool.commonness(), pairs, firsts)) {
    std::vector<uint64_t>& group = found.emplace_back();
    for (const uint32_t row : rows) group.push_back(claims[row]);
  }
  return found;
}

// The propositions that hold some of the claims, by all claims that they hold.
std::map<std::vector<uint64_t>, int64_t> Registry::stored(const std::vector<uint64_t>& claims) {
  std::set<int64_t> ids;
  for (const uint64_t claim : claims)
    if (const auto held = proposition_of_.with(claim).first()) ids.insert(*held);
  std::map<std::vector<uint64_t>, int64_t> found;
  for (const int64_t id : ids) {
    std::vector<uint64_t> held;
    for (const int64_t claim : numbers(claims_of_proposition_.with(id)))
      held.push_back(static_cast<uint64_t>(claim));
    found.emplace(std::move(held), id);
  }
  return found;
}

void Registry::forget(int64_t proposition) {
  for (const int64_t claim : numbers(claims_of_proposition_.with(proposition)))
    relate_anew(static_cast<uint64_t>(claim));
  for (Statement* drop : {&drop_claims_, &drop_}) drop->with(proposition).run();
}

// A proposition of claims that are one, in order; its number.
int64_t Registry::write(const std::vector<uint64_t>& claims, LedgerPool& pool) {
  std::map<int64_t, uint32_t> rows_of;
  for (const uint64_t claim : claims) rows_of.emplace(document_of(claim), 0);
  std::vector<claim::Report> reports;
  std::map<uint64_t, ClaimRow> placed;
  for (auto& [document, row] : rows_of) {
    row = static_cast<uint32_t>(reports.size());
    const claim::Report& whole = pool.report(document);
    claim::Report& some = reports.emplace_back(head_of(whole));
    for (size_t place = 0; place < whole.claims.size(); ++place) {
      const uint64_t claim = claim_number(document, place);
      const bool here = std::ranges::find(claims, claim) != claims.end();
      // The others may tell to whom a speaker of these spoke.
      if (!here && whole.claims[place].voice.to.empty()) continue;
      if (here) placed[claim] = {row, static_cast<uint32_t>(some.claims.size())};
      some.claims.push_back(whole.claims[place]);
    }
  }
  const int64_t id = next_.with().first().value_or(1);
  std::vector<ClaimRow> rows;
  for (const uint64_t claim : claims) {
    const auto at = placed.find(claim);
    if (at == placed.end()) return pool.said(claim), id;  // damaged, and told
    rows.push_back(at->second);
  }
  const proposition::Voices voices = pool.voices(reports, rows);
  const Proposition found =
      resolver_.propose(std::move(rows), reports, pool.descents(rows_of), voices);
  const ClaimRow& begins = found.claims.front();
  const claim::Report& report = reports[begins.report];
  const ByteSpans& content = report.claims[begins.claim].content;
  std::optional<int64_t> from, to, ends;
  if (found.prediction) {
    from = day(found.prediction->from), to = day(found.prediction->to);
    ends = to.value_or(std::numeric_limits<int64_t>::max());
  }
  const bool corrected = std::ranges::any_of(found.claims, [&](const ClaimRow& at) {
    return reports[at.report].claims[at.claim].earlier;
  });
  put_.with(id, id, claims.front(), report.published, report.id, content.front().begin,
            content.back().end, claims.size(), found.origins.occasion, found.origins.speaker,
            found.origins.institution, found.origins.side, false, corrected,
            found.prediction.has_value(), from, to, ends)
      .run();
  for (const uint64_t claim : claims) put_claim_.with(claim, id).run();
  return id;
}

}  // namespace kilde::registry
