#include "proposition/grouping.h"

#include <algorithm>
#include <array>
#include <map>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"

namespace kilde::proposition {
namespace {

constexpr float kRare = 0.3F;          // weight with rarity of a term that finds others alone
constexpr size_t kMostOfOneKey = 400;  // claims; what more have in common is no key

// Rows that hang together by pairs.
class Sets {
 public:
  explicit Sets(size_t count) : into_(count), size_(count, 1) {
    for (uint32_t i = 0; i < count; ++i) into_[i] = i;
  }
  uint32_t top(uint32_t row) {
    while (into_[row] != row) row = into_[row] = into_[into_[row]];
    return row;
  }
  size_t size(uint32_t row) { return size_[top(row)]; }
  void join(uint32_t a, uint32_t b) {
    a = top(a), b = top(b);
    if (a == b) return;
    size_[a] += size_[b];
    into_[b] = a;
  }

 private:
  std::vector<uint32_t> into_;
  std::vector<size_t> size_;
};

// For each row, the number of its strand.
std::vector<uint64_t> strands_of(size_t rows, const std::vector<Pair>& pairs,
                                 const std::vector<double>& scores, size_t longest) {
  std::vector<uint64_t> strands(rows, UINT64_MAX);
  for (int least = 0; least <= kClosest; ++least) {
    Sets sets(rows);
    for (size_t i = 0; i < pairs.size(); ++i)
      if (closeness(scores[i]) >= least) sets.join(pairs[i].first, pairs[i].second);
    for (uint32_t row = 0; row < rows; ++row)
      if (strands[row] == UINT64_MAX && (least == kClosest || sets.size(row) <= longest))
        strands[row] = static_cast<uint64_t>(least) << 32 | sets.top(row);
  }
  return strands;
}

// For each row, the ties that hold it: of `same` by their number, of `apart` by number and side.
struct Held {
  explicit Held(const Ties& ties) {
    for (uint64_t i = 0; i < ties.same.size(); ++i)
      for (const uint32_t row : ties.same[i]) by_row[row].push_back(i);
    for (uint64_t i = 0; i < ties.apart.size(); ++i) {
      const uint64_t side = ties.same.size() + 2 * i;
      for (const uint32_t row : ties.apart[i].first) by_row[row].push_back(side);
      for (const uint32_t row : ties.apart[i].second) by_row[row].push_back(side + 1);
    }
  }
  std::vector<uint64_t> of(uint32_t row) const {
    const auto at = by_row.find(row);
    return at == by_row.end() ? std::vector<uint64_t>() : at->second;
  }
  std::unordered_map<uint32_t, std::vector<uint64_t>> by_row;
};

// Average linkage over a sparse table of log-odds.
class Linkage {
 public:
  explicit Linkage(size_t count)
      : size_(count, 1), into_(count), near_(count), version_(count, 0), sides_(count) {
    for (uint32_t i = 0; i < count; ++i) into_[i] = i;
  }

  void set(uint32_t a, uint32_t b, double score) { near_[a][b] = near_[b][a] = {score, 1}; }

  // They are one, whatever the scores.
  void tie(uint32_t a, uint32_t b) {
    a = top(a), b = top(b);
    if (a != b) join(std::min(a, b), std::max(a, b));
  }
  // Groups with sides 2n and 2n + 1 are never one.
  void put_side(uint32_t row, uint64_t side) { sides_[row].insert(side); }

  // The first row of each row's group.
  std::vector<uint32_t> run() {
    for (uint32_t a = 0; a < near_.size(); ++a)
      for (const auto& [b, known] : near_[a])
        if (a < b) offer(a, b, known);
    while (!queue_.empty()) {
      const Offer best = queue_.top();
      queue_.pop();
      if (into_[best.a] != best.a || into_[best.b] != best.b) continue;
      if (version_[best.a] != best.version_a || version_[best.b] != best.version_b) continue;
      join(best.a, best.b);
    }
    std::vector<uint32_t> home(into_.size());
    for (uint32_t i = 0; i < into_.size(); ++i) home[i] = top(i);
    return home;
  }

 private:
  struct Known {
    double sum = 0;
    double pairs = 0;
  };
  struct Offer {
    double average = 0;
    uint32_t a = 0, b = 0, version_a = 0, version_b = 0;
    bool operator<(const Offer& other) const {  // the most alike first, then the first in rank
      return std::tuple(average, other.a, other.b) < std::tuple(other.average, a, b);
    }
  };

  uint32_t top(uint32_t row) const {
    while (into_[row] != row) row = into_[row];
    return row;
  }

