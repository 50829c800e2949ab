// FoundEntity and FoundTime: what was found in a document, as the table `findings` keeps it.
//
//   const std::string blob = pack_entities(rows);       unpack_entities(blob) == rows
//   Findings findings(db);
//   for (const FoundEntity& each : findings.entities(17)) use(each.mentions);
//
// Shapes: rows stand in the order of their numbers, from 0. An entity is a number that says
//   what it has, then that, then its spans, the first counted from where the entity before begins.
//   A time likewise. Numbers are varints.
// Units: bytes of the text; days since 1970. Owns its rows. Threads: pure functions; Findings as
// the
//   Database. Errors: nullopt for what is no such blob; Findings fails the Database (kFormat).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "ledger/database.h"

namespace kilde::ledger {

// Which documents speak of an entity stands beside, so that they are found by it.
inline constexpr const char* kFindingTables = R"sql(
CREATE TABLE findings(
  document INTEGER PRIMARY KEY REFERENCES documents(id),
  entities BLOB NOT NULL,
  times BLOB NOT NULL
) STRICT;

CREATE TABLE document_entities(
  entity INTEGER NOT NULL REFERENCES entities(id),
  document INTEGER NOT NULL,
  PRIMARY KEY(entity, document)
) STRICT, WITHOUT ROWID;
)sql";

struct FoundEntity {
  std::optional<int64_t> entity;          // row of `entities`; none for a description
  std::optional<int64_t> local;           // n of its id "en", where it has no shared one
  std::optional<std::string> name;        // where it is another than that of its row
  EntityKind kind = EntityKind::kPerson;  // of a description
  std::optional<int64_t> link;            // row of `names`
  ByteSpans mentions;
  bool operator==(const FoundEntity&) const = default;
};

struct FoundTime {
  ByteSpan span;
  TimexType type = TimexType::kDate;
  std::string value, mod;
  std::optional<int64_t> first_day, day_after;
  std::optional<int64_t> rule;  // row of `names`
  int32_t anchor = kNoTime, begins = kNoTime, ends = kNoTime;
  bool operator==(const FoundTime&) const = default;
};

std::string pack_entities(const std::vector<FoundEntity>& entities);
std::optional<std::vector<FoundEntity>> unpack_entities(std::string_view blob);
std::string pack_times(const std::vector<FoundTime>& times);
std::optional<std::vector<FoundTime>> unpack_times(std::string_view blob);

class Findings {
 public:
  explicit Findings(Database& db);

  // None for a document that has none.
  std::vector<FoundEntity> entities(int64_t document);
  std::vector<FoundTime> times(int64_t document);

 private:
  Database& db_;
  Statement entities_, times_;
};

}  // namespace kilde::ledger
