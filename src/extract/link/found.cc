#include "extract/link/found.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/link/names.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::PlaceSize;

namespace {

constexpr std::string_view kUserList = "user list", kListed = "listed";

std::string_view precision_of(PlaceSize size) {
  switch (size) {
    case PlaceSize::kNone:
      return {};
    case PlaceSize::kSite:
      return "site";
    case PlaceSize::kTown:
      return "town";
    case PlaceSize::kDistrict:
      return "district";
    case PlaceSize::kRegion:
      return "region";
    case PlaceSize::kCountry:
      return "country";
    case PlaceSize::kSea:
      return "sea";
    case PlaceSize::kContinent:
      return "continent";
  }
  return {};
}

bool is_local_id(std::string_view id) {
  return id.size() > 1 && id[0] == 'e' && base::is_digit(static_cast<unsigned char>(id[1])) &&
         id.find(':') == id.npos;
}

// The row of a listed entity; tables of a language write country codes in small letters.
uint32_t listed_row(const EntityBase& base, std::string_view id) {
  constexpr std::string_view kCountry = "country:";
  if (!id.starts_with(kCountry)) return base.row_of(id);
  std::string upper(id);
  for (size_t i = kCountry.size(); i < upper.size(); ++i) {
    upper[i] = static_cast<char>(base::to_upper(static_cast<unsigned char>(upper[i])));
  }
  return base.row_of(upper);
}

size_t common_letters(std::string_view a, std::string_view b) {
  size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  return at;
}

std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

// «Зеленским», by its lemma «Зеленск»: as the base writes it in the language, in as many words.
std::string_view shown_name(Document& doc, const EntityBase& base, uint32_t row,
                            std::string_view name) {
  const bool person = base.entity(row).kind == EntityKind::kPerson;
  const size_t words = count_words(name);
  const std::string folded = base.fold(name);
  std::string best;
  size_t most = 0;
  for (const knowledge::KnownName& known : base.names(row)) {
    std::string_view form = known.text;
    if (person && words == 1) form = last_word(form);
    if (base.fold(form) == folded) return name;
    const bool own = known.langs.empty() || std::find(known.langs.begin(), known.langs.end(),
                                                      doc.lang) != known.langs.end();
    const size_t common = common_letters(form, name);
    if (!own || count_words(form) != words || common <= most) continue;
    most = common;
    best = form;
  }
  return 3 * most >= 2 * name.size() ? doc.intern(best) : name;
}

// Tables of countries list "Scotland" with the kingdom; the base knows better.
uint32_t part_of(const EntityBase& base, const Document& doc, const Entity& entity,
                 uint32_t country) {
  if (base.entity(country).size != PlaceSize::kCountry) return country;
  uint32_t part = country;
  for (ByteSpan mention : entity.mentions) {
    const auto rows = base.find(doc.text(mention));
    if (std::find(rows.begin(), rows.end(), country) != rows.end()) return country;
    if (rows.empty()) continue;
    const KnownEntity known = base.entity(rows.front());
    const bool inside =
        known.size == PlaceSize::kRegion && known.country == base.entity(country).country;
    if (inside) part = rows.front();
  }
  return part;
}

}  // namespace

void fill(Document& doc, const EntityBase& base, uint32_t row, Entity& out) {
  const KnownEntity known = base.entity(row);
  out.id = doc.intern(known.id);
  out.kind = known.kind;
  if (!known.wikidata.empty()) out.wikidata = doc.intern(known.wikidata);
  if (!known.country.empty()) out.country = doc.intern(known.country);
  out.has_point = known.has_point;
  out.lat = known.lat;
  out.lon = known.lon;
  out.precision = precision_of(known.size);
}

Found::Found(Document& doc, const EntityBase& base) : doc_(doc), base_(base) {
  const size_t size = doc.entities.size();
  base_rows_.assign(size, kNoRow);
  at_.assign(doc.size(), -1);
  for (size_t n = 0; n < size; ++n) named_.push_back(link::is_named(doc, doc.entities[n]));
  for (size_t n = 0; n < size; ++n) take(n, false);
  for (size_t n = 0; n < size; ++n) {
    if (named_[n]) take(n, true);
    if (is_local(n)) continue;
    uint32_t row = listed_row(base, doc.entities[n].id);
    if (row != kNoRow) row = part_of(base, doc, doc.entities[n], row);
    if (row != kNoRow) link(n, row, kListed);
  }
}

void Found::take(size_t entity, bool named) {
  for (ByteSpan mention : doc_.entities[entity].mentions) {
    const TokenSpan tokens = doc_.tokens_in(mention);
    if (named && !link::is_named(doc_, tokens)) continue;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) at_[i] = static_cast<int32_t>(entity);
  }
}

bool Found::is_local(size_t entity) const { return is_local_id(doc_.entities[entity].id); }

