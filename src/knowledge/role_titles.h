// RoleTitles: what an office is called in one language, in one word or several.
//
//   auto titles = RoleTitles::load(root, "ru");
//   titles->at(doc, 0)->role == "defence-minister";   // "Министр обороны России": tokens 0 and 1
//   titles->role_of("президент") == "president";
//
// Shapes: roles are those of data/entities/roles.tsv. Units: tokens. Owns its words; what it gives
//   lives as long. Threads: read-only once loaded.
// Errors: load as DataTable; look-ups cannot fail.
// Method: the longest title that ends at the noun ("prime minister") or begins at it ("министр
//   иностранных дел"); the noun by its form or lemma, the others as they stand.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde::knowledge {

struct RoleTitle {
  std::string_view role;
  bool single = false;      // one holder at a time
  std::string_view office;  // whose office it is where no country is told: "EU"; or empty
  TokenSpan tokens;
};

class RoleTitles {
 public:
  static Result<RoleTitles> load(const std::filesystem::path& root, std::string_view lang);

  // In small or capital letters; empty for none.
  std::string_view role_of(std::string_view title) const;
  // The longest title whose noun stands there.
  std::optional<RoleTitle> at(const Document& doc, uint32_t noun) const;

 private:
  struct Role {
    std::string name, office;
    bool single = false;
  };
  const Role* find(std::string_view title) const;
  const Role* find_words(const Document& doc, TokenSpan tokens, uint32_t noun) const;

  std::map<std::string, Role, std::less<>> titles_;  // in small letters
  uint32_t longest_ = 1;                             // words of a title
};

}  // namespace kilde::knowledge
