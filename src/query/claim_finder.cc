#include "query/claim_finder.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "ledger/writer.h"
#include "query/places.h"

namespace kilde::query {
namespace {

using ledger::Statement;

constexpr size_t kFew = 3'000;              // claims that are looked up one by one
constexpr int64_t kMostOfOneAct = 100'000;  // an act with more is checked claim by claim
constexpr int64_t kMostOfWords = 20'000;    // words that more have are checked by document
constexpr size_t kMostAsked = 2'000;        // documents, before all claims are listed after all
constexpr int64_t kLast = std::numeric_limits<int64_t>::max();

void sort_once(Ids& ids) {
  std::ranges::sort(ids);
  const auto rest = std::ranges::unique(ids);
  ids.erase(rest.begin(), rest.end());
}

void append(Ids& ids, Statement& rows) {
  while (rows.next()) ids.push_back(rows.integer(0));
}

int64_t document_of(int64_t claim) { return claim >> ledger::kClaimBits; }

}  // namespace

std::optional<int64_t> number_of(const std::optional<Day>& day) {
  if (!day) return std::nullopt;
  return day->time_since_epoch().count();
}

ClaimFinder::ClaimFinder(const Asking& ask, const Filter& filter, DocumentChoice documents)
    : ask_(ask), documents_(ask.db, std::move(documents)), loader_(ask), act_(filter.act) {
  if (act_) wanted_act_ = to_string(*act_);
  act_of_ = ask.db.prepare("SELECT act FROM claims WHERE id=?");
  via_of_ = ask.db.prepare("SELECT name FROM chains WHERE claim=? AND position>0");
  claims_of_ = ask.db.prepare("SELECT id FROM claims WHERE id>=? AND id<? ORDER BY id");
  words_of_ = ask.db.prepare(
      "SELECT rowid FROM claim_index WHERE claim_index MATCH ? AND rowid>=? AND rowid<?");
}

Result<ClaimFinder> ClaimFinder::make(const Asking& ask, const Filter& filter) {
  DocumentChoice documents{.lang = filter.lang,
                           .from = number_of(filter.from),
                           .to = number_of(filter.to),
                           .all_versions = filter.all_versions};
  if (!filter.outlet.empty()) documents.outlets = outlets_called(ask, filter.outlet);
  const bool no_outlet = documents.outlets && documents.outlets->empty();
  ClaimFinder finder(ask, filter, std::move(documents));
  if (no_outlet) {
    finder.nothing_ = true;
    finder.notes_.push_back("no outlet '" + filter.outlet + "' in the ledger");
  }
  if (auto narrowed = finder.narrow(filter); !narrowed) return narrowed.error();
  if (ask.only) finder.narrow_documents(*ask.only);
  return finder;
}

std::optional<Known> ClaimFinder::known(const std::string& name) {
  if (name.empty()) return std::nullopt;
  Known found = ask_.names.find(ask_.db, ask_.search, name);
  if (found.empty()) notes_.push_back("no '" + name + "' in the ledger");
  return found;
}

Result<void> ClaimFinder::narrow(const Filter& filter) {
  if (!filter.words.empty())
    if (auto narrowed = narrow_words(filter.words); !narrowed) return narrowed;
  if (auto source = known(filter.source)) narrow_source(*source);
  if (auto via = known(filter.via)) narrow_via(*via);
  if (auto about = known(filter.about)) narrow_entities(about->entities);
  if (!filter.place.empty()) {
    const Ids places = places_called(ask_, filter.place);
    if (places.empty()) notes_.push_back("no place '" + filter.place + "' in the ledger");
    narrow_entities(places);
  }
  if (act_) narrow_act();
  return {};
}

Result<void> ClaimFinder::narrow_words(const std::string& asked) {
  auto words = WordQuery::parse(asked, ask_.search);
  if (!words) return words.error();
  Ids claims;
  Statement rows =
      ask_.db.prepare("SELECT rowid FROM claim_index WHERE claim_index MATCH ? LIMIT ?");
  const std::string match = words->claim_match();
  append(claims, rows.with(match, kMostOfWords + 1));
  if (claims.size() <= static_cast<size_t>(kMostOfWords))
    keep(std::move(claims));
  else
    common_.emplace().match = match;
  if (words->has_rows()) words_ = std::move(*words);
  return {};
}

// Of words that very many claims have.
bool ClaimFinder::has_words(int64_t claim) {
  CommonWords& common = *common_;
  const int64_t document = document_of(claim);
  if (common.asked <= kMostAsked && document != common.document) {
    const bool all = ++common.asked > kMostAsked;
    common.document = document;
    common.claims.clear();
    append(common.claims, words_of_.with(common.match, all ? 0 : ledger::claim_id(document, 0),
                                         all ? kLast : ledger::claim_id(document + 1, 0)));
  }
  return std::ranges::binary_search(common.claims, claim);
}

void ClaimFinder::keep(Ids claims) {
  sort_once(claims);
  if (!candidates_) {
    candidates_ = std::move(claims);
    return;
  }
  Ids both;
  std::ranges::set_intersection(*candidates_, claims, std::back_inserter(both));
  candidates_ = std::move(both);
}

void ClaimFinder::narrow_source(const Known& known) {
  Ids claims;
  const std::string act = act_ ? " AND act=?" : "";
  Statement by_entity = ask_.db.prepare("SELECT id FROM claims WHERE speaker=?" + act);
  Statement by_name = ask_.db.prepare("SELECT id FROM claims WHERE speaker_name=?" + act);
  auto add = [&](Statement& rows, int64_t id) {
    append(claims, act_ ? rows.with(id, wanted_act_) : rows.with(id));
  };
  for (int64_t id : known.entities) add(by_entity, id);
  for (int64_t id : known.names) add(by_name, id);
  act_.reset();
  keep(std::move(claims));
}

void ClaimFinder::narrow_via(const Known& known) {
  Ids claims;
  Statement rows = ask_.db.prepare("SELECT claim FROM chains WHERE name=? AND position>0");
  for (int64_t id : known.names) append(claims, rows.with(id));
  via_ = known.names;
  keep(std::move(claims));
}

void ClaimFinder::narrow_entities(const Ids& entities) {
  Ids claims;
  Statement rows = ask_.db.prepare("SELECT claim FROM claim_entities WHERE entity=?");
  for (int64_t id : entities) append(claims, rows.with(id));
  keep(std::move(claims));
}

void ClaimFinder::narrow_documents(const Ids& documents) {
  Ids claims;
  for (int64_t document : documents)
    append(claims,
           claims_of_.with(ledger::claim_id(document, 0), ledger::claim_id(document + 1, 0)));
  keep(std::move(claims));
}

void ClaimFinder::narrow_act() {
  if (candidates_ && candidates_->size() <= kFew) return;  // those are soon looked up
  if (*act_ == Act::kSay) return;  // half of all claims, and not in the index
  Ids claims;
  Statement rows =
      ask_.db.prepare("SELECT id FROM claims WHERE act=? AND act<>'say' ORDER BY id LIMIT ?");
  append(claims, rows.with(wanted_act_, kMostOfOneAct + 1));
  if (claims.size() > static_cast<size_t>(kMostOfOneAct)) return;
  act_.reset();
  keep(std::move(claims));
}

bool ClaimFinder::rest_fits(int64_t claim, const Documents::Row& doc) {
  if (act_ && (!act_of_.with(claim).next() || act_of_.text(0) != wanted_act_)) return false;
  if (via_ && std::ranges::binary_search(*via_, doc.publisher)) {
    bool through = false;  // one that publishes it is no hand
    for (via_of_.with(claim); via_of_.next();) {
      const int64_t name = via_of_.integer(0);
      through |= name != doc.publisher && std::ranges::binary_search(*via_, name);
    }
    if (!through) return false;
  }
  if (common_ && !has_words(claim)) return false;
  return !words_ || words_->fits(loader_.content(claim), loader_.lang(claim), ask_.search);
}

bool ClaimFinder::fits(int64_t claim) {
  const auto doc = documents_.row(document_of(claim));
  return doc && rest_fits(claim, *doc);
}

void ClaimFinder::each_of_few(const std::function<bool(int64_t)>& take) {
  struct Place {
    Documents::Row doc;
    int64_t claim;
  };
  std::vector<Place> places;
  std::optional<Documents::Row> doc;
  int64_t looked_at = 0;
  for (int64_t claim : *candidates_) {
    if (document_of(claim) != looked_at) {
      looked_at = document_of(claim);
      doc = documents_.row(looked_at);
    }
    if (doc) places.push_back({*doc, claim});
  }
  std::ranges::sort(places, {},
                    [](const Place& p) { return std::tuple(-p.doc.day, -p.doc.id, p.claim); });
  for (const Place& place : places)
    if (rest_fits(place.claim, place.doc) && !take(place.claim)) return;
}

void ClaimFinder::each_of_many(const std::function<bool(int64_t)>& take) {
  documents_.each([&](const Documents::Row& doc) {
    const int64_t first = ledger::claim_id(doc.id, 0), after = ledger::claim_id(doc.id + 1, 0);
    if (!candidates_) {
      Ids claims;
      append(claims, claims_of_.with(first, after));
      return std::ranges::all_of(claims, [&](int64_t c) { return !rest_fits(c, doc) || take(c); });
    }
    auto claim = std::ranges::lower_bound(*candidates_, first);
    for (; claim != candidates_->end() && *claim < after; ++claim)
      if (rest_fits(*claim, doc) && !take(*claim)) return false;
    return true;
  });
}

void ClaimFinder::each_in_order(const std::function<bool(int64_t)>& take) {
  if (nothing()) return;
  if (candidates_ && candidates_->size() <= kFew)
    each_of_few(take);
  else
    each_of_many(take);
}

Ids ClaimFinder::page(size_t limit, size_t offset) {
  Ids page;
  if (limit == 0) return page;
  size_t passed = 0;
  each_in_order([&](int64_t claim) {
    if (passed++ < offset) return true;
    page.push_back(claim);
    return page.size() < limit;
  });
  return page;
}

}  // namespace kilde::query
