#include "lineage/component.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "lineage/fingerprints.h"
#include "lineage/resolver.h"
#include "lineage/standing.h"

namespace kilde::lineage {
namespace {

uint32_t other_of(const Link& link, uint32_t doc) { return link.a == doc ? link.b : link.a; }

// The reports connected with `doc`, the nearest first.
std::vector<uint32_t> component_of(Collection& collection, Standing& standing, uint32_t doc,
                                   size_t most) {
  std::vector<uint32_t> docs{doc};
  std::unordered_set<uint32_t> seen{doc};
  for (size_t next = 0; next < docs.size(); ++next) {
    std::vector<uint32_t> found;
    for (const Link* link : collection.links_of(docs[next])) {
      const uint32_t other = other_of(*link, docs[next]);
      if (!seen.contains(other) && standing.reuse(*link)) found.push_back(other);
    }
    std::sort(found.begin(), found.end());
    for (const uint32_t other : found)
      if (docs.size() < most && seen.insert(other).second) docs.push_back(other);
  }
  return docs;
}

std::vector<Shared> shared_by(Collection& collection, Standing& standing,
                              const std::vector<uint32_t>& docs) {
  std::unordered_map<uint32_t, uint32_t> row;
  for (uint32_t i = 0; i < docs.size(); ++i) row[docs[i]] = i;
  std::vector<Shared> shared;
  for (uint32_t i = 0; i < docs.size(); ++i)
    for (const Link* link : collection.links_of(docs[i])) {
      const auto other = row.find(other_of(*link, docs[i]));
      if (other == row.end() || link->a != docs[i]) continue;
      Shared each{i, other->second, link, {}};
      for (const Match& match : link->matches) each.reuse.push_back(!standing.match(match));
      shared.push_back(std::move(each));
    }
  return shared;
}

Descents resolved(Collection& collection, Standing& standing, const std::vector<uint32_t>& docs) {
  std::vector<const ReportFacts*> facts;
  for (const uint32_t doc : docs) facts.push_back(&collection.facts_of(doc));
  auto found = resolve(facts, shared_by(collection, standing, docs));
  Descents descents;
  for (size_t i = 0; i < docs.size(); ++i) {
    name_by(docs, found[i]);
    descents.push_back({docs[i], std::move(found[i])});
  }
  return descents;
}

}  // namespace

std::vector<uint32_t> neighbours_of(Collection& collection, uint32_t doc) {
  std::vector<uint32_t> docs;
  for (const Link* link : collection.links_of(doc)) docs.push_back(other_of(*link, doc));
  std::sort(docs.begin(), docs.end());
  return docs;
}

Descents descents_of(Collection& collection, const std::vector<uint32_t>& docs, size_t most) {
  Standing standing(collection);
  std::unordered_set<uint32_t> done;
  Descents descents;
  for (const uint32_t doc : docs) {
    if (done.contains(doc)) continue;
    const auto component = component_of(collection, standing, doc, most);
    auto found = resolved(collection, standing, component);
    for (auto& each : found)
      if (done.insert(each.first).second) descents.push_back(std::move(each));
  }
  return descents;
}

Descents descents_after(Collection& collection, const std::vector<uint32_t>& added) {
  if (added.empty()) return {};
  Standing before(collection, *std::min_element(added.begin(), added.end())), now(collection);
  std::vector<uint32_t> docs = added;
  std::unordered_set<uint32_t> edges;
  for (const uint32_t doc : added)
    for (const uint32_t edge : edge_rows(collection.facts_of(doc).text)) edges.insert(edge);
  for (const uint32_t edge : edges) {
    if (before.edge(edge) == now.edge(edge)) continue;
    for (const uint32_t doc : collection.holders_of_edge(edge)) {
      docs.push_back(doc);
      const auto beside = neighbours_of(collection, doc);
      docs.insert(docs.end(), beside.begin(), beside.end());
    }
  }
  return descents_of(collection, docs);
}

}  // namespace kilde::lineage
