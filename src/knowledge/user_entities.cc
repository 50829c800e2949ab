#include "knowledge/user_entities.h"

#include <charconv>

#include "base/data_table.h"
#include "base/hash.h"

namespace kilde::knowledge {
namespace {

double degrees(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Walks from the key's own slot to the one that holds it, or to a free one.
template <typename Slots, typename Same>
auto& find_slot(Slots& slots, std::string_view key, Same same) {
  const size_t mask = slots.size() - 1;
  const uint64_t hash = base::fnv1a(key);
  size_t at = (hash ^ hash >> 32) & mask;
  while (slots[at] != kNoRow && !same(slots[at])) at = (at + 1) & mask;
  return slots[at];
}

}  // namespace

uint32_t& UserEntities::name_slot(std::string_view key) {
  return find_slot(name_slots_, key, [&](uint32_t at) { return folded(names_[at]) == key; });
}

uint32_t& UserEntities::id_slot(std::string_view id) {
  return find_slot(id_slots_, id, [&](uint32_t row) { return field(row, kId) == id; });
}

const UserEntities::Name* UserEntities::name_of(std::string_view key) const {
  if (name_slots_.empty()) return nullptr;
  const uint32_t at =
      find_slot(name_slots_, key, [&](uint32_t name) { return folded(names_[name]) == key; });
  return at == kNoRow ? nullptr : &names_[at];
}

uint32_t UserEntities::find(std::string_view key) const {
  const Name* name = name_of(key);
  return name ? name->row : kNoRow;
}

bool UserEntities::may_be_small(std::string_view key) const {
  const Name* name = name_of(key);
  return name && name->small;
}

uint32_t UserEntities::row_of(std::string_view id) const {
  if (id_slots_.empty()) return kNoRow;
  return find_slot(id_slots_, id, [&](uint32_t row) { return field(row, kId) == id; });
}

std::string_view UserEntities::folded(const Name& name) const {
  return std::string_view(folded_).substr(name.at, name.length);
}

std::string_view UserEntities::line(uint32_t row) const {
  std::string_view rest = std::string_view(text_).substr(lines_[row]);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

// Columns count as in the documentation, not as in the file.
std::string_view UserEntities::field(uint32_t row, size_t column) const {
  if (places_[column] == kNoRow) return {};
  std::string_view rest = line(row);
  for (uint32_t skip = places_[column]; skip > 0; --skip) {
    const size_t tab = rest.find('\t');
    if (tab == rest.npos) return {};
    rest.remove_prefix(tab + 1);
  }
  return base::trim(rest.substr(0, rest.find('\t')));
}

UserEntity UserEntities::entity(uint32_t row) const {
  UserEntity entity;
  entity.id = field(row, kId);
  entity.name = field(row, kName);
  entity.aliases = field(row, kAliases);
  entity.country = field(row, kCountry);
  entity.wikidata = field(row, kWikidata);
  if (entity.wikidata.empty() && entity.id.starts_with('Q')) entity.wikidata = entity.id;
  entity.kind = parse_entity_kind(field(row, kKind)).value_or(EntityKind::kOther);
  const std::string_view lat = field(row, kLat);
  entity.has_point = !lat.empty();
  if (entity.has_point) entity.lat = degrees(lat), entity.lon = degrees(field(row, kLon));
  return entity;
}

}  // namespace kilde::knowledge
