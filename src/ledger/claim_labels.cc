#include "ledger/claim_labels.h"

#include <string_view>

namespace kilde::ledger {
namespace {

struct Label {
  const char* name;
  unsigned shift, bits;
  size_t count;
  std::string_view (*word)(size_t);
};

template <typename Enum>
std::string_view word_of(size_t at) {
  return to_string(static_cast<Enum>(at));
}

template <typename Enum>
constexpr Label label(const char* name, unsigned shift, unsigned bits, Enum last) {
  return {name, shift, bits, static_cast<size_t>(last) + 1, word_of<Enum>};
}

constexpr unsigned kType = 0, kAct = 2, kFactuality = 6, kNegated = 9, kBy = 10, kKind = 14,
                   kGrade = 18;
constexpr Label kLabels[] = {label("type", kType, 2, QuoteType::kMixed),
                             label("act", kAct, 4, Act::kOther),
                             label("factuality", kFactuality, 3, Factuality::kAsked),
                             label("source_by", kBy, 4, SourceBy::kContext),
                             label("source_kind", kKind, 4, SourceKind::kCollective),
                             label("source_grade", kGrade, 2, SourceGrade::kNamed)};

std::string part(unsigned shift, unsigned bits) {
  return "labels>>" + std::to_string(shift) + "&" + std::to_string((1U << bits) - 1);
}

}  // namespace

int64_t labels_of(const Attribution& claim) {
  const auto at = [](auto value, unsigned shift) { return static_cast<int64_t>(value) << shift; };
  return at(claim.type, kType) | at(claim.act, kAct) | at(claim.factuality, kFactuality) |
         at(claim.negated, kNegated) | at(claim.source_by, kBy) | at(claim.source_kind, kKind) |
         at(claim.source_grade, kGrade);
}

std::vector<LabelColumn> label_columns() {
  std::vector<LabelColumn> columns;
  for (const Label& each : kLabels) {
    std::string words, numbers;
    for (size_t i = 0; i < each.count; ++i) {
      const std::string number = std::to_string(i), word = "'" + std::string(each.word(i)) + "'";
      words += " WHEN " + number + " THEN " + word;
      numbers += " WHEN " + word + " THEN " + number;
    }
    const std::string name = each.name;
    columns.push_back({name,
                       name + " TEXT GENERATED ALWAYS AS (CASE " + part(each.shift, each.bits) +
                           words + " END) VIRTUAL",
                       "((CASE " + name + numbers + " END)<<" + std::to_string(each.shift) + ")"});
  }
  columns.push_back({"negated",
                     "negated INTEGER GENERATED ALWAYS AS (" + part(kNegated, 1) + ") VIRTUAL",
                     "(negated<<" + std::to_string(kNegated) + ")"});
  return columns;
}

std::string claim_table() {
  std::string table = R"sql(
CREATE TABLE claims(
  id INTEGER PRIMARY KEY,
  document INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL,
  speaker INTEGER REFERENCES entities(id),
  speaker_number INTEGER,
  speaker_name INTEGER REFERENCES names(id),
  labels INTEGER NOT NULL,
  confidence REAL NOT NULL,
  parent INTEGER,
  rule INTEGER REFERENCES names(id),
  cue_lemma INTEGER REFERENCES names(id),
  spans BLOB NOT NULL)sql";
  for (const LabelColumn& column : label_columns()) table += ",\n  " + column.definition;
  return table + "\n) STRICT;\n" + kClaimIndexes;
}

const char* const kClaimIndexes = R"sql(
CREATE INDEX claims_speaker ON claims(speaker, act) WHERE speaker IS NOT NULL;
CREATE INDEX claims_act ON claims(act) WHERE act<>'say';
CREATE INDEX claims_speaker_name ON claims(speaker_name, act);
)sql";

}  // namespace kilde::ledger
