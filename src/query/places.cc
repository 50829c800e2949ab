#include "query/places.h"

#include <algorithm>

namespace kilde::query {
namespace {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::PlaceSize;

constexpr int kMostParents = 8;  // a ring of parents ends here

bool lies_in(const EntityBase& base, uint32_t row, uint32_t whole) {
  for (int i = 0; i < kMostParents && row != kNoRow; ++i) {
    if (row == whole) return true;
    row = base.entity(row).parent;
  }
  return false;
}

// The ledger's places of a country, or those of them that lie in a part of it.
void add_places_in(const Asking& ask, uint32_t whole, Ids& ids) {
  const EntityBase& base = *ask.names.base();
  const KnownEntity entity = base.entity(whole);
  const bool country = entity.size == PlaceSize::kCountry;
  ledger::Statement places =
      ask.db.prepare("SELECT id,key FROM entities WHERE kind='place' AND country=?");
  for (places.with(entity.country); places.next();) {
    const uint32_t row = country ? kNoRow : base.row_of(places.text(1));
    if (country || (row != kNoRow && lies_in(base, row, whole))) ids.push_back(places.integer(0));
  }
}

}  // namespace

Ids places_called(const Asking& ask, std::string_view name) {
  Ids ids = ask.names.find(ask.db, ask.search, name).entities;
  for (uint32_t row : ask.names.rows(name)) {
    const KnownEntity entity = ask.names.base()->entity(row);
    if (entity.kind != EntityKind::kPlace) continue;
    const bool has_parts = entity.size == PlaceSize::kCountry ||
                           entity.size == PlaceSize::kRegion || entity.size == PlaceSize::kDistrict;
    if (has_parts && !entity.country.empty()) add_places_in(ask, row, ids);
    break;  // of namesakes the most prominent has its parts
  }
  std::ranges::sort(ids);
  const auto rest = std::ranges::unique(ids);
  ids.erase(rest.begin(), rest.end());
  return ids;
}

}  // namespace kilde::query
