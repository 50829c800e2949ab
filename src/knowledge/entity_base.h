// EntityBase: persons, organisations, places, outlets and agencies that reports of many languages
// name, each once, with their names and what is known of them. One mapped file.
//
//   auto base = EntityBase::open(root);                        // data/entities/base.kmod
//   for (uint32_t row : base->find("Лукашенко")) {             // the most prominent first
//     base->entity(row).id == "Q2866"; base->name(row, "da") == "Aleksandr Lukasjenko";
//   }
//   base->holders("president", "UA", *parse_date("2022-12"));  // rows of who held the office
//
// Shapes: rows 0..size()-1, the most prominent first, so that lists of rows are in that order too.
//   Rows change with each building of the file, ids do not. Units: degrees (WGS 84), days as Date.
//   Owns the mapping; every view lives as long as the base (also moved).
// Threads: read-only once open; pages are shared by all threads and processes.
// Errors: open gives kNotFound/kIo/kFormat/kVersion; look-ups cannot fail: nothing found is empty.
// Method: names are folded (NameFold), and found by their hashes (NameIndex); spellings that are
//   only to be found (transliterations, forms of other languages) are in the index and not among
//   the names. Built by train/entities; docs/entities.md tells what of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kilde/date.h>
#include <kilde/labels.h>
#include <kilde/result.h>

#include "knowledge/name_fold.h"
#include "knowledge/name_index.h"
#include "knowledge/office_table.h"
#include "model/weights.h"

namespace kilde::knowledge {

inline constexpr uint32_t kNoRow = 0xFFFFFFFF;

// How large a thing on the map is; kNone for what is no place.
enum class PlaceSize : uint8_t {
  kNone,
  kSite,
  kTown,
  kDistrict,
  kRegion,
  kCountry,
  kSea,
  kContinent
};

struct KnownEntity {
  std::string_view id;        // "Q2866", "gn:625144", "agency:ria"
  std::string_view wikidata;  // "Q2866", or empty
  EntityKind kind = EntityKind::kOther;
  std::string_view subkind;  // of the source: "company", "military", "paper", "capital", or empty
  std::string_view country;  // ISO 3166 alpha-2, or empty
  PlaceSize size = PlaceSize::kNone;
  bool has_point = false;
  double lat = 0, lon = 0;
  std::string_view gender;   // "Masc", "Fem", or empty
  uint8_t prominence = 0;    // 0..255, comparable within a kind and roughly across kinds
  uint32_t parent = kNoRow;  // the region or country that a place lies in, an organ's whole
};

// A spelling, with the languages whose reports use it ("da", ...; none: any language).
struct KnownName {
  std::string_view text;
  std::vector<std::string_view> langs;
};

class EntityBase {
 public:
  static Result<EntityBase> open(const std::filesystem::path& root);

  uint32_t size() const { return static_cast<uint32_t>(records_.size()); }
  // The rows that have this name in any language, whatever its case and accents.
  std::span<const uint32_t> find(std::string_view name) const;
  // The persons who have a full name with this key (PersonSounds).
  std::span<const uint32_t> find_sound(std::string_view key) const;
  // The row that an id or a Wikidata number stands for; kNoRow for none.
  uint32_t row_of(std::string_view id) const;
  KnownEntity entity(uint32_t row) const;
  // The preferred name in a language, else in the nearest one.
  std::string_view name(uint32_t row, std::string_view lang) const;
  std::vector<KnownName> names(uint32_t row) const;
  std::vector<Office> offices(uint32_t row) const;
  // Who held the office at the date (of which the precision counts), the likeliest first.
  std::vector<uint32_t> holders(std::string_view role, std::string_view country, Date at) const;
  // Whether a name, in small letters, is also a common word of a language ("Time", "Metro", "As");
  // of any language where none is given. Only for names that `find` finds.
  bool is_word(std::string_view name, std::string_view lang = {}) const;
  // The form in which names are compared.
  std::string fold(std::string_view name) const { return fold_.fold(name); }
  // Age of the data, for `kilde doctor` and `kilde entity`: "2026-11-22".
  std::string_view data_date() const { return date_; }

 private:
  struct Record {
    uint32_t block;    // where in `blocks_` its id and names stand
    uint32_t parent;   // kNoRow for none
    int32_t lat, lon;  // 1e-5 degrees; kNoPoint for none
    uint32_t facts;    // of bits: see entity_base.cc
  };
  static_assert(sizeof(Record) == 20);

  EntityBase(model::WeightFile file, NameFold fold, NameIndex names, NameIndex ids,
             NameIndex sounds, std::span<const Record> records)
      : file_(std::move(file)),
        fold_(fold),
        names_(names),
        ids_(ids),
        sounds_(sounds),
        records_(records) {}
  Result<void> read_tables();
  Result<void> read_languages();
  NameIndex::Hit hit(std::string_view name) const;
  size_t lang_index(std::string_view lang) const;

  model::WeightFile file_;
  NameFold fold_;
  NameIndex names_, ids_, sounds_;
  OfficeTable offices_;
  std::span<const Record> records_;
  std::span<const uint8_t> blocks_;
  std::vector<std::string_view> langs_, countries_, subkinds_;
  std::vector<std::vector<size_t>> nearest_;  // of each language: itself, then the others
  std::string_view date_;
};

}  // namespace kilde::knowledge
