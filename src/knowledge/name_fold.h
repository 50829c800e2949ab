// NameFold: the form in which names are compared: no case, no accents, no apostrophes.
//
//   auto fold = NameFold::from(file);
//   fold->fold("Côte d’Ivoire") == "cote divoire";   fold->fold("Saint-Étienne") == "saint etienne"
//
// Units: UTF-8. Owns nothing: views the file, and lives no longer than its mapping.
// Threads: read-only. Errors: kFormat for a file without the tables; folding cannot fail.
// Method: a table for all code points below U+2100 that train/kilde_train/entities/fold.py makes of
//   Unicode's decompositions; what stands beyond folds to itself. Nothing is folded twice in two
//   languages of programming: the table lies in the file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <kilde/result.h>

#include "model/weights.h"

namespace kilde::knowledge {

class NameFold {
 public:
  static Result<NameFold> from(const model::WeightFile& file);
  std::string fold(std::string_view name) const;
  // The same into a string that is used again: no memory is asked for.
  void fold(std::string_view name, std::string& out) const;

 private:
  // 0: dropped; below 0x80000000: a code point; else the place in `more_` of "count, code points".
  std::span<const uint32_t> table_;
  std::span<const uint32_t> more_;
};

}  // namespace kilde::knowledge
