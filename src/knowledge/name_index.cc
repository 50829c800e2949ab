#include "knowledge/name_index.h"

#include <algorithm>
#include <bit>

#include "base/hash.h"

namespace kilde::knowledge {
namespace {

constexpr uint32_t kList = 0x80000000;

// FNV's upper bits hardly know the last letters; mixing spreads them. As in pack.py.
uint64_t hash_of(std::string_view key) {
  uint64_t h = base::fnv1a(key);
  h = (h ^ (h >> 32)) * 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 29);
}

}  // namespace

Result<NameIndex> NameIndex::from(const model::WeightFile& file, const std::string& name,
                                  uint32_t limit) {
  NameIndex index;
  index.limit_ = limit;
  for (auto [part, to] : {std::pair("_buckets", &index.buckets_), std::pair("_tags", &index.tags_),
                          std::pair("_rows", &index.rows_), std::pair("_lists", &index.lists_)}) {
    auto array = file.array<uint32_t>(name + part, {model::kAny});
    if (!array) return array.error();
    *to = *array;
  }
  if (auto checked = index.check(file, name); !checked) return checked.error();
  index.shift_ = 64 - static_cast<unsigned>(std::countr_zero(index.buckets_.size() - 1));
  return index;
}

// The whole is not read here: what a look-up uses, it checks.
Result<void> NameIndex::check(const model::WeightFile& file, const std::string& name) const {
  bool fits = buckets_.size() >= 3 && std::has_single_bit(buckets_.size() - 1) &&
              tags_.size() == rows_.size();
  if (fits) return {};
  return Error{Code::kFormat, file.path().string(),
               "expected the parts of index '" + name + "' to fit together"};
}

NameIndex::Hit NameIndex::find(std::string_view key) const {
  uint64_t hash = hash_of(key);
  size_t bucket = hash >> shift_;
  size_t from = buckets_[bucket], to = buckets_[bucket + 1];
  if (from > to || to > tags_.size()) return {};
  auto end = tags_.begin() + static_cast<ptrdiff_t>(to);
  auto it =
      std::find(tags_.begin() + static_cast<ptrdiff_t>(from), end, static_cast<uint32_t>(hash));
  if (it == end) return {};
  const uint32_t& row = rows_[static_cast<size_t>(it - tags_.begin())];
  if (row < limit_) return {{&row, 1}, 0};
  if (row < kList) return {};
  size_t list = row - kList;
  if (list >= lists_.size()) return {};
  size_t count = lists_[list] & 0xFFFF;
  if (count > lists_.size() - list - 1) return {};
  auto found = lists_.subspan(list + 1, count);
  bool inside = std::all_of(found.begin(), found.end(), [&](uint32_t i) { return i < limit_; });
  return inside ? Hit{found, lists_[list] >> 16} : Hit();
}

}  // namespace kilde::knowledge
