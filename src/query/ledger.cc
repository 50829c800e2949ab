#include <utility>

#include <kilde/ledger.h>

#include "base/resources.h"
#include "export/source_graph.h"
#include "ledger/annexes.h"
#include "ledger/days.h"
#include "ledger/store.h"
#include "query/claim_finder.h"
#include "query/claim_loader.h"
#include "query/documents.h"
#include "query/names.h"
#include "query/search.h"
#include "query/sources.h"
#include "query/timeline.h"
#include "registry/ledger_stories.h"

namespace kilde {
namespace {

bool asks_for_a_name(const Filter& filter) {
  return !filter.source.empty() || !filter.via.empty() || !filter.about.empty() ||
         !filter.place.empty() || !filter.outlet.empty();
}

}  // namespace

struct Ledger::State {
  std::filesystem::path resources;
  std::unique_ptr<const text::SearchWords> search;
  std::unique_ptr<ledger::Store> store;
  std::optional<query::Names> names;  // read when a name is first asked for

  Result<void> prepare(bool with_names) {
    store->database().clear();
    if (names || !with_names) return {};
    auto loaded = query::Names::load(resources);
    if (!loaded) return loaded.error();
    names = std::move(*loaded);
    return {};
  }
  // With who is called so, and which documents a story has.
  Result<query::Asking> asking(const Filter& filter) {
    if (auto ready = prepare(asks_for_a_name(filter)); !ready) return ready.error();
    query::Asking ask = asking();
    if (filter.story.empty()) return ask;
    auto report = store->find(filter.story);
    if (!report) return report.error();
    auto members = registry::story_of(store->database(), resources, *report);
    if (!members) return members.error();
    ask.only = std::move(*members);
    return ask;
  }
  query::Asking asking() const {
    static const query::Names kNobody = query::Names::none();
    return {store->database(), *search, names ? *names : kNobody};
  }
};

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::filesystem::path& file, LedgerOptions options) {
  auto state = std::make_unique<State>();
  state->resources = options.resources;
  if (state->resources.empty()) {
    auto found = base::find_resources();
    if (!found) return found.error();
    state->resources = *found;
  }
  auto search = text::SearchWords::load(state->resources);
  if (!search) return search.error();
  state->search = std::make_unique<text::SearchWords>(std::move(*search));
  auto store = ledger::Store::open(file, {.create = options.create, .read_only = options.read_only},
                                   *state->search);
  if (!store) return store.error();
  state->store = std::make_unique<ledger::Store>(std::move(*store));
  if (!options.read_only)
    if (auto attached = ledger::attach_annexes(*state->store, state->resources); !attached)
      return attached.error();
  if (options.interrupted) state->store->database().interrupt_on(options.interrupted);
  return Ledger(std::move(state));
}

Result<Added> Ledger::add(const std::vector<Document>& docs, const Reading& by) {
  const ledger::Provenance provenance{by.time.empty() ? ledger::utc_now() : by.time, by.version,
                                      by.fingerprint};
  auto counts = state_->store->add(docs, provenance);
  if (!counts) return counts.error();
  return Added{counts->added, counts->versions, counts->unchanged};
}

Result<int64_t> Ledger::find(std::string_view name) { return state_->store->find(name); }
Result<Document> Ledger::load(int64_t document) { return state_->store->load(document); }

Result<std::vector<StoredDocument>> Ledger::versions(int64_t document) {
  state_->store->database().clear();
  auto versions = query::stored_versions(state_->store->database(), document);
  if (auto read = state_->store->database().take_status(); !read) return read.error();
  return versions;
}

Result<void> Ledger::withdraw(int64_t document, std::string_view reason) {
  return state_->store->withdraw(document, ledger::utc_now(), reason);
}

Result<std::vector<std::string>> Ledger::check() {
  auto findings = state_->store->check({});
  if (!findings) return findings.error();
  std::vector<std::string> faults;
  for (const ledger::Finding& finding : *findings)
    faults.push_back(finding.where + ": " + finding.what);
  return faults;
}

Result<void> Ledger::backup(const std::filesystem::path& file) {
  return state_->store->backup(file);
}

Result<Answer<FoundDocument>> Ledger::search(const Filter& filter) {
  auto ask = state_->asking(filter);
  return ask ? query::search(*ask, filter) : ask.error();
}

Result<Answer<Claim>> Ledger::claims(const Filter& filter) {
  auto asked = state_->asking(filter);
  if (!asked) return asked.error();
  const query::Asking& ask = *asked;
  auto finder = query::ClaimFinder::make(ask, filter);
  if (!finder) return finder.error();
  Answer<Claim> answer;
  answer.notes = finder->notes();
  query::ClaimLoader loader(ask);
  for (int64_t claim : finder->page(filter.limit, filter.offset))
    answer.rows.push_back(loader.load(claim));
  if (auto read = ask.db.take_status(); !read) return read.error();
  return answer;
}

Result<Answer<Happening>> Ledger::timeline(const Filter& filter) {
  auto ask = state_->asking(filter);
  return ask ? query::timeline(*ask, filter) : ask.error();
}

Result<Answer<SourceAccount>> Ledger::sources(const Filter& filter) {
  if (auto ready = state_->prepare(asks_for_a_name(filter)); !ready) return ready.error();
  return query::sources(state_->asking(), filter);
}

Result<Answer<InStory>> Ledger::stories() {
  ledger::Database& db = state_->store->database();
  db.clear();
  auto found = registry::stories_of(db, state_->resources);
  if (!found) return found.error();
  Answer<InStory> answer;
  if (found->missing > 0)
    answer.notes.push_back(std::to_string(found->missing) +
                           " documents have nothing kept to tell their stories by, and are told as "
                           "alone (kilde reread --all)");
  for (size_t row = 0; row < found->documents.size(); ++row)
    answer.rows.push_back({query::stored_document(db, found->documents[row]), found->stories[row]});
  if (auto read = db.take_status(); !read) return read.error();
  return answer;
}

Result<SourceGraph> Ledger::source_graph() {
  ledger::Database& db = state_->store->database();
  db.clear();
  auto documents = exporting::selected(db, {.current_only = true});
  if (!documents) return documents.error();
  exporting::SourceGraph made(db);
  for (int64_t document : *documents) {
    auto entry = exporting::load_entry(db, document);
    if (!entry) return entry.error();
    made.add(*entry);
  }
  SourceGraph graph;
  for (const exporting::SourceNode& node : made.nodes())
    graph.nodes.push_back({node.id, node.label, std::string(to_string(node.kind()))});
  for (const exporting::SourceEdge& edge : made.edges())
    graph.edges.push_back({edge.from, edge.to, static_cast<int64_t>(edge.claims)});
  if (auto read = db.take_status(); !read) return read.error();
  return graph;
}

}  // namespace kilde
