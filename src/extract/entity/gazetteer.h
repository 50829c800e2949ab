// Gazetteer: outlets, agencies and countries that every report may name, from hand-written tables.
//
//   auto gazetteer = Gazetteer::load(root, "da");
//   gazetteer->match("skriver RIA.", 8)->entry->id == "agency:ria";
//   gazetteer->country_of_adjective("russisk") == "RU";
//
// Needs data/LANG/entity/outlets.tsv and countries.tsv. Owns its entries; pointers to them live as
//   long as the Gazetteer, also after a move. Threads: read-only once loaded.
// Errors: kFormat with file:line (unknown kind, empty name, an id that stands twice).
// Method: a hash of each name's first bytes, the longest name first.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/labels.h>
#include <kilde/result.h>

#include "extract/entity/inflection.h"

namespace kilde::entity {

struct GazetteerEntry {
  std::string id, name, country, wikidata;
  EntityKind kind = EntityKind::kOther;
};

class Gazetteer {
 public:
  struct Match {
    const GazetteerEntry* entry = nullptr;
    size_t length = 0;      // bytes of the text that spell the name
    std::string_view name;  // the name or alias, in the nominative
  };

  static Result<Gazetteer> load(const std::filesystem::path& root, std::string_view lang);

  // The names that are spelt at byte `at` of the text, the longest first; behind them those that
  // stand there in another case.
  std::vector<Match> match(std::string_view text, size_t at,
                           const Inflection& inflection = {}) const;
  // ISO code, or empty.
  std::string_view country_of_adjective(std::string_view lemma) const;
  std::string_view country_of_person(std::string_view lemma) const;  // in small letters

 private:
  struct Name {
    std::string text;
    const GazetteerEntry* entry;
  };
  Result<void> load_outlets(const std::filesystem::path& file);
  Result<void> load_countries(const std::filesystem::path& file);
  void add(GazetteerEntry entry, std::vector<std::string_view> aliases);
  void sort();

  std::vector<std::unique_ptr<GazetteerEntry>> entries_;
  std::unordered_map<std::string, std::vector<Name>> names_;  // by their first two bytes
  std::map<std::string, std::string, std::less<>> adjectives_, persons_;
};

}  // namespace kilde::entity
