// BCubed: how well mentions are grouped into things, whatever the groups are called.
//
//   // gold: a b | c, found: a | b c x (x is no mention in the gold)
//   auto score = b_cubed({{"1", "A"}, {"1", "B"}, {"2", "B"}, {"", "B"}});
//   score.precision() == 100.0 * (1 + 1/3.0 + 1/3.0 + 0) / 4;   score.recall() == 100.0 * 2 / 3;
//
// Shapes: a row a mention; `gold` is empty for one that only the reading has, `found` for one that
//   only the gold has. Units: percentages. Threads: pure functions. Errors: cannot fail; nothing
//   to measure gives 0.
// Method: Bagga and Baldwin 1998. A mention's precision is the share of the mentions grouped with
// it
//   that belong with it; its recall the share of those that belong with it that are grouped with
//   it. A missed mention has recall 0 and a spurious one precision 0, and both stay in their
//   groups.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kilde::eval {

struct Grouped {
  std::string gold, found;
};

// Sums of the mentions' precision and recall; scores of parts may be added.
struct BCubed {
  double precise = 0, recalled = 0;
  size_t found = 0, gold = 0;

  double precision() const { return found ? 100 * precise / static_cast<double>(found) : 0; }
  double recall() const { return gold ? 100 * recalled / static_cast<double>(gold) : 0; }
  double f1() const;
  BCubed& operator+=(const BCubed& other);
};

// One score for each mention, in their order.
std::vector<BCubed> b_cubed_each(const std::vector<Grouped>& mentions);
BCubed b_cubed(const std::vector<Grouped>& mentions);

}  // namespace kilde::eval
