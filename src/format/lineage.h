// Who copied whom, for programs and for people.
//
//   lineage_json(docs, descents)      // a line a report: {"id", "parent", "origins", "copies"}
//                                     // and, of a withdrawn one, "withdrawn": true
//   lineage_json(docs, descents, {3}) // that of docs[3] alone
//   lineage_text(docs, descents)      // a tree for each report that others were made from
//
//     Ritzau 2022-12-19 08:30  "Minister afviser"                                 a1
//       Politiken 09:12  94 % of it from there                                     a7
//         Dagbladet 11:02  2 passages, edited                                      b3
//
// Shapes: a row of `descents` for each of `docs`. Units: spans as in json.h; lines no wider than
//   `width` (at least 40). Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include <kilde/document.h>

#include "format/json.h"
#include "format/text.h"
#include "lineage/report.h"

namespace kilde::format {

std::string lineage_json(const std::vector<Document>& docs,
                         const std::vector<lineage::Descent>& descents,
                         const std::vector<uint32_t>& rows = {},
                         Offsets offsets = Offsets::kCodePoints);
std::string lineage_text(const std::vector<Document>& docs,
                         const std::vector<lineage::Descent>& descents,
                         const TextOptions& options = {});

}  // namespace kilde::format
