#include "extract/link/compounds.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"
#include "extract/link/names.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::PlaceSize;

namespace {

constexpr size_t kShortestRest = 4;   // bytes of "Iran" in "Nordiran"
constexpr size_t kLongestTold = 3;    // words of a name
constexpr size_t kShortestName = 3;   // code points, if it is no acronym
constexpr uint8_t kKnownBody = 150;   // prominence of what an acronym stands for
constexpr uint8_t kKnownPlace = 125;  // a large town

bool is_body(EntityKind kind) {
  return kind == EntityKind::kOrganisation || kind == EntityKind::kOutlet ||
         kind == EntityKind::kAgency;
}

}  // namespace

Result<CompoundWords> CompoundWords::load(const std::filesystem::path& root,
                                          std::string_view lang) {
  CompoundWords out;
  auto table = base::DataTable::load(root / "data" / "entities" / "homes.tsv",
                                     {"lang", "directions", "money"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["lang"] != lang) continue;
    for (std::string_view word : base::split_list(row["directions"])) {
      out.directions_.emplace_back(word);
    }
    for (std::string_view word : base::split_list(row["money"])) out.money_.emplace_back(word);
  }
  std::stable_sort(out.directions_.begin(), out.directions_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

bool CompoundWords::is_direction(std::string_view word) const {
  return std::find(directions_.begin(), directions_.end(), base::to_lower(word)) !=
         directions_.end();
}

bool CompoundWords::is_money(std::string_view word) const {
  return std::find(money_.begin(), money_.end(), base::to_lower(word)) != money_.end();
}

size_t CompoundWords::rest_of(std::string_view word) const {
  const std::string low = base::to_lower(word);
  for (const std::string& direction : directions_) {
    if (!low.starts_with(direction) || low.size() != word.size()) continue;
    return word.size() >= direction.size() + kShortestRest ? direction.size() : 0;
  }
  return 0;
}

Compounds::Compounds(const Document& doc, const EntityBase& base, const CompoundWords& words)
    : doc_(doc), base_(base), words_(words) {
  for (const Entity& entity : doc.entities) {
    const uint32_t row = base.row_of(entity.id);
    if (row == kNoRow) continue;
    for (ByteSpan mention : entity.mentions) {
      if (!is_named(doc, doc.tokens_in(mention))) continue;
      const std::string_view name = doc.text(mention);
      if (count_words(name) <= kLongestTold && base::starts_upper(name)) told_.emplace(name, row);
    }
    if (entity.kind != EntityKind::kPerson) continue;
    told_.emplace(entity.name.substr(entity.name.rfind(' ') + 1), row);
  }
}

uint32_t Compounds::land_of(const std::string& name) const {
  const auto rows = base_.find(name);
  if (rows.empty() || base_.is_word(name, doc_.lang)) return kNoRow;
  return base_.entity(rows.front()).size == PlaceSize::kCountry ? rows.front() : kNoRow;
}

// What the document names, a country, a capital, a body by its acronym.
uint32_t Compounds::row_of(std::string_view part) const {
  const std::string name(part);
  if (!base::starts_upper(name)) return kNoRow;
  if (const auto told = told_.find(name); told != told_.end()) return told->second;
  const bool acronym = base::all_upper(name);
  if (base_.is_word(name, doc_.lang)) return kNoRow;
  if (!acronym && base::count_code_points(name) < kShortestName) return kNoRow;
  const auto rows = base_.find(name);
  if (rows.empty()) return kNoRow;
  const KnownEntity known = base_.entity(rows.front());
  const bool body = acronym && is_body(known.kind) && known.prominence >= kKnownBody;
  const bool land = known.size == PlaceSize::kCountry;
  const bool capital = known.size == PlaceSize::kTown && known.prominence >= kKnownPlace;
  return body || land || capital ? rows.front() : kNoRow;
}

// "US", "-", "Beamte"
bool Compounds::is_before_hyphen(uint32_t token) const {
  if (token + 2 >= doc_.size() || doc_.word(token + 1) != "-") return false;
  if (words_.is_money(doc_.word(token + 2))) return false;
  const ByteSpan hyphen = doc_.tokens[token + 1];
  return doc_.tokens[token].end == hyphen.begin && hyphen.end == doc_.tokens[token + 2].begin;
}

Compounds::Part Compounds::in_hyphens(uint32_t token) const {
  const std::string_view word = doc_.word(token);
  const ByteSpan span = doc_.tokens[token];
  const size_t first = word.find('-'), last = word.rfind('-');
  if (first == word.npos || first == 0 || last + 1 == word.size()) return {};
  if (words_.is_money(word.substr(last + 1))) return {};
  if (words_.is_direction(word.substr(0, last))) {
    ByteSpan behind = span;
    behind.begin += static_cast<uint32_t>(last + 1);
    return {behind, row_of(word.substr(last + 1))};
  }
  ByteSpan before = span;
  before.end = before.begin + static_cast<uint32_t>(first);
  return {before, row_of(word.substr(0, first))};
}

Compounds::Part Compounds::part_of(uint32_t token) const {
  if (is_before_hyphen(token)) return {doc_.tokens[token], row_of(doc_.word(token))};
  if (const Part part = in_hyphens(token); part.row != kNoRow) return part;
  const std::string_view word = doc_.word(token);
  const size_t rest = base::starts_upper(word) ? words_.rest_of(word) : 0;
  if (rest == 0) return {};
  std::string name;
  size_t at = rest;
  base::append_utf8(name, base::to_upper(base::next_code_point(word, at)));
  name += word.substr(at);
  return {doc_.tokens[token], land_of(name)};
}

}  // namespace kilde::link
