#include "model/kernels.h"

#include <cstdlib>

namespace kilde::model {
namespace {

const Kernels* choose() {
  const Kernels* sets[] = {avx512_kernels(), avx2_kernels(), plain_kernels()};
  const char* wish = std::getenv("KILDE_KERNELS");
  const Kernels* best = nullptr;
  for (const Kernels* set : sets) {
    if (!set) continue;
    if (wish && set->name == wish) return set;
    if (!best) best = set;
  }
  return best;
}

}  // namespace

const Kernels& kernels() {
  static const Kernels* chosen = choose();
  return *chosen;
}

}  // namespace kilde::model
