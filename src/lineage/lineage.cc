#include "lineage/lineage.h"

#include <algorithm>
#include <numeric>

#include "lineage/component.h"
#include "lineage/fingerprints.h"

namespace kilde::lineage {

uint32_t Lineage::add(const Report& report) {
  const auto doc = static_cast<uint32_t>(facts_.size());
  const ReportFacts& facts = facts_.emplace_back(lineage::facts_of(report));
  links_of_.emplace_back();
  publishers_.push_back(
      publisher_numbers_.emplace(facts.publisher_name, publisher_numbers_.size()).first->second);
  const auto rows = fingerprints(facts.text);
  const auto candidates = finder_.find(postings_, rows);
  postings_.insert(doc, rows);
  edges_.insert(doc, edge_rows(facts.text));
  if (candidates.empty()) return doc;
  Linker linker(doc, facts);
  for (const Candidate& candidate : candidates) {
    auto link = linker.link(candidate.doc, facts_[candidate.doc]);
    if (!link) continue;
    const Link* kept = &links_.emplace_back(std::move(*link));
    links_of_[doc].push_back(kept);
    links_of_[candidate.doc].push_back(kept);
  }
  return doc;
}

std::vector<uint32_t> Lineage::holders_of_edge(uint32_t edge_row) {
  std::vector<uint32_t> holders;
  edges_.look_up({&edge_row, 1},
                 [&](std::span<const uint32_t> docs) { holders.assign(docs.begin(), docs.end()); });
  std::sort(holders.begin(), holders.end());
  return holders;
}

std::vector<Descent> Lineage::resolve() {
  std::vector<uint32_t> docs(facts_.size());
  std::iota(docs.begin(), docs.end(), 0u);
  std::vector<Descent> descents(facts_.size());
  for (auto& [doc, descent] : descents_of(*this, docs, docs.size()))
    descents[doc] = std::move(descent);
  return descents;
}

}  // namespace kilde::lineage
