// Answers for people, programs and spreadsheets.
//
//   std::cout << to_text(answer.rows, {.width = 80, .color = true});
//   std::cout << to_json(answer.rows);     // an array, a line for each row; "[]" for none
//   std::cout << to_csv(answer.rows);      // a line of column names, then one for each row
//
// Shapes: text is as format::to_text: no line wider than `width`, no control characters. JSON's
//   keys are always there; what is not known is "" or null. CSV follows RFC 4180, with "\n" as the
//   line's end; several values of one cell are parted by "; ".
// Units: spans of JSON in code points; intervals half-open, days in ISO.
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include <kilde/ledger.h>

#include "format/text.h"

namespace kilde::query {

std::string to_text(const std::vector<FoundDocument>& rows, const format::TextOptions& options);
std::string to_text(const std::vector<Claim>& rows, const format::TextOptions& options);
std::string to_text(const std::vector<Happening>& rows, const format::TextOptions& options);
std::string to_text(const std::vector<SourceAccount>& rows, const format::TextOptions& options);
// The versions of a report, a line each; empty where there is only one and it stands.
std::string to_text(const std::vector<StoredDocument>& versions, int64_t shown,
                    const format::TextOptions& options);

std::string to_json(const std::vector<FoundDocument>& rows);
std::string to_json(const std::vector<Claim>& rows);
std::string to_json(const std::vector<Happening>& rows);
std::string to_json(const std::vector<SourceAccount>& rows);

std::string to_csv(const std::vector<FoundDocument>& rows);
std::string to_csv(const std::vector<Claim>& rows);
std::string to_csv(const std::vector<Happening>& rows);
std::string to_csv(const std::vector<SourceAccount>& rows);

}  // namespace kilde::query
