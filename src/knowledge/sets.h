// Sets: which of some things are one, told pair by pair.
//
//   Sets sets(4);
//   sets.unite(3, 1);  sets.unite(1, 2);
//   sets.first(3) == 1;  sets.first(0) == 0;
//
// Shapes: things 0..size-1; the first thing of a set stands for it. Threads: one. Errors: cannot
//   fail. Method: union-find with halved paths; the same sets in whatever order pairs come.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace kilde::knowledge {

class Sets {
 public:
  explicit Sets(size_t size) : up_(size) { std::iota(up_.begin(), up_.end(), size_t{0}); }

  size_t first(size_t a) {
    while (up_[a] != a) a = up_[a] = up_[up_[a]];
    return a;
  }
  void unite(size_t a, size_t b) {
    a = first(a), b = first(b);
    up_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<size_t> up_;
};

}  // namespace kilde::knowledge
