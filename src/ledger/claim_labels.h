// The labels of claims as one number, told as words by columns that are worked out when they are
// read.
//
//   insert.with(claim, labels_of(attribution)).run();      // SELECT act FROM claims: "deny"
//   db.run(claim_table());
//
// Shapes: from the lowest bit: type (2 bits), act (4), factuality (3), negated (1), source_by (4),
//   source_kind (4), source_grade (2); a word is at the place that its enumerator has. What the
//   words are stands in the table itself: a label more wants another version of the ledger.
// Threads: pure functions. Errors: none; a number without a word gives NULL, which no reader takes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <kilde/document.h>

namespace kilde::ledger {

int64_t labels_of(const Attribution& claim);

// `claims` and its indexes.
std::string claim_table();
extern const char* const kClaimIndexes;

struct LabelColumn {
  std::string name, definition;
  std::string number;  // SQL that gives the column's part of `labels`, from a word
};
std::vector<LabelColumn> label_columns();

}  // namespace kilde::ledger
