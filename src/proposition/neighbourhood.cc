#include "proposition/neighbourhood.h"

#include <algorithm>

#include "proposition/relations.h"

namespace kilde::proposition {

Linker::Linker(const Resolver& resolver, ClaimPool& pool)
    : resolver_(resolver),
      pool_(pool),
      comparer_(std::make_unique<Comparer>(resolver.model(), resolver.concepts(), said_,
                                           pool.commonness())) {}

Linker::Row Linker::row_of(uint64_t claim) {
  const auto [at, fresh] = rows_.try_emplace(claim, static_cast<Row>(said_.size()));
  if (!fresh) return at->second;
  said_.push_back(pool_.said(claim));
  claims_.push_back(claim);
  keys_.emplace_back();
  comparer_->extend();
  return at->second;
}

const std::vector<Key>& Linker::keys(Row row) {
  if (keys_[row].empty()) keys_[row] = keys_among_many(*said_[row].claim, pool_.commonness());
  return keys_[row];
}

// The first with the same words, days and polarity; of all of them it is known from then on.
Linker::Row Linker::first_of(Row row) {
  if (const auto known = firsts_.find(row); known != firsts_.end()) return known->second;
  const uint64_t wording = mark_of_wording(*said_[row].claim);
  std::vector<uint64_t> claims{claims_[row]};
  if (pool_.commonness().count(wording) > 1) {
    const auto holders = pool_.holders(wording);
    claims.assign(holders.begin(), holders.end());
  }
  std::vector<Row> rows;
  for (const uint64_t claim : claims) rows.push_back(row_of(claim));
  std::ranges::sort(rows, [&](Row a, Row b) { return before(said_[a], said_[b]); });
  std::vector<Said> said;
  for (const Row each : rows) said.push_back(said_[each]);
  const std::vector<uint32_t> firsts = firsts_of(said);
  for (size_t i = 0; i < rows.size(); ++i) {
    firsts_[rows[i]] = rows[firsts[i]];
    alike_[rows[firsts[i]]].push_back(rows[i]);
  }
  return firsts_.at(row);
}

// First rows that are compared with a first row.
std::vector<Linker::Row> Linker::candidates(Row row) {
  const std::vector<Key> of_row = keys(row);
  std::vector<uint64_t> shared;  // twice: enough
  for (const Key& key : of_row)
    for (const uint64_t claim : pool_.holders(key.mark))
      shared.insert(shared.end(), key.alone ? 2 : 1, claim);
  std::ranges::sort(shared);
  std::vector<Row> found;
  for (size_t i = 0; i + 1 < shared.size(); ++i) {
    if (shared[i] != shared[i + 1] || (i > 0 && shared[i] == shared[i - 1])) continue;
    const Row other = first_of(row_of(shared[i]));
    if (other != row) found.push_back(other);
  }
  std::ranges::sort(found);
  const auto doubles = std::ranges::unique(found);
  found.erase(doubles.begin(), doubles.end());
  std::erase_if(found, [&](Row other) { return !comparable(of_row, keys(other)); });
  return found;
}

Link Linker::compare(Row row, Row other) const {
  const bool first = before(said_[row], said_[other]);
  const auto [a, b] = first ? Pair{row, other} : Pair{other, row};  // as among all
  const Features features = comparer_->features(a, b);
  Link link;
  link.other = claims_[other];
  link.closeness = closeness(comparer_->score(features));
  link.dispute = disputes(*comparer_, resolver_.concepts(), said_[a], said_[b], features);
  link.outcome = tells_outcome(*comparer_, said_[row], said_[other], features);
  link.told_by_it = tells_outcome(*comparer_, said_[other], said_[row], features);
  return link;
}

Linked Linker::alike(uint64_t claim) {
  const Row first = first_of(row_of(claim));
  Linked linked{claims_[first], {}, {}};
  for (const Row each : alike_.at(first)) linked.alike.push_back(claims_[each]);
  return linked;
}

Linked Linker::link(uint64_t claim) {
  Linked linked = alike(claim);
  const Row first = rows_.at(linked.first);
  for (const Row other : candidates(first)) {
    const Link link = compare(first, other);
    if (link.closeness >= 0 || link.dispute || link.outcome || link.told_by_it)
      linked.links.push_back(link);
  }
  return linked;
}

}  // namespace kilde::proposition
