// Compounds: known names within words that are made of several.
//
//   "Trump-hjelparar", where Donald Trump is named: his row; "US-Beamte": country:US
//   "sørvest-USA", "Nordmexiko": the country behind the direction
//   "Nord-Korea": the country of the whole name; "Nord-Irland", "Westindien": nothing, as another
//   place is called so
//
// Shapes: spans of bytes within a token, with rows of the base. Needs: tokens, words, the linked
//   entities of the document. Owns its words. Threads: read-only once loaded. Errors: load gives
//   what data/entities/homes.tsv (`directions`, `money`) and other_lands.tsv give; look-ups
//   cannot fail.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

#include "knowledge/entity_base.h"

namespace kilde::link {

// The words of a language that matter in them.
class CompoundWords {
 public:
  static Result<CompoundWords> load(const std::filesystem::path& root, std::string_view lang);

  // "sørvest"
  bool is_direction(std::string_view word) const;
  // "Westindien": a direction and a land that are the name of another place.
  bool is_other_land(std::string_view word) const;
  // "Dollar": its country is not meant.
  bool is_money(std::string_view word) const;
  // Where the rest begins that a direction stands before ("mexiko" of "Nordmexiko"); 0 for none.
  size_t rest_of(std::string_view word) const;

 private:
  std::vector<std::string> directions_;  // in small letters, the longest first
  std::vector<std::string> money_;       // in small letters
  std::unordered_set<std::string> other_lands_;
};

class Compounds {
 public:
  struct Part {
    ByteSpan span;
    uint32_t row = knowledge::kNoRow;
  };

  Compounds(const Document& doc, const knowledge::EntityBase& base, const CompoundWords& words);

  // The known name in the token, if there is one.
  Part part_of(uint32_t token) const;

 private:
  uint32_t row_of(std::string_view name) const;
  uint32_t land_of(const std::string& name) const;
  Part in_hyphens(uint32_t token) const;
  Part behind_direction(uint32_t token, size_t rest) const;
  std::optional<Part> whole(uint32_t token) const;
  bool is_before_hyphen(uint32_t token) const;

  const Document& doc_;
  const knowledge::EntityBase& base_;
  const CompoundWords& words_;
  std::unordered_map<std::string, uint32_t> told_;  // names in the document
};

}  // namespace kilde::link
