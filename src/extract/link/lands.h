// Lands: adjectives and peoples of countries, and offices, in one language.
//
//   auto lands = Lands::load(root, "da");
//   lands->country_of_adjective("ukrainsk") == "UA"; lands->country_of_person("russer") == "RU";
//   lands->titles().role_of("præsident") == "president";
//   lands->homes() == {"DK"}                          // where reports in the language come from
//
// Needs data/LANG/entity/countries.tsv, data/entities/homes.tsv and roles.tsv
// (knowledge/role_titles.h). Owns its words. Threads: read-only once loaded. Errors: kIo or kFormat
// with file:line. Look-ups cannot fail.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "knowledge/role_titles.h"

namespace kilde::link {

class Lands {
 public:
  static Result<Lands> load(const std::filesystem::path& root, std::string_view lang);

  // ISO codes, or empty; lemmas in any case.
  std::string_view country_of_adjective(std::string_view lemma) const;
  std::string_view country_of_person(std::string_view lemma) const;
  // Whether a word is an adjective or a person of a country.
  bool is_people(std::string_view word) const {
    return !country_of_adjective(word).empty() || !country_of_person(word).empty();
  }
  // A verb whose object is its state then ("ask Moscow").
  bool asks_states(std::string_view lemma) const;
  // An adposition behind which a capital is its state ("talks with Moscow").
  bool faces_states(std::string_view lemma) const;
  // A noun before the name of a place: "штат Айова".
  bool is_place_noun(std::string_view lemma) const;
  // "amerikanarane": by its ending a people as a whole.
  bool is_all_of_them(std::string_view people) const;
  // Nouns before or behind a name that make it a region's: "the state of Georgia".
  const std::vector<std::string>& nouns_of_regions_behind() const { return behind_; }
  const std::vector<std::string>& nouns_of_regions_before() const { return before_; }
  const knowledge::RoleTitles& titles() const { return titles_; }
  const std::vector<std::string>& homes() const { return homes_; }

 private:
  using Words = std::map<std::string, std::string, std::less<>>;
  Result<void> load_countries(const std::filesystem::path& file);
  Result<void> load_homes(const std::filesystem::path& file, std::string_view lang);
  static std::string_view look_up(const Words& words, std::string_view word);

  Words adjectives_, persons_;
  knowledge::RoleTitles titles_;
  std::vector<std::string> homes_, facing_, asking_, behind_, before_, definite_, place_nouns_;
};

}  // namespace kilde::link
