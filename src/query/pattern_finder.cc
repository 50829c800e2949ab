#include "query/pattern_finder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ledger/findings.h"
#include "ledger/writer.h"
#include "query/documents.h"
#include "query/places.h"

namespace kilde::query {
namespace {

using claim::Claim;
using ledger::Statement;
using proposition::ClaimRow;
using question::Pattern;

bool meets(const ByteSpans& a, const ByteSpans& b) {
  return std::ranges::any_of(a, [&](ByteSpan x) {
    return std::ranges::any_of(b, [&](ByteSpan y) { return x.begin < y.end && y.begin < x.end; });
  });
}

bool has(const Ids& ids, int64_t id) { return std::ranges::binary_search(ids, id); }

}  // namespace

PatternFinder::PatternFinder(const Asking& ask, const std::vector<Document>& docs,
                             const std::vector<claim::Report>& reports)
    : ask_(ask), docs_(docs), reports_(reports) {
  read_documents();
}

// A text that came, was changed and came again is several documents, in the order of their numbers.
void PatternFinder::read_documents() {
  std::map<std::pair<std::string, std::string>, std::vector<Row>> stored;
  Statement rows = ask_.db.prepare(
      "SELECT name,lower(hex(sha256)),id,publisher,first_day,day_after,added FROM documents "
      "ORDER BY id DESC");
  for (rows.with(); rows.next();)
    stored[{rows.string(0), rows.string(1)}].push_back({rows.integer(2), rows.integer(3),
                                                        rows.maybe_integer(4),
                                                        rows.maybe_integer(5), rows.string(6)});
  for (const Document& doc : docs_) {
    std::vector<Row>& left = stored[{doc.id, doc.sha256}];
    documents_.push_back(left.empty() ? Row{} : std::move(left.back()));
    if (!left.empty()) left.pop_back();
  }
}

std::optional<Known> PatternFinder::known(const std::string& name) {
  if (name.empty()) return std::nullopt;
  Known found = ask_.names.find(ask_.db, ask_.search, name);
  if (found.empty()) notes_.insert("no '" + name + "' in the ledger");
  return found;
}

std::unordered_set<int64_t> PatternFinder::credited(const Known& known) {
  std::unordered_set<int64_t> claims;
  auto add = [&](const char* sql, const Ids& ids) {
    Statement rows = ask_.db.prepare(sql);
    for (const int64_t id : ids)
      for (rows.with(id); rows.next();) claims.insert(rows.integer(0));
  };
  add("SELECT id FROM claims WHERE speaker=?", known.entities);
  add("SELECT id FROM claims WHERE speaker_name=?", known.names);
  return claims;
}

std::unordered_set<int64_t> PatternFinder::handed(const Known& known) {
  std::unordered_set<int64_t> claims;
  Statement rows = ask_.db.prepare(
      "SELECT c.claim FROM chains c JOIN documents d ON d.id=c.claim >> 24 "
      "WHERE c.name=?1 AND c.position>0 AND d.publisher IS NOT ?1");
  for (const int64_t id : known.names)
    for (rows.with(id); rows.next();) claims.insert(rows.integer(0));
  return claims;
}

PatternFinder::Mentions PatternFinder::mentions(const Ids& entities) {
  Mentions found;
  ledger::Findings findings(ask_.db);
  Statement rows = ask_.db.prepare("SELECT document FROM document_entities WHERE entity=?");
  for (const int64_t entity : entities)
    for (rows.with(entity); rows.next();) {
      ByteSpans& all = found[rows.integer(0)];
      for (const ledger::FoundEntity& each : findings.entities(rows.integer(0)))
        if (each.entity == entity)
          all.insert(all.end(), each.mentions.begin(), each.mentions.end());
    }
  return found;
}

Result<PatternFinder::Sought> PatternFinder::seek(const Pattern& pattern) {
  Sought sought;
  if (!pattern.words.empty()) {
    auto words = WordQuery::parse(pattern.words, ask_.search);
    if (!words) return words.error();
    sought.words = std::move(*words);
  }
  if (const auto source = known(pattern.source)) {
    sought.sources = credited(*source);
    sought.source_names = source->names;
  }
  if (const auto via = known(pattern.via)) sought.hands = handed(*via);
  if (const auto about = known(pattern.about)) sought.about = mentions(about->entities);
  if (!pattern.place.empty()) {
    const Ids places = places_called(ask_, pattern.place);
    if (places.empty()) notes_.insert("no place '" + pattern.place + "' in the ledger");
    sought.place = mentions(places);
  }
  if (!pattern.outlet.empty()) {
    sought.outlets = outlets_called(ask_, pattern.outlet);
    if (sought.outlets->empty()) notes_.insert("no outlet '" + pattern.outlet + "' in the ledger");
  }
  if (auto read = ask_.db.take_status(); !read) return read.error();
  return sought;
}

bool PatternFinder::document_fits(uint32_t row, const Pattern& pattern,
                                  const Sought& sought) const {
  const Row& document = documents_[row];
  if (!pattern.lang.empty() && docs_[row].lang != pattern.lang) return false;
  if (sought.outlets && !has(*sought.outlets, document.publisher)) return false;
  if (pattern.from && (!document.day_after || *document.day_after <= *pattern.from)) return false;
  return !pattern.to || (document.first_day && *document.first_day < *pattern.to);
}

bool PatternFinder::claim_fits(uint32_t row, const Claim& claim, const Pattern& pattern,
                               const Sought& sought) const {
  const Row& document = documents_[row];
  const bool own = claim.attribution < 0;
  const int64_t id =
      own ? -1 : ledger::claim_id(document.number, static_cast<size_t>(claim.attribution));
  if (pattern.act && claim.act != *pattern.act) return false;
  if (pattern.negated && claim.negated != *pattern.negated) return false;
  if (sought.sources &&
      !(own ? has(*sought.source_names, document.publisher) : sought.sources->contains(id)))
    return false;
  if (sought.hands && !sought.hands->contains(id)) return false;
  for (const auto* mentions : {&sought.about, &sought.place}) {
    if (!*mentions) continue;
    const auto at = (*mentions)->find(document.number);
    if (at == (*mentions)->end() || !meets(claim.content, at->second)) return false;
  }
  return !sought.words ||
         sought.words->has_all(ledger::content_of(docs_[row].text(), claim.content),
                               docs_[row].lang, ask_.search);
}

Result<std::vector<ClaimRow>> PatternFinder::find(const Pattern& pattern) {
  auto sought = seek(pattern);
  if (!sought) return sought.error();
  std::vector<ClaimRow> rows;
  for (uint32_t row = 0; row < reports_.size(); ++row) {
    if (!document_fits(row, pattern, *sought)) continue;
    const std::vector<Claim>& claims = reports_[row].claims;
    for (uint32_t claim = 0; claim < claims.size(); ++claim)
      if (claim_fits(row, claims[claim], pattern, *sought)) rows.push_back({row, claim});
  }
  return rows;
}

}  // namespace kilde::query