void Found::link(size_t entity, uint32_t row, std::string_view by) {
  Entity& out = doc_.entities[entity];
  const bool listed = out.kind == EntityKind::kOutlet || out.kind == EntityKind::kAgency;
  const EntityKind kind = out.kind;
  base_rows_[entity] = row;
  if (named_[entity] && by != kListed) out.name = shown_name(doc_, base_, row, out.name);
  fill(doc_, base_, row, out);
  out.link = by;
  if (listed && out.kind != EntityKind::kOutlet) out.kind = kind;
}

// What the list leaves open is as the base has it, where it knows the id.
void Found::link(size_t entity, const knowledge::UserEntity& user) {
  Entity& out = doc_.entities[entity];
  base_rows_[entity] = kNoRow;
  out.wikidata = out.country = out.precision = {};
  out.has_point = false;
  if (const uint32_t row = base_.row_of(user.id); row != kNoRow) link(entity, row, {});
  out.id = doc_.intern(user.id);
  out.kind = user.kind;
  out.link = kUserList;
  if (!user.country.empty()) out.country = doc_.intern(user.country);
  if (!user.wikidata.empty()) out.wikidata = doc_.intern(user.wikidata);
  if (!user.has_point) return;
  out.has_point = true;
  out.lat = user.lat, out.lon = user.lon;
  out.precision = {};
}

void Found::mark(size_t entity, EntityKind kind, std::string_view id, std::string_view country,
                 std::string_view by) {
  Entity& out = doc_.entities[entity];
  out.id = doc_.intern(id);
  out.kind = kind;
  out.country = doc_.intern(country);
  out.link = by;
}

size_t Found::add(TokenSpan tokens, EntityKind kind) {
  const auto row = static_cast<int32_t>(doc_.entities.size());
  Entity entity;
  entity.id = "e0";
  entity.name = doc_.intern(doc_.text(doc_.bytes(tokens)));
  entity.kind = kind;
  entity.mentions = {doc_.bytes(tokens)};
  doc_.entities.push_back(entity);
  base_rows_.push_back(kNoRow);
  named_.push_back(true);
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) at_[i] = row;
  return static_cast<size_t>(row);
}

bool Found::may_take_over(TokenSpan tokens) const {
  const ByteSpan span = doc_.bytes(tokens);
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (at_[i] < 0 || !named_[static_cast<size_t>(at_[i])]) continue;
    const auto entity = static_cast<size_t>(at_[i]);
    if (doc_.entities[entity].link == kUserList) return false;
    for (ByteSpan mention : doc_.entities[entity].mentions) {
      const bool inside = mention.begin >= span.begin && mention.end <= span.end;
      const bool apart = mention.end <= span.begin || mention.begin >= span.end;
      if (mention == span || (!inside && !apart)) return false;
    }
  }
  return true;
}

size_t Found::take_over(TokenSpan tokens, EntityKind kind) {
  const ByteSpan span = doc_.bytes(tokens);
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (at_[i] < 0 || !named_[static_cast<size_t>(at_[i])]) continue;
    std::erase_if(doc_.entities[static_cast<size_t>(at_[i])].mentions, [&](ByteSpan mention) {
      return mention.begin >= span.begin && mention.end <= span.end;
    });
  }
  return add(tokens, kind);
}

bool Found::is_users(size_t entity) const { return doc_.entities[entity].link == kUserList; }

size_t Found::move(size_t entity, ByteSpan mention) {
  std::erase(doc_.entities[entity].mentions, mention);
  return add(doc_.tokens_in(mention), EntityKind::kOther);
}

// One row for all that have the same shared id.
void Found::merge() {
  std::unordered_map<std::string_view, size_t> first;
  std::vector<Entity> kept;
  std::vector<bool> named;
  for (size_t n = 0; n < doc_.entities.size(); ++n) {
    Entity& entity = doc_.entities[n];
    const auto [at, fresh] = first.emplace(entity.id, kept.size());
    if (is_local(n) || fresh) {
      kept.push_back(std::move(entity));
      named.push_back(named_[n]);
      continue;
    }
    Entity& whole = kept[at->second];
    whole.mentions.insert(whole.mentions.end(), entity.mentions.begin(), entity.mentions.end());
    const bool longer = count_words(entity.name) > count_words(whole.name);
    if (named_[n] != named[at->second] ? named_[n] : longer) whole.name = entity.name;
    named[at->second] = named[at->second] || named_[n];
  }
  doc_.entities = std::move(kept);
}

void Found::number() {
  for (Entity& entity : doc_.entities) {
    auto& mentions = entity.mentions;
    std::sort(mentions.begin(), mentions.end());
    mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
  }
  std::stable_sort(doc_.entities.begin(), doc_.entities.end(),
                   [](const Entity& a, const Entity& b) {
                     return a.mentions.front().begin < b.mentions.front().begin;
                   });
  int number = 0;
  for (Entity& entity : doc_.entities) {
    if (is_local_id(entity.id)) entity.id = doc_.intern("e" + std::to_string(++number));
  }
}

void Found::finish() {
  std::erase_if(doc_.entities, [](const Entity& entity) { return entity.mentions.empty(); });
  merge();
  number();
}

}  // namespace kilde::link
