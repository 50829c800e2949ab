#include "extract/link/lands.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::link {

Result<Lands> Lands::load(const std::filesystem::path& root, std::string_view lang) {
  Lands lands;
  const std::filesystem::path entities = root / "data" / "entities";
  auto countries = lands.load_countries(root / "data" / lang / "entity" / "countries.tsv");
  if (!countries) return countries.error();
  auto titles = knowledge::RoleTitles::load(root, lang);
  if (!titles) return titles.error();
  lands.titles_ = *std::move(titles);
  if (auto homes = lands.load_homes(entities / "homes.tsv", lang); !homes) return homes.error();
  return lands;
}

Result<void> Lands::load_countries(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"iso2", "adjective", "person"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    for (std::string_view word : base::split_list(row["adjective"])) {
      adjectives_.emplace(base::to_lower(word), row["iso2"]);
    }
    for (std::string_view word : base::split_list(row["person"])) {
      persons_.emplace(base::to_lower(word), row["iso2"]);
    }
  }
  return {};
}

Result<void> Lands::load_homes(const std::filesystem::path& file, std::string_view lang) {
  auto table =
      base::DataTable::load(file, {"lang", "countries", "facing", "asking", "region_behind",
                                   "region_before", "all_of_them", "place_nouns"});
  if (!table) return table.error();
  const auto fill = [](std::vector<std::string>& words, std::string_view list) {
    for (std::string_view word : base::split_list(list)) words.emplace_back(word);
  };
  for (const auto& row : table->rows()) {
    if (row["lang"] != lang) continue;
    fill(homes_, row["countries"]);
    fill(facing_, row["facing"]);
    fill(asking_, row["asking"]);
    fill(behind_, row["region_behind"]);
    fill(before_, row["region_before"]);
    fill(definite_, row["all_of_them"]);
    fill(place_nouns_, row["place_nouns"]);
  }
  return {};
}

std::string_view Lands::look_up(const Words& words, std::string_view word) {
  const auto found = words.find(base::to_lower(word));
  return found == words.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Lands::country_of_adjective(std::string_view lemma) const {
  return look_up(adjectives_, lemma);
}

std::string_view Lands::country_of_person(std::string_view lemma) const {
  return look_up(persons_, lemma);
}

bool Lands::faces_states(std::string_view lemma) const {
  return std::find(facing_.begin(), facing_.end(), lemma) != facing_.end();
}

bool Lands::asks_states(std::string_view lemma) const {
  return std::find(asking_.begin(), asking_.end(), lemma) != asking_.end();
}

bool Lands::is_place_noun(std::string_view lemma) const {
  return std::find(place_nouns_.begin(), place_nouns_.end(), lemma) != place_nouns_.end();
}

bool Lands::is_all_of_them(std::string_view people) const {
  return std::any_of(definite_.begin(), definite_.end(),
                     [&](const std::string& end) { return people.ends_with(end); });
}

}  // namespace kilde::link
