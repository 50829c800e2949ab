#include "extract/entity/gazetteer.h"

#include <algorithm>
#include <set>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::entity {

namespace {
constexpr size_t kKeyLength = 2;  // bytes

size_t end_of_word(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!base::is_letter(base::next_code_point(text, next)) && text[at] != '-') break;
    at = next;
  }
  return at;
}

// The bytes of the text that spell the name in some case, word by word; 0 for none.
size_t inflected_length(std::string_view text, std::string_view name, const Inflection& words) {
  size_t at = 0;
  for (size_t n = 0; n < name.size();) {
    const size_t name_end = end_of_word(name, n), end = end_of_word(text, at);
    if (name_end == n) {
      if (at >= text.size() || text[at] != name[n]) return 0;
      ++n, ++at;
      continue;
    }
    if (!words.same_word(name.substr(n, name_end - n), text.substr(at, end - at))) return 0;
    n = name_end;
    at = end;
  }
  return at;
}

}  // namespace

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& root, std::string_view lang) {
  Gazetteer gazetteer;
  const std::filesystem::path folder = root / "data" / lang / "entity";
  if (auto loaded = gazetteer.load_outlets(folder / "outlets.tsv"); !loaded) return loaded.error();
  if (auto loaded = gazetteer.load_countries(folder / "countries.tsv"); !loaded) {
    return loaded.error();
  }
  gazetteer.sort();
  return gazetteer;
}

Result<void> Gazetteer::load_outlets(const std::filesystem::path& file) {
  auto table =
      base::DataTable::load(file, {"id", "name", "kind", "aliases", "country", "wikidata"});
  if (!table) return table.error();
  std::set<std::string_view> ids;
  for (const auto& row : table->rows()) {
    const auto kind = parse_entity_kind(row["kind"]);
    if (!kind) return table->error_at(row, "a kind of entity", row["kind"]);
    if (row["id"].find(':') == std::string_view::npos || !ids.insert(row["id"]).second) {
      return table->error_at(row, "an id with a colon that stands once", row["id"]);
    }
    if (row["name"].size() < kKeyLength) return table->error_at(row, "a name", row["name"]);
    add({std::string(row["id"]), std::string(row["name"]), std::string(row["country"]),
         std::string(row["wikidata"]), *kind},
        base::split_list(row["aliases"]));
  }
  return {};
}

Result<void> Gazetteer::load_countries(const std::filesystem::path& file) {
  auto table =
      base::DataTable::load(file, {"iso2", "name", "aliases", "adjective", "person", "wikidata"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["iso2"].size() != 2) return table->error_at(row, "two letters", row["iso2"]);
    if (row["name"].size() < kKeyLength) return table->error_at(row, "a name", row["name"]);
    const std::string iso(row["iso2"]);
    add({"country:" + base::to_lower(iso), std::string(row["name"]), iso,
         std::string(row["wikidata"]), EntityKind::kPlace},
        base::split_list(row["aliases"]));
    for (std::string_view adjective : base::split_list(row["adjective"])) {
      adjectives_.emplace(adjective, iso);
    }
    for (std::string_view person : base::split_list(row["person"])) {
      persons_.emplace(base::to_lower(person), iso);
    }
  }
  return {};
}

void Gazetteer::add(GazetteerEntry entry, std::vector<std::string_view> aliases) {
  entries_.push_back(std::make_unique<GazetteerEntry>(std::move(entry)));
  const GazetteerEntry* kept = entries_.back().get();
  aliases.push_back(kept->name);
  for (std::string_view alias : aliases) {
    if (alias.size() < kKeyLength) continue;
    names_[std::string(alias.substr(0, kKeyLength))].push_back({std::string(alias), kept});
  }
}

void Gazetteer::sort() {
  for (auto& [key, names] : names_) {
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
  }
}

std::vector<Gazetteer::Match> Gazetteer::match(std::string_view text, size_t at,
                                               const Inflection& inflection) const {
  std::vector<Match> matches;
  const auto found = names_.find(std::string(text.substr(at, kKeyLength)));
  if (found == names_.end()) return matches;
  for (const Name& name : found->second) {
    if (text.substr(at, name.text.size()) == name.text) {
      matches.push_back({name.entry, name.text.size(), name.text});
    }
  }
  if (inflection.empty()) return matches;
  for (const Name& name : found->second) {
    const size_t length = inflected_length(text.substr(at), name.text, inflection);
    if (length > 0) matches.push_back({name.entry, length, name.text});
  }
  return matches;
}

std::string_view Gazetteer::country_of_adjective(std::string_view lemma) const {
  const auto found = adjectives_.find(lemma);
  return found == adjectives_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Gazetteer::country_of_person(std::string_view lemma) const {
  const auto found = persons_.find(lemma);
  return found == persons_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace kilde::entity
