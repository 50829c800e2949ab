// PlaceAdjectives: the countries, regions and towns that adjectives of a language stand for.
//
//   auto adjectives = PlaceAdjectives::load(root, "ru", base);
//   adjectives->row_of(base, "киевский")      // the row of Kyiv: "-ский" may be "-"
//   adjectives->row_of(base, "московский")    // Moscow, by its own row
//   adjectives->row_of_part("российско")      // Russia, in "российско-британский"
//
// Shapes: rows of the base; kNoRow for none.
// Needs data/LANG/entity/countries.tsv and, where a language has it, place_adjectives.tsv; the base
//   must outlive it. Owns its tables. Threads: read-only once loaded.
// Errors: load as DataTable, and kFormat for an id that the base has not; look-ups cannot fail.
// Method: words of the tables; then rules that take an ending for another and hold where they lead
//   to a well-known place by a name of the language.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "extract/link/lands.h"
#include "knowledge/entity_base.h"

namespace kilde::link {

class PlaceAdjectives {
 public:
  static Result<PlaceAdjectives> load(const std::filesystem::path& root, std::string_view lang,
                                      const knowledge::EntityBase& base);

  uint32_t row_of(const knowledge::EntityBase& base, std::string_view adjective) const;
  // The part of a compound that stands before its hyphen: "российско" of "российско-британский".
  uint32_t row_of_part(std::string_view part) const;

 private:
  struct Rule {
    std::string end;
    std::vector<std::string> instead;
  };
  uint32_t by_rule(const knowledge::EntityBase& base, const std::string& adjective) const;

  std::string lang_;
  std::map<std::string, uint32_t, std::less<>> words_;  // in small letters
  std::vector<Rule> rules_;                             // the longest ending first
};

}  // namespace kilde::link
