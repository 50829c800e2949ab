// NameIndex: from a key (a folded name, an id) to rows.
//
//   auto index = NameIndex::from(file, "name");
//   NameIndex::Hit hit = index->find("minsk");   // hit.rows: ascending; hit.words: bit mask
//
// Shapes: sections NAME_buckets (a power of two and one), NAME_tags and NAME_rows (one a key) and
//   NAME_lists. Owns nothing: views the file. Threads: read-only.
// Errors: kFormat for sections that do not fit together; a look-up cannot fail.
// Method: the key's 64-bit hash has a bucket in its upper bits and a tag of 32 in its lower; a
//   bucket is a short run of tags. A key with one row has it in place; others point to a list.
//   Two of ten million unknown keys are taken for a known one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <kilde/result.h>

#include "model/weights.h"

namespace kilde::knowledge {

class NameIndex {
 public:
  struct Hit {
    std::span<const uint32_t> rows;
    uint32_t words = 0;  // bit i: the key is a common word of language i
  };

  // `limit`: the number of rows; a hit never holds another.
  static Result<NameIndex> from(const model::WeightFile& file, const std::string& name,
                                uint32_t limit);
  Hit find(std::string_view key) const;

 private:
  Result<void> check(const model::WeightFile& file, const std::string& name) const;

  std::span<const uint32_t> buckets_, tags_, rows_, lists_;
  unsigned shift_ = 0;
  uint32_t limit_ = 0;
};

}  // namespace kilde::knowledge
