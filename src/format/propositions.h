// Propositions, for programs and for people.
//
//   propositions_json(docs, reports, propositions)   // a line a proposition: {"id", "gloss",
//     "claims": [{"doc", "content", "said_by"}...], "origins": {...}, "disputes", "prediction",
//     "corrected"}
//   propositions_text(docs, reports, propositions, {})
//
//     p4  minst fem droner fløj over flyplassen i Rønne mandag kveld
//         6 claims in 6 reports, 4 languages; 1 occasion, 1 speaker, 1 institution
//         disputed by p3, p5
//
// Shapes: `reports` has a row for each of `docs`, which the propositions count by. Units: spans as
//   in json.h; lines no wider than `width`. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include <kilde/document.h>

#include "format/json.h"
#include "format/text.h"
#include "proposition/propositions.h"

namespace kilde::format {

std::string propositions_json(const std::vector<Document>& docs,
                              const std::vector<claim::Report>& reports,
                              const std::vector<proposition::Proposition>& propositions,
                              Offsets offsets = Offsets::kCodePoints);
std::string propositions_text(const std::vector<Document>& docs,
                              const std::vector<claim::Report>& reports,
                              const std::vector<proposition::Proposition>& propositions,
                              const TextOptions& options = {});

}  // namespace kilde::format
