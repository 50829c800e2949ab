// UserEntities: a user's own list of entities, which goes before the base.
//
//   id       name        kind          aliases          country     (with tabs between)
//   org:grf  Grøn Front  organisation  GrF|Green Front  DK
//
//   auto users = UserEntities::load("my.tsv", base);
//   const uint32_t row = users->find(base.fold("GRØN FRONT"));   // kNoRow where nothing is called
//   so users->entity(row).id == "org:grf"
//
// Shapes: the first line that is no comment names the columns, in any order. Units: degrees.
// Needs: the base while loading, for its fold. Owns: the file's text; what it gives are views.
//   Memory: the text, its folded names and some 40 bytes a row. Threads: read-only once loaded.
// Errors: kInvalidArgument; the message holds a line for every error of the file, "a.tsv:7:
// expected
//   a name, found nothing", at most 20 and then how many more there are.
// Method: two tables with open addressing, over ids and over folded names: one pass, linear time.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/labels.h>
#include <kilde/result.h>

#include "knowledge/entity_base.h"

namespace kilde::knowledge {

struct UserEntity {
  std::string_view id, name, aliases, country, wikidata;  // all but id and name may be empty
  EntityKind kind = EntityKind::kOther;
  bool has_point = false;
  double lat = 0, lon = 0;
};

class UserEntities {
 public:
  static constexpr size_t kColumns = 8;
  static constexpr uint64_t kMostBytes = UINT32_MAX;  // of a file

  static Result<UserEntities> load(const std::filesystem::path& file, const EntityBase& base);
  // The same from a string; `name` stands for the file in messages.
  static Result<UserEntities> parse(std::string text, const std::string& name,
                                    const EntityBase& base);

  uint32_t size() const { return static_cast<uint32_t>(lines_.size()); }
  // The row that has this name, which must be folded; kNoRow for none.
  uint32_t find(std::string_view folded) const;
  uint32_t row_of(std::string_view id) const;
  UserEntity entity(uint32_t row) const;
  // Whether any spelling of that name in the list begins with a small letter: then it may stand so.
  bool may_be_small(std::string_view folded) const;
  // Of the longest name, at most kMostWords.
  size_t most_words() const { return most_words_; }
  static constexpr size_t kMostWords = 8;

 private:
  friend class UserListReader;
  enum Column : size_t { kId, kName, kKind, kAliases, kCountry, kWikidata, kLat, kLon };
  struct Name {
    uint64_t at;  // in folded_
    uint32_t length;
    uint32_t row : 31, small : 1;
  };
  static_assert(sizeof(Name) == 16);
  using Slots = std::vector<uint32_t>;  // of a power of two; kNoRow where free

  // The slot where the key is, or would be.
  uint32_t& name_slot(std::string_view folded);
  uint32_t& id_slot(std::string_view id);
  const Name* name_of(std::string_view folded) const;
  std::string_view folded(const Name& name) const;
  std::string_view line(uint32_t row) const;
  std::string_view field(uint32_t row, size_t column) const;  // empty where there is none

  std::string text_, folded_;
  std::array<uint32_t, kColumns> places_{};  // of each column in a line; kNoRow: not there
  std::vector<uint32_t> lines_;              // where each begins
  std::vector<Name> names_;
  Slots name_slots_, id_slots_;
  size_t most_words_ = 0;
};

}  // namespace kilde::knowledge
