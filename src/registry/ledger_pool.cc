#include "registry/ledger_pool.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "registry/claim_index.h"

namespace kilde::registry {

LedgerPool::LedgerPool(ledger::Database& db, size_t longest_strand)
    : db_(db),
      holders_of_(db.prepare("SELECT rowid FROM mark_index WHERE mark_index MATCH ?")),
      count_of_(db.prepare("SELECT claims FROM mark_counts WHERE mark=?")),
      bodies_of_(db.prepare(kBodiesOf)),
      records_(db),
      taken_(db.prepare("SELECT 1 FROM descents WHERE document=?1 AND parent IS NOT NULL UNION ALL "
                        "SELECT 1 FROM copies WHERE document=?1 LIMIT 1")),
      counts_(db.prepare("SELECT 1 FROM counted_documents WHERE document=?")),
      commonness_(proposition::Commonness::of_many([this](uint64_t mark) { return count(mark); },
                                                   longest_strand)) {}

std::span<const uint64_t> LedgerPool::holders(uint64_t mark) {
  const auto [at, fresh] = holders_.try_emplace(mark);
  if (!fresh) return at->second;
  const std::string word = word_of(mark);
  for (holders_of_.with(word); holders_of_.next();)
    at->second.push_back(static_cast<uint64_t>(holders_of_.integer(0)));
  return at->second;
}

uint32_t LedgerPool::count(uint64_t mark) {
  const auto [at, fresh] = known_counts_.try_emplace(mark);
  if (fresh) at->second = static_cast<uint32_t>(count_of_.with(mark).first().value_or(0));
  return at->second;
}

const claim::Report& LedgerPool::report(int64_t document) {
  std::unique_ptr<const claim::Report>& known = reports_[document];
  if (known) return *known;
  std::optional<claim::Report> read = records_.read(document);
  if (!read) {  // one without claims has its head alone
    ledger::ClaimRecords records = ledger::claim_records(db_, {document});
    read = std::move(records.reports.front());
  }
  known = std::make_unique<const claim::Report>(std::move(*read));
  return *known;
}

proposition::Said LedgerPool::said(uint64_t claim) {
  const claim::Report& found = report(document_of(claim));
  if (place_of(claim) < found.claims.size()) return {&found, &found.claims[place_of(claim)]};
  static const claim::Claim kNone = [] {
    claim::Claim none;
    none.content.emplace_back();
    return none;
  }();
  db_.fail({Code::kFormat, db_.file().string(),
            "expected the claims of document #" + std::to_string(document_of(claim)) +
                " as they are indexed, found others"});
  return {&found, &kNone};
}

// Documents that no longer count are none of those that anything was taken from.
std::vector<lineage::Descent> LedgerPool::descents(const std::map<int64_t, uint32_t>& rows) {
  std::vector<lineage::Descent> found;
  std::map<int64_t, uint32_t> all = rows;
  auto add = [&](uint32_t document) {
    if (document != lineage::kNoReport && !all.contains(document) && counts_.with(document).first())
      all.emplace(document, static_cast<uint32_t>(all.size()));
  };
  for (const auto& [document, row] : rows) {
    lineage::Descent& descent = found.emplace_back();
    if (!taken_.with(document).first()) continue;
    descent = ledger::load_descent(db_, document);
    add(descent.parent), add(descent.update_of);
    for (const uint32_t origin : descent.origins) add(origin);
    for (const lineage::Copy& copy : descent.copies) add(copy.from), add(copy.origin);
  }
  for (lineage::Descent& descent : found) ledger::name_by_rows(all, descent);
  return found;
}

proposition::Voices LedgerPool::voices(const std::vector<claim::Report>& reports) {
  std::set<std::string> publishers;
  std::map<std::string, std::string> bodies;
  for (const claim::Report& report : reports)
    for (const claim::Claim& claim : report.claims) {
      const claim::Voice& voice = claim.voice;
      if (!voice.to.empty() && count(mark_of_publisher(voice.to)) > 0) publishers.insert(voice.to);
      if (!voice.key.starts_with("p:") || bodies.contains(voice.key)) continue;
      const std::string body = proposition::most_told(bodies_of(bodies_of_, voice.key));
      if (!body.empty()) bodies[voice.key] = body;
    }
  return {std::move(publishers), std::move(bodies)};
}

}  // namespace kilde::registry
