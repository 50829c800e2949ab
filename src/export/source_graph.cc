#include "export/source_graph.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "format/claims.h"

namespace kilde::exporting {
namespace {

using format::Link;
using format::LinkKind;

std::string small(std::string_view name) { return base::to_lower(format::one_line(name)); }

bool is_shared(std::string_view key) {
  return !key.starts_with("name:") && !key.starts_with("document:");
}

SourceKind kind_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson:
      return SourceKind::kPerson;
    case EntityKind::kOrganisation:
    case EntityKind::kPlace:
      return SourceKind::kInstitution;
    case EntityKind::kOutlet:
      return SourceKind::kOutlet;
    case EntityKind::kAgency:
      return SourceKind::kAgency;
    case EntityKind::kDocument:
      return SourceKind::kDocument;
    case EntityKind::kGroup:
      return SourceKind::kCollective;
    case EntityKind::kOther:
      break;
  }
  return SourceKind::kNone;
}

// What a report takes for a body or a place may be an outlet that another knows.
bool may_be_outlet(EntityKind kind, std::string_view key) {
  if (kind == EntityKind::kOutlet || kind == EntityKind::kAgency) return true;
  return kind != EntityKind::kPerson && key.starts_with("name:");
}

// Nobody can tell whether two such of two reports are the same.
bool is_anonymous(SourceKind kind) {
  return kind == SourceKind::kNone || kind == SourceKind::kUnnamed ||
         kind == SourceKind::kCollective;
}

}  // namespace

SourceKind SourceNode::kind() const {
  auto most = std::ranges::max_element(kinds.begin() + 1, kinds.end());
  return *most == 0 ? SourceKind::kNone : static_cast<SourceKind>(most - kinds.begin());
}

struct SourceGraph::Place {
  const Entry& entry;
  std::vector<std::string> keys;                  // one an entity
  std::unordered_map<std::string, size_t> named;  // rows of entities, by their names
};

SourceGraph::SourceGraph(ledger::Database& db) : db_(db), findings_(db) {
  key_of_ = db_.prepare("SELECT key FROM entities WHERE id=?");
  read_outlets();
}

// An outlet is known by the names that reports have for it, a shared id before a name; who
// publishes is one in any case.
void SourceGraph::read_outlets() {
  ledger::Statement rows = db_.prepare(
      "SELECT id,key,kind,name FROM entities WHERE kind IN ('outlet','agency') "
      "ORDER BY key LIKE 'name:%',id");
  ledger::Statement documents =
      db_.prepare("SELECT document FROM document_entities WHERE entity=?");
  for (rows.with(); rows.next();) {
    const int64_t entity = rows.integer(0);
    std::set<std::string> names;
    for (documents.with(entity); documents.next();)
      for (const ledger::FoundEntity& each : findings_.entities(documents.integer(0)))
        if (each.entity == entity) names.insert(each.name.value_or(rows.string(3)));
    for (const std::string& name : names)
      outlets_.try_emplace(small(name),
                           Outlet{rows.string(1), rows.text(2) == "agency" ? SourceKind::kAgency
                                                                           : SourceKind::kOutlet});
  }
  rows = db_.prepare(
      "SELECT DISTINCT n.name FROM documents d JOIN names n ON n.id=d.publisher ORDER BY n.name");
  for (rows.with(); rows.next();) {
    const std::string name = small(rows.text(0));
    outlets_.try_emplace(name, Outlet{.key = "name:outlet:" + name});
  }
}

SourceGraph::Place SourceGraph::place_of(const Entry& entry) {
  Place place{entry, {}, {}};
  for (const ledger::FoundEntity& each : findings_.entities(entry.number)) {
    const bool known = each.entity && key_of_.with(*each.entity).next();
    place.keys.push_back(known ? key_of_.string(0)
                               : "document:" + std::to_string(entry.number) + ":" +
                                     std::to_string(place.keys.size()));
  }
  place.keys.resize(entry.doc.entities.size());
  for (size_t row = 0; row < entry.doc.entities.size(); ++row)
    place.named.try_emplace(small(entry.doc.entities[row].name), row);
  return place;
}