  bool apart(uint32_t a, uint32_t b) const {
    if (sides_[a].size() > sides_[b].size()) std::swap(a, b);
    return std::ranges::any_of(sides_[a],
                               [&](uint64_t side) { return sides_[b].contains(side ^ 1); });
  }

  void offer(uint32_t a, uint32_t b, const Known& known) {
    if (apart(a, b)) return;
    const double pairs = static_cast<double>(size_[a]) * static_cast<double>(size_[b]);
    const double average = (known.sum + kStrangers * (pairs - known.pairs)) / pairs;
    if (average < kJoin) return;
    if (a > b) std::swap(a, b);
    queue_.push({average, a, b, version_[a], version_[b]});
  }

  void join(uint32_t a, uint32_t b) {  // b goes into a, which is before it in rank
    into_[b] = a;
    size_[a] += size_[b];
    ++version_[a], ++version_[b];
    sides_[a].merge(sides_[b]);
    for (const auto& [other, known] : near_[b]) {
      if (other == a) continue;
      Known& sum = near_[a][other];
      sum.sum += known.sum, sum.pairs += known.pairs;
      near_[other][a] = sum;
      near_[other].erase(b);
    }
    near_[a].erase(b);
    near_[b].clear();
    for (const auto& [other, known] : near_[a]) offer(a, other, known);
  }

  std::vector<size_t> size_;
  std::vector<uint32_t> into_;
  std::vector<std::map<uint32_t, Known>> near_;
  std::vector<uint32_t> version_;
  std::vector<std::set<uint64_t>> sides_;
  std::priority_queue<Offer> queue_;
};

std::vector<Pair> pairs_among_few(const Comparer& comparer, const std::vector<Said>& said,
                                  const std::vector<uint32_t>& firsts) {
  std::unordered_map<uint64_t, std::vector<uint32_t>> index;
  for (uint32_t row = 0; row < said.size(); ++row) {
    if (firsts[row] != row) continue;
    for (const uint64_t key : keys_of(*said[row].claim)) index[key].push_back(row);
    for (const Comparer::Weighed& term : comparer.terms(row))
      if (term.weight >= kRare) index[term.key].push_back(row);
  }
  std::vector<Pair> pairs;
  for (const auto& [key, rows] : index) {
    if (rows.size() > kMostOfOneKey) continue;
    for (size_t i = 0; i < rows.size(); ++i)
      for (size_t j = i + 1; j < rows.size(); ++j)
        if (rows[i] != rows[j]) pairs.emplace_back(rows[i], rows[j]);
  }
  return pairs;
}

template <typename Each>
std::vector<uint32_t> firsts_among(const std::vector<Each>& said, const Held& held) {
  std::map<std::tuple<uint64_t, int32_t, int32_t, bool, Factuality, std::vector<uint64_t>>,
           uint32_t>
      known;
  std::vector<uint32_t> firsts;
  for (uint32_t row = 0; row < said.size(); ++row) {
    const auto& claim = *said[row].claim;
    const auto key = std::tuple(claim.wording, claim.from, claim.to, claim.negated,
                                claim.factuality, held.of(row));
    firsts.push_back(known.try_emplace(key, row).first->second);
  }
  return firsts;
}

}  // namespace

bool before(const Said& a, const Said& b) { return rank_of(a) < rank_of(b); }
bool before(const Sketched& a, const Sketched& b) { return rank_of(a) < rank_of(b); }

std::vector<uint64_t> keys_of(const Claim& claim) {
  const std::vector<const claim::Term*> terms = weighty_terms(claim);
  std::vector<uint64_t> keys{claim.wording};
  for (size_t i = 0; i < terms.size(); ++i)
    for (size_t j = i + 1; j < terms.size(); ++j)
      keys.push_back(base::fnv1a(terms[j]->key, base::fnv1a("|", base::fnv1a(terms[i]->key))));
  for (const claim::Quantity& quantity : claim.quantities)
    if (quantity.low >= 2) keys.push_back(mark_of_number(quantity.low));
  return keys;
}

std::vector<Key> keys_among_many(const Sketch& claim, const Commonness& commonness) {
  std::vector<Key> keys{{mark_of_wording(claim.wording), true, false}};
  for (const Sketch::Number& number : claim.numbers) {
    if (number.low < 2) continue;
    const uint64_t mark = mark_of_number(number.low);
    const uint32_t holders = commonness.count(mark);
    keys.push_back({mark, holders < kFewHolders, holders < kManyHolders});
  }
  for (const Sketch::Term& term : claim.terms) {
    const uint32_t holders = commonness.count(term.key);
    const bool rare = term.weight * commonness.rarity(term.key) >= kRare;
    keys.push_back(
        {term.key, rare && holders < kFewHolders, term.weighty && holders < kManyHolders});
  }
  std::erase_if(keys, [](const Key& key) { return !key.alone && !key.paired; });
  std::ranges::sort(keys, {}, &Key::mark);
  const auto doubles = std::ranges::unique(keys, {}, &Key::mark);  // of two equal numbers
  keys.erase(doubles.begin(), doubles.end());
  return keys;
}

bool comparable(const std::vector<Key>& a, const std::vector<Key>& b) {
  size_t paired = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->mark < y->mark) {
      ++x;
    } else if (y->mark < x->mark) {
      ++y;
    } else {
      if (x->alone && y->alone) return true;
      if (x->paired && y->paired && ++paired == 2) return true;
      ++x, ++y;
    }
  }
  return false;
}

