#include "proposition/neighbourhood.h"

#include <algorithm>

#include "proposition/relations.h"

namespace kilde::proposition {

Linker::Linker(const Resolver& resolver, ClaimPool& pool)
    : resolver_(resolver),
      pool_(pool),
      comparer_(resolver.model(), resolver.opposites(), pool.commonness()) {}

Linker::Row Linker::row_of(uint64_t claim) {
  const auto [at, fresh] = rows_.try_emplace(claim, static_cast<Row>(claims_.size()));
  if (!fresh) return at->second;
  claims_.push_back(claim);
  comparer_.add(pool_.sketched(claim));
  return at->second;
}

// The first with the same words, days and polarity; of all of them it is known from then on.
Linker::Row Linker::first_of(Row row) {
  if (const auto known = firsts_.find(row); known != firsts_.end()) return known->second;
  const uint64_t wording = mark_of_wording(comparer_.sketched(row).claim->wording);
  std::vector<uint64_t> claims{claims_[row]};
  if (pool_.commonness().count(wording) > 1) {
    const auto holders = pool_.holders(wording);
    claims.assign(holders.begin(), holders.end());
  }
  std::vector<Row> rows;
  for (const uint64_t claim : claims) rows.push_back(row_of(claim));
  std::ranges::sort(
      rows, [&](Row a, Row b) { return before(comparer_.sketched(a), comparer_.sketched(b)); });
  std::vector<Sketched> said;
  for (const Row each : rows) said.push_back(comparer_.sketched(each));
  const std::vector<uint32_t> firsts = firsts_of(said);
  for (size_t i = 0; i < rows.size(); ++i) {
    firsts_[rows[i]] = rows[firsts[i]];
    alike_[rows[firsts[i]]].push_back(rows[i]);
  }
  return firsts_.at(row);
}

// First rows that are compared with a first row.
std::vector<Linker::Row> Linker::candidates(Row row) {
  const Commonness& commonness = pool_.commonness();
  const std::vector<Key> of_row = keys_among_many(*comparer_.sketched(row).claim, commonness);
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
  std::erase_if(found, [&](Row other) {
    return !comparable(of_row, keys_among_many(*comparer_.sketched(other).claim, commonness));
  });
  return found;
}

Link Linker::compare(Row row, Row other) {
  const bool first = before(comparer_.sketched(row), comparer_.sketched(other));
  const auto [a, b] = first ? Pair{row, other} : Pair{other, row};  // as among all
  const Features features = comparer_.features(a, b);
  Link link;
  link.other = claims_[other];
  link.closeness = closeness(comparer_.score(features));
  const Sketch &x = *comparer_.sketched(a).claim, &y = *comparer_.sketched(b).claim;
  if (!may_dispute(comparer_, resolver_.opposites(), x, y, features) &&
      !may_tell_outcome(comparer_, x, y, features))
    return link;
  const Said mine = pool_.said(claims_[row]), its = pool_.said(claims_[other]);
  link.dispute =
      disputes(comparer_, resolver_.concepts(), first ? mine : its, first ? its : mine, features);
  link.outcome = tells_outcome(comparer_, mine, its, features);
  link.told_by_it = tells_outcome(comparer_, its, mine, features);
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
