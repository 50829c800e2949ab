#include "lineage/lineage.h"

#include <algorithm>

#include "lineage/resolver.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kFewestCommon = 9;  // words that two reports share, edits apart

bool holds(const std::vector<uint32_t>& words, const std::vector<uint32_t>& row) {
  return !row.empty() &&
         std::search(words.begin(), words.end(), row.begin(), row.end()) != words.end();
}

}  // namespace

uint32_t Lineage::add(const Report& report) {
  const auto doc = static_cast<uint32_t>(reports_.size());
  Kept kept{
      words_of(report.text),         moment_of(report.date),  words_of(report.publisher).words,
      std::string(report.publisher), std::string(report.url), {}};
  const auto candidates = index_.add(kept.text);
  reports_.push_back(std::move(kept));
  Kept& mine = reports_.back();
  if (candidates.empty()) return doc;
  Aligner aligner(mine.text);
  for (const Candidate& candidate : candidates) {
    Kept& other = reports_[candidate.doc];
    auto matches = aligner.match(other.text);
    if (common_words(matches) < kFewestCommon) continue;
    mine.links.push_back(static_cast<uint32_t>(links_.size()));
    other.links.push_back(static_cast<uint32_t>(links_.size()));
    links_.push_back({doc, candidate.doc, std::move(matches),
                      holds(mine.text.words, other.publisher),
                      holds(other.text.words, mine.publisher)});
  }
  return doc;
}

std::vector<Descent> Lineage::resolve() const { return resolve_all(reports_, links_); }

}  // namespace kilde::lineage
