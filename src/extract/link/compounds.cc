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
  const std::filesystem::path entities = root / "data" / "entities";
  auto table = base::DataTable::load(entities / "homes.tsv", {"lang", "directions", "money"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["lang"] != lang) continue;
    for (std::string_view word : base::split_list(row["directions"])) {
      out.directions_.emplace_back(word);
    }
    for (std::string_view word : base::split_list(row["money"])) out.money_.emplace_back(word);
  }
  auto lands = base::DataTable::load(entities / "other_lands.tsv", {"lang", "words"});
  if (!lands) return lands.error();
  for (const auto& row : lands->rows()) {
    if (row["lang"] != lang) continue;
    for (std::string_view word : base::split_list(row["words"])) out.other_lands_.emplace(word);
  }
  std::stable_sort(out.directions_.begin(), out.directions_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

bool CompoundWords::is_direction(std::string_view word) const {
  return std::find(directions_.begin(), directions_.end(), base::to_lower(word)) !=
         directions_.end();
}

bool CompoundWords::is_other_land(std::string_view word) const {
  std::string low = base::to_lower(word);
  std::erase(low, '-');
  return other_lands_.contains(low);
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

// A country by a name that no continent bears as well: "Zentralamerika" is not in "Amerika".
uint32_t Compounds::land_of(const std::string& name) const {
  const auto rows = base_.find(name);
  if (rows.empty() || base_.is_word(name, doc_.lang)) return kNoRow;
  const auto is_continent = [&](uint32_t row) {
    return base_.entity(row).size == PlaceSize::kContinent;
  };
  if (std::any_of(rows.begin(), rows.end(), is_continent)) return kNoRow;
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
  const size_t first = word.find('-');
  if (first == 0) return {};
  if (words_.is_money(word.substr(word.rfind('-') + 1))) return {};
  ByteSpan before = doc_.tokens[token];
  before.end = before.begin + static_cast<uint32_t>(first);
  return {before, row_of(word.substr(0, first))};
}

// What is called by the whole word: "Nordkorea" is a country; "Nord-Irland" is none, nor is
// "Westindien", which the base does not know.
std::optional<Compounds::Part> Compounds::whole(uint32_t token) const {
  for (const std::string& name : names_of(doc_, TokenSpan{token, token + 1})) {
    if (words_.is_other_land(name)) return Part{};
    const auto rows = base_.find(name);
    if (rows.empty()) continue;
    const bool land = base_.entity(rows.front()).size == PlaceSize::kCountry;
    return Part{doc_.tokens[token], land ? rows.front() : kNoRow};
  }
  return std::nullopt;
}

// "sørvest-USA", "Nordmexiko"
Compounds::Part Compounds::behind_direction(uint32_t token, size_t rest) const {
  if (const auto known = whole(token)) return *known;
  const std::string_view word = doc_.word(token);
  ByteSpan span = doc_.tokens[token];
  if (word[rest - 1] == '-') {
    span.begin += static_cast<uint32_t>(rest);
    return {span, row_of(word.substr(rest))};
  }
  std::string name;
  size_t at = rest;
  base::append_utf8(name, base::to_upper(base::next_code_point(word, at)));
  name += word.substr(at);
  return {span, land_of(name)};
}

Compounds::Part Compounds::part_of(uint32_t token) const {
  if (is_before_hyphen(token)) return {doc_.tokens[token], row_of(doc_.word(token))};
  const std::string_view word = doc_.word(token);
  const size_t hyphen = word.rfind('-');
  if (hyphen != word.npos && hyphen + 1 < word.size()) {
    const bool direction = words_.is_direction(word.substr(0, hyphen));
    return direction ? behind_direction(token, hyphen + 1) : in_hyphens(token);
  }
  const size_t rest = base::starts_upper(word) ? words_.rest_of(word) : 0;
  return rest > 0 ? behind_direction(token, rest) : Part{};
}

}  // namespace kilde::link
