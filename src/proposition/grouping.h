// group: which claims are one proposition.
//
//   Comparer comparer(model, opposites, said, commonness);    // said in the order of `before`
//   const auto firsts = firsts_of(said);
//   group(comparer, pairs_to_compare(comparer, commonness, firsts), firsts)   // rows, each once
//
// Shapes: every row is in one group; rows of a group and groups by their first row are in order.
//   Needs: `said` in the order of `before`; reports with ids that differ. Threads: a pure function.
//   Errors: cannot fail.
// Method: claims that share a rare term, two weighty ones, a number or their wording are compared;
//   groups grow from the most alike pair on, while they are alike on the average (average linkage
//   over log-odds, where pairs that share nothing count against). Among many claims, what shares
//   one term or two is compared only where few hold these (commonness.h), and groups are joined
//   only within strands: so that what one claim is can be told without looking at all. What a
//   person ruled holds first: claims that must be one are one before any likeness counts, and no
//   group takes in claims of both sides of a split. Of equals, what claims hold decides, never the
//   order in which they came, so the groups are the same for any order.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "proposition/compare.h"

namespace kilde::proposition {

using Pair = std::pair<uint32_t, uint32_t>;

inline constexpr double kJoin = -1.1;       // log-odds, on the average, from which groups are one
inline constexpr double kStrangers = -2.0;  // of a pair that shares nothing to be compared by

// What must be, by rows of `said`: sets that are one, and pairs of sets that have nothing in
// common. No set of `same` reaches from one side of an `apart` to the other, also not through
// others.
struct Ties {
  std::vector<std::vector<uint32_t>> same;
  std::vector<std::pair<std::vector<uint32_t>, std::vector<uint32_t>>> apart;
};

// A place in an order of claims that does not depend on how they came: by time, then by id.
bool before(const Said& a, const Said& b);
bool before(const Sketched& a, const Sketched& b);

// The keys of which two claims that may be the same share at least one.
std::vector<uint64_t> keys_of(const Claim& claim);
// The first row with the same words, days and polarity, for each row: a thousand copies are
// compared once. Claims that other ties hold are not copies of each other.
std::vector<uint32_t> firsts_of(const std::vector<Said>& said, const Ties& ties = {});
std::vector<uint32_t> firsts_of(const std::vector<Sketched>& said);
// A mark by which a claim finds others among many: alone, or with another such.
struct Key {
  uint64_t mark = 0;
  bool alone = false, paired = false;
};
// Sorted by mark.
std::vector<Key> keys_among_many(const Sketch& claim, const Commonness& commonness);
bool comparable(const std::vector<Key>& a, const std::vector<Key>& b);

// How closely two of many claims hang together: 0 where they are rather the same than not, up to
// kClosest; -1 where they are not. Groups reach no further than a strand: what hangs together by
// pairs of at least some closeness, the lowest at which these are not too many first rows.
int closeness(double score);
inline constexpr int kClosest = 6;

// First rows that share what makes claims comparable among many; each pair once, a < b, in order.
std::vector<Pair> pairs_among_many(const Comparer& comparer, const Commonness& commonness,
                                   const std::vector<uint32_t>& firsts);
// First rows that share a key or a term that is rare among these; each pair once, a < b.
std::vector<Pair> pairs_to_compare(const Comparer& comparer, const Commonness& commonness,
                                   const std::vector<Said>& said,
                                   const std::vector<uint32_t>& firsts);

std::vector<std::vector<uint32_t>> group(const Comparer& comparer, const Commonness& commonness,
                                         const std::vector<Pair>& pairs,
                                         const std::vector<uint32_t>& firsts,
                                         const Ties& ties = {});

}  // namespace kilde::proposition
