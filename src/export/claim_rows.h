// CSV of a ledger's claims: a row a claim, for spreadsheets and statistics.
//
//   document,version,current,withdrawn,publisher,date,...,speaker_name,...,content,...
//   w3,2,1,,Havneposten,2023-05-16,...,Bo Holm,...,Færgen sejler ikke,...
//
// Shapes: the first row names the columns, which docs/export.md describes; every row has them all.
//   Several values in one field have " | " between them.
// Gives: RFC 4180: UTF-8, commas, rows that end in CR LF, fields in quotation marks where needed.
//   No field holds a line end or another control character. Units: code points.
// Threads: one. Errors: cannot fail.
#pragma once

#include <string>

#include "export/export.h"

namespace kilde::exporting {

class ClaimRowsWriter : public Writer {
 public:
  std::string head() override;
  std::string entry(const Entry& entry) override;
};

}  // namespace kilde::exporting