int closeness(double score) {
  constexpr std::array<double, kClosest + 1> kFrom = {0, 0.75, 1.5, 2.25, 3, 4, 5};
  return static_cast<int>(std::ranges::upper_bound(kFrom, score) - kFrom.begin()) - 1;
}

std::vector<uint32_t> firsts_of(const std::vector<Said>& said, const Ties& ties) {
  return firsts_among(said, Held(ties));
}

std::vector<uint32_t> firsts_of(const std::vector<Sketched>& said) {
  return firsts_among(said, Held({}));
}

std::vector<Pair> pairs_among_many(const Comparer& comparer, const Commonness& commonness,
                                   const std::vector<uint32_t>& firsts) {
  std::unordered_map<uint64_t, std::vector<uint32_t>> index;
  std::vector<std::vector<Key>> keys(firsts.size());
  std::vector<Pair> pairs;
  for (uint32_t row = 0; row < firsts.size(); ++row) {
    if (firsts[row] != row) continue;
    keys[row] = keys_among_many(*comparer.sketched(row).claim, commonness);
    std::vector<uint32_t> seen;
    for (const Key& key : keys[row]) {
      std::vector<uint32_t>& rows = index[key.mark];
      seen.insert(seen.end(), rows.begin(), rows.end());
      rows.push_back(row);
    }
    std::ranges::sort(seen);
    const auto doubles = std::ranges::unique(seen);
    seen.erase(doubles.begin(), doubles.end());
    for (const uint32_t other : seen)
      if (comparable(keys[row], keys[other])) pairs.emplace_back(other, row);
  }
  std::ranges::sort(pairs);
  return pairs;
}

std::vector<Pair> pairs_to_compare(const Comparer& comparer, const Commonness& commonness,
                                   const std::vector<Said>& said,
                                   const std::vector<uint32_t>& firsts) {
  if (commonness.many()) return pairs_among_many(comparer, commonness, firsts);
  std::vector<Pair> pairs = pairs_among_few(comparer, said, firsts);
  std::ranges::sort(pairs);
  const auto doubles = std::ranges::unique(pairs);
  pairs.erase(doubles.begin(), doubles.end());
  return pairs;
}

std::vector<std::vector<uint32_t>> group(const Comparer& comparer, const Commonness& commonness,
                                         const std::vector<Pair>& pairs,
                                         const std::vector<uint32_t>& firsts, const Ties& ties) {
  std::vector<double> scores;
  for (const auto& [a, b] : pairs) scores.push_back(comparer.score(comparer.features(a, b)));
  std::vector<uint64_t> strands;
  if (commonness.many())
    strands = strands_of(firsts.size(), pairs, scores, commonness.longest_strand());
  Linkage linkage(firsts.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto& [a, b] = pairs[i];
    if (!commonness.many() || strands[a] == strands[b]) linkage.set(a, b, scores[i]);
  }
  for (uint64_t i = 0; i < ties.apart.size(); ++i) {
    for (const uint32_t row : ties.apart[i].first) linkage.put_side(firsts[row], 2 * i);
    for (const uint32_t row : ties.apart[i].second) linkage.put_side(firsts[row], 2 * i + 1);
  }
  for (const std::vector<uint32_t>& same : ties.same)
    for (const uint32_t row : same) linkage.tie(firsts[same.front()], firsts[row]);
  const std::vector<uint32_t> home = linkage.run();
  std::map<uint32_t, std::vector<uint32_t>> groups;
  for (uint32_t row = 0; row < home.size(); ++row) groups[home[firsts[row]]].push_back(row);
  std::vector<std::vector<uint32_t>> out;
  for (auto& [first, rows] : groups) out.push_back(std::move(rows));
  return out;
}

}  // namespace kilde::proposition
