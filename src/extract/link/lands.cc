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
  if (auto roles = lands.load_roles(entities / "roles.tsv", lang); !roles) return roles.error();
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

Result<void> Lands::load_roles(const std::filesystem::path& file, std::string_view lang) {
  const std::string_view column = lang == "nn" ? "nb" : lang;
  auto table = base::DataTable::load(file, {"role", column});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    for (std::string_view title : base::split_list(row[column])) {
      roles_.emplace(base::to_lower(title), row["role"]);
    }
  }
  return {};
}

Result<void> Lands::load_homes(const std::filesystem::path& file, std::string_view lang) {
  auto table = base::DataTable::load(file, {"lang", "countries", "facing", "asking"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["lang"] != lang) continue;
    for (std::string_view country : base::split_list(row["countries"]))
      homes_.emplace_back(country);
    for (std::string_view word : base::split_list(row["facing"])) facing_.emplace_back(word);
    for (std::string_view word : base::split_list(row["asking"])) asking_.emplace_back(word);
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

std::string_view Lands::role_of(std::string_view title) const { return look_up(roles_, title); }

}  // namespace kilde::link
