// Names: who or what in a ledger is meant by a name in any spelling, language or script.
//
//   auto names = Names::load(root);
//   Known found = names->find(db, search, "Лукашенко");
//   found.entities          // {Q2866's row, that of "name:person:aljaksandr lukasjenka", ...}
//   found.names             // rows of `names` that are called so, for chains and publishers
//
// Shapes: ascending, each once. A surname stands for all persons who have it, an id ("Q2866",
//   "name:person:bo holm") for what has it.
// Needs: data/entities and data/transliteration below the root; without the base, names are known
//   by their spelling alone. Owns: base and tables. Threads: read-only once loaded.
// Errors: load gives kNotFound or kFormat; find those of the Database, told by its status().
// Method: the base's ids and names; else the name as each language spells it in either script and
//   in the nominative, looked up by its last word; the words before must sound the same
//   (CrossScript).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "knowledge/entity_base.h"
#include "knowledge/spelling.h"
#include "knowledge/transliteration.h"
#include "ledger/database.h"
#include "text/search_words.h"

namespace kilde::query {

struct Known {
  std::vector<int64_t> entities, names;
  bool empty() const { return entities.empty() && names.empty(); }
};

class Names {
 public:
  static Result<Names> load(const std::filesystem::path& root);
  // Knows no base and no other script; for questions without names.
  static Names none() { return Names(); }

  Known find(ledger::Database& db, const text::SearchWords& search, std::string_view name) const;
  // Null where there is no base.
  const knowledge::EntityBase* base() const { return base_ ? &*base_ : nullptr; }
  // The rows of the base that are called so, the most prominent first.
  std::vector<uint32_t> rows(std::string_view name) const;
  // The name in the other script and without its case, itself first.
  std::vector<std::string> spellings(std::string_view name) const;

 private:
  Names() = default;
  Result<void> load_tables(const std::filesystem::path& root);
  std::vector<uint32_t> rows(std::string_view name, const std::vector<std::string>& forms) const;
  bool same(const std::vector<std::string>& asked, const std::vector<std::string>& found) const;

  std::optional<knowledge::EntityBase> base_;
  std::optional<knowledge::CrossScript> sounds_;
  std::vector<knowledge::Spelling> spellings_;
  std::vector<knowledge::Transliteration> scripts_;
};

}  // namespace kilde::query
