#include "proposition/neighbourhood.h"

#include <algorithm>
#include <unordered_set>

#include "proposition/relations.h"

namespace kilde::proposition {

Gatherer::Gatherer(const Resolver& resolver, ClaimPool& pool)
    : resolver_(resolver),
      pool_(pool),
      comparer_(std::make_unique<Comparer>(resolver.model(), said_, pool.commonness())) {}

Gatherer::Row Gatherer::row_of(uint64_t claim) {
  const auto [at, fresh] = rows_.try_emplace(claim, static_cast<Row>(said_.size()));
  if (!fresh) return at->second;
  said_.push_back(pool_.said(claim));
  claims_.push_back(claim);
  keys_.emplace_back();
  comparer_->extend();
  return at->second;
}

const std::vector<Key>& Gatherer::keys(Row row) {
  if (keys_[row].empty()) keys_[row] = keys_among_many(*said_[row].claim, pool_.commonness());
  return keys_[row];
}

// The first with the same words, days and polarity; of all of them it is known from then on.
Gatherer::Row Gatherer::first_of(Row row) {
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
std::vector<Gatherer::Row> Gatherer::candidates(Row row) {
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

void Gatherer::relate(Row a, Row b, const Features& features,
                      std::vector<Relation>& relations) const {
  const bool dispute = disputes(*comparer_, resolver_.concepts(), said_[a], said_[b], features);
  for (const auto& [x, y] : {Pair{a, b}, Pair{b, a}}) {
    const auto outcome = tells_outcome(*comparer_, said_[x], said_[y], features);
    if (dispute || outcome) relations.push_back({claims_[x], claims_[y], dispute, outcome});
  }
}

Strand Gatherer::gather(uint64_t claim) {
  Strand strand;
  const Row first = first_of(row_of(claim));
  std::vector<Row> open{first};
  std::unordered_set<Row> taken{first};
  for (size_t at = 0; at < open.size(); ++at) {
    for (const Row other : candidates(open[at])) {
      // In the order in which they are compared among all.
      const auto [a, b] =
          before(said_[open[at]], said_[other]) ? Pair{open[at], other} : Pair{other, open[at]};
      const Features features = comparer_->features(a, b);
      relate(a, b, features, strand.relations);
      if (comparer_->score(features) >= kLink && taken.insert(other).second) open.push_back(other);
    }
  }
  for (const Row row : open)
    for (const Row each : alike_.at(row)) strand.claims.push_back(claims_[each]);
  std::ranges::sort(strand.claims);
  return strand;
}

}  // namespace kilde::proposition
