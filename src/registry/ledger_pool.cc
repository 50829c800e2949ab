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
      holder_table_(db),
      sketches_of_(db.prepare("SELECT sketches FROM counted_documents WHERE document=?")),
      count_of_(db.prepare("SELECT claims FROM mark_counts WHERE mark=?")),
      bodies_of_(db.prepare(kBodiesOf)),
      records_(db),
      taken_(db.prepare("SELECT 1 FROM descents WHERE document=?1 AND parent IS NOT NULL UNION ALL "
                        "SELECT 1 FROM copies WHERE document=?1 LIMIT 1")),
      counts_(db.prepare("SELECT coalesce(claims,0) FROM counted_documents WHERE document=?")),
      commonness_(proposition::Commonness::of_many([this](uint64_t mark) { return count(mark); },
                                                   longest_strand)) {}

std::span<const uint64_t> LedgerPool::holders(uint64_t mark) {
  const auto [at, fresh] = holders_.try_emplace(mark);
  if (fresh) at->second = holder_table_.read(mark);
  return at->second;
}

uint32_t LedgerPool::count(uint64_t mark) {
  const auto [at, fresh] = known_counts_.try_emplace(mark);
  if (fresh) at->second = static_cast<uint32_t>(count_of_.with(mark).first().value_or(0));
  return at->second;
}

const claim::Report& LedgerPool::report(int64_t document) {
  std::unique_ptr<claim::Report>& known = reports_[document];
  if (!known) known = std::make_unique<claim::Report>(read(document));
  return *known;
}

claim::Report LedgerPool::take_report(int64_t document) {
  report(document);
  return std::move(*reports_.extract(document).mapped());
}

// The sketches of what is indexed have the wordings, which the text would have to be read for.
claim::Report LedgerPool::read(int64_t document) {
  if (counts_.with(document).first().value_or(0) > 0) {
    std::optional<claim::Report> report = records_.read_without_text(document);
    const proposition::SketchedReport& sketched = sketches(document);
    if (report && report->claims.size() == sketched.claims.size()) {
      for (size_t place = 0; place < sketched.claims.size(); ++place)
        report->claims[place].wording = sketched.claims[place].wording;
      return std::move(*report);
    }
  }
  if (std::optional<claim::Report> report = records_.read(document)) return std::move(*report);
  // One without claims has its head alone.
  return std::move(ledger::claim_records(db_, {document}).reports.front());
}

const proposition::SketchedReport& LedgerPool::sketches(int64_t document) {
  std::unique_ptr<const proposition::SketchedReport>& known = sketches_[document];
  if (known) return *known;
  std::optional<proposition::SketchedReport> read;
  for (sketches_of_.with(document); sketches_of_.next();)
    read = proposition::decode_sketches(sketches_of_.blob(0));
  if (!read) fail_as_indexed(document);
  known = std::make_unique<const proposition::SketchedReport>(
      std::move(read).value_or(proposition::SketchedReport()));
  return *known;
}

proposition::Sketched LedgerPool::sketched(uint64_t claim) {
  const proposition::SketchedReport& found = sketches(document_of(claim));
  if (place_of(claim) < found.claims.size()) return {&found, &found.claims[place_of(claim)]};
  static const proposition::Sketch kNone;
  fail_as_indexed(document_of(claim));
  return {&found, &kNone};
}

void LedgerPool::fail_as_indexed(int64_t document) {
  db_.fail({Code::kFormat, db_.file().string(),
            "expected the claims of document #" + std::to_string(document) +
                " as they are indexed, found others"});
}

proposition::Said LedgerPool::said(uint64_t claim) {
  const claim::Report& found = report(document_of(claim));
  if (place_of(claim) < found.claims.size()) return {&found, &found.claims[place_of(claim)]};
  static const claim::Claim kNone = [] {
    claim::Claim none;
    none.content.emplace_back();
    return none;
  }();
  fail_as_indexed(document_of(claim));
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

proposition::Voices LedgerPool::voices(const std::vector<claim::Report>& reports,
                                       const std::vector<claim::ClaimRow>& claims) {
  std::set<std::string> publishers;
  std::map<std::string, std::string> bodies;
  for (const claim::Report& report : reports)
    for (const claim::Claim& claim : report.claims)
      if (!claim.voice.to.empty() && count(mark_of_publisher(claim.voice.to)) > 0)
        publishers.insert(claim.voice.to);
  for (const claim::ClaimRow& row : claims) {
    const claim::Voice& voice = reports[row.report].claims[row.claim].voice;
    if (!voice.key.starts_with("p:")) continue;
    const auto [known, fresh] = known_bodies_.try_emplace(voice.key);
    if (fresh) known->second = proposition::most_told(bodies_of(bodies_of_, voice.key));
    if (!known->second.empty()) bodies[voice.key] = known->second;
  }
  return {std::move(publishers), std::move(bodies)};
}

}  // namespace kilde::registry
