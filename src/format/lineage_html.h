// Who copied whom, as one self-contained HTML page: each report beside the one that it took from,
// the passages that they share joined.
//
//   write("lineage.html", lineage_html(docs, descents))
//   lineage_html(docs, descents, {3})       // docs[3] and its sources alone
//
// Shapes: a part for each pair of a report and one that it took passages from, the source on the
//   left. Passages are numbered by their place in the report; those of one number link to each
//   other and light up together. Of texts above kMostText only what stands around passages is
//   shown, at most kMostPassages of a pair and kMostPairs on a page; what is left out is told.
// Gives and safety: as html.h. Threads: a pure function. Errors: cannot fail.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <kilde/document.h>

#include "lineage/report.h"

namespace kilde::format {

inline constexpr size_t kMostPairs = 60, kMostPassages = 120, kMostText = 20'000;

std::string lineage_html(const std::vector<Document>& docs,
                         const std::vector<lineage::Descent>& descents,
                         const std::vector<uint32_t>& rows = {});

}  // namespace kilde::format
