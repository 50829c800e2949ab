// ClaimIndex: the claims of a ledger by what they hold: terms, numbers, wordings, words, names.
//
//   ClaimIndex index(db, search);
//   index.insert(17, report, text);    index.remove(12);
//   Changed changed = index.write();              // whose holders are to be looked at again
//
// Shapes: a claim's number is document << 24 and its place in the report. A mark is what
//   proposition/commonness.h makes of a claim; its voice, who that spoke to and its name are marks
//   too, which are not counted.
// Needs the tables of proposition_tables.h, within a transaction. Owns the counts that changed,
//   until write(). Threads: as the Database. Errors: those of the Database; kFormat for damage.
// Method: holders of marks in rows (holder_table.h), words in a full-text index without texts; what
//   was put in is kept to be taken out again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claim/claim.h"
#include "ledger/database.h"
#include "proposition/sketch.h"
#include "registry/holder_table.h"
#include "text/search_words.h"

namespace kilde::registry {

constexpr uint64_t claim_number(int64_t document, size_t place) {
  return static_cast<uint64_t>(document) << 24 | place;
}
constexpr int64_t document_of(uint64_t claim) { return static_cast<int64_t>(claim >> 24); }
constexpr uint32_t place_of(uint64_t claim) { return claim & 0xFFFFFF; }

uint64_t mark_of_name(std::string_view name);
uint64_t mark_of_publisher(std::string_view key);

// Marks of claims that are to be compared anew, of those that are to be led back anew, and of those
// whose reports are.
struct Changed {
  std::vector<uint64_t> to_compare, to_lead, to_lead_reports;
};

class ClaimIndex {
 public:
  ClaimIndex(ledger::Database& db, const text::SearchWords& search);

  void insert(int64_t document, const claim::Report& report, std::string_view text);
  // That it counts, but nothing is known of its claims.
  void insert_missing(int64_t document);
  // Its claims' numbers; none where it was not there.
  std::vector<uint64_t> remove(int64_t document);
  // Counts are as they are told from here on.
  Changed write();

 private:
  using Body = std::pair<std::string, std::string>;  // person, institution
  void hold(const proposition::SketchedReport& report, int64_t document, bool holds);
  void keep(int64_t document, std::optional<size_t> claims, std::optional<int32_t> day,
            const std::string& sketches, const std::string& lines);
  void write_counts(Changed& changed);
  void write_bodies(Changed& changed);

  ledger::Database& db_;
  const text::SearchWords& search_;
  HolderTable holders_;
  std::unordered_map<uint64_t, int32_t> marks_;
  std::set<uint64_t> wordings_gone_;  // with one, another claim may be the first with them
  std::map<std::string, int32_t> publishers_;
  std::map<std::string, std::map<std::string, int32_t>> bodies_;
  ledger::Statement put_, drop_, index_, unindex_, find_, count_, set_count_, bodies_of_, set_body_;
};

// The institutions that claims put behind a person, with how many do.
std::map<std::string, size_t> bodies_of(ledger::Statement& statement, const std::string& person);
inline constexpr const char* kBodiesOf = "SELECT body,claims FROM voice_bodies WHERE person=?";

}  // namespace kilde::registry
