#include "lineage/standing.h"

#include <algorithm>
#include <numeric>

namespace kilde::lineage {
namespace {

constexpr size_t kFewestGroups = 4;

}  // namespace

bool Standing::edge(uint32_t edge_row) {
  const auto known = known_.find(edge_row);
  if (known != known_.end()) return known->second;
  return known_[edge_row] = look(edge_row);
}

bool Standing::reuse(const Link& link) {
  return std::any_of(link.matches.begin(), link.matches.end(),
                     [&](const Match& each) { return !match(each); });
}

bool Standing::look(uint32_t edge_row) {
  auto docs = collection_.holders_of_edge(edge_row);
  std::erase_if(docs, [&](uint32_t doc) { return doc >= end_; });
  if (docs.size() > kMostUses) docs.resize(kMostUses);
  if (docs.size() < kFewestGroups) return false;
  const auto groups = groups_of(docs);
  std::vector<std::pair<uint64_t, uint32_t>> uses;  // publisher and group
  for (size_t i = 0; i < docs.size(); ++i)
    uses.push_back({collection_.publisher_of(docs[i]), groups[i]});
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  const bool twice = std::adjacent_find(uses.begin(), uses.end(), [](auto& a, auto& b) {
                       return a.first == b.first;
                     }) != uses.end();
  size_t count = 0;
  for (uint32_t i = 0; i < docs.size(); ++i) count += groups[i] == i;
  return twice && count >= kFewestGroups;
}

// Which of the reports belong together: for each, the row of the one that stands for its group.
std::vector<uint32_t> Standing::groups_of(const std::vector<uint32_t>& docs) {
  std::unordered_map<uint32_t, uint32_t> row;
  for (uint32_t i = 0; i < docs.size(); ++i) row[docs[i]] = i;
  std::vector<uint32_t> up(docs.size());
  std::iota(up.begin(), up.end(), 0u);
  auto root = [&](uint32_t i) {
    while (up[i] != i) i = up[i] = up[up[i]];
    return i;
  };
  for (uint32_t i = 0; i < docs.size(); ++i)
    for (const Link* link : collection_.links_of(docs[i])) {
      const auto other = row.find(link->a == docs[i] ? link->b : link->a);
      if (other != row.end() && other->second > i && link->strong())
        up[root(i)] = root(other->second);
    }
  for (uint32_t i = 0; i < docs.size(); ++i) up[i] = root(i);
  return up;
}

}  // namespace kilde::lineage