void SourceGraph::add(const Entry& entry) {
  const Document& doc = entry.doc;
  const Place place = place_of(entry);
  if (!doc.publisher.empty()) ++nodes_[publisher(format::one_line(doc.publisher))].published;
  for (const Attribution& claim : doc.attributions) {
    std::optional<size_t> before;
    for (const Link& link : format::chain_of(doc, claim, "")) {
      if (link.name.empty()) continue;
      const size_t at = link.kind == LinkKind::kPublisher ? publisher(link.name)
                        : link.kind == LinkKind::kOrigin  ? origin(place, claim, link.name)
                                                          : hand(place, link.name);
      if (!before) ++nodes_[at].claims;
      if (before && *before != at) connect(*before, at, entry);
      before = at;
    }
  }
}

size_t SourceGraph::origin(const Place& place, const Attribution& claim, const std::string& name) {
  size_t at = 0;
  if (claim.speaker != kNoEntity && small(claim.speaker_name) == small(name))
    at = of_entity(place, static_cast<size_t>(claim.speaker));
  else if (place.named.contains(small(name)) || !is_anonymous(claim.source_kind))
    at = hand(place, name);
  else
    at = node("document:" + std::to_string(place.entry.number) + ":" + small(name), name);
  ++nodes_[at].kinds[static_cast<size_t>(claim.source_kind)];
  return at;
}

size_t SourceGraph::hand(const Place& place, const std::string& name) {
  if (outlets_.contains(small(name))) return publisher(name);
  if (auto row = place.named.find(small(name)); row != place.named.end())
    return of_entity(place, row->second);
  return node("name::" + small(name), name);
}

size_t SourceGraph::publisher(const std::string& name) {
  auto known = outlets_.find(small(name));
  const size_t at = node(known->second.key, name);
  ++nodes_[at].kinds[static_cast<size_t>(known->second.kind)];
  return at;
}

size_t SourceGraph::of_entity(const Place& place, size_t row) {
  const Entity& entity = place.entry.doc.entities[row];
  if (may_be_outlet(entity.kind, place.keys[row]) && outlets_.contains(small(entity.name)))
    return publisher(std::string(entity.name));
  const size_t at = node(place.keys[row], entity.name);
  ++nodes_[at].kinds[static_cast<size_t>(kind_of(entity.kind))];
  if (nodes_[at].wikidata.empty()) nodes_[at].wikidata = entity.wikidata;
  if (nodes_[at].country.empty()) nodes_[at].country = entity.country;
  return at;
}

size_t SourceGraph::node(const std::string& key, std::string_view label) {
  auto [at, fresh] = by_key_.try_emplace(key, nodes_.size());
  if (fresh) {
    SourceNode node;
    node.label = format::one_line(label);
    if (is_shared(key)) node.id = key;
    nodes_.push_back(std::move(node));
  }
  return at->second;
}

void SourceGraph::connect(size_t from, size_t to, const Entry& entry) {
  auto [at, fresh] = by_ends_.try_emplace({from, to}, edges_.size());
  if (fresh) {
    SourceEdge edge;
    edge.from = from;
    edge.to = to;
    edges_.push_back(edge);
  }
  SourceEdge& edge = edges_[at->second];
  ++edge.claims;
  if (edge.last_document != entry.number) ++edge.documents;
  edge.last_document = entry.number;
  if (!entry.doc.date.known()) return;
  const int64_t day = entry.doc.date.first_day().time_since_epoch().count();
  edge.first_day = std::min(edge.first_day.value_or(day), day);
  edge.last_day = std::max(edge.last_day.value_or(day), day);
}

}  // namespace kilde::exporting
