// Propositions, for programs and for people.
//
//   Told told{docs, reports, propositions};
//   propositions_json(told, all_rows(told))          // a line a proposition: {"id", "gloss",
//     "claims": [{"doc", "content", "said_by"}...], "origins": {...}, "disputes", "prediction",
//     "corrected", "judgements": ids}; a prediction's "outcome" is what a person decided, where
//     somebody did, and its "guess" what later claims tell
//   propositions_text(told, telling_rows(told), {})
//
//     p7k2m9q4xtr  minst fem droner fløj over flyplassen i Rønne mandag kveld
//                  6 claims in 6 reports, 4 languages; 1 occasion, 1 speaker, 1 institution
//                  disputed by p03hv8n2kwe
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

// What is written of; it must outlive the call.
struct Told {
  const std::vector<Document>& docs;
  const std::vector<claim::Report>& reports;
  const std::vector<proposition::Proposition>& propositions;
};

// Which propositions: all; those said more than once, disputed, foretold or corrected.
std::vector<uint32_t> all_rows(const Told& told);
std::vector<uint32_t> telling_rows(const Told& told);

std::string propositions_json(const Told& told, const std::vector<uint32_t>& rows,
                              Offsets offsets = Offsets::kCodePoints);
// With the first claim's report and speaker, of several values in one cell "; " between them.
std::string propositions_csv(const Told& told, const std::vector<uint32_t>& rows);
std::string propositions_text(const Told& told, const std::vector<uint32_t>& rows,
                              const TextOptions& options = {});

// "p7k2m9q4xtr", as it is called everywhere (proposition/claim_names.h).
std::string proposition_id(const Told& told, uint32_t row);
// The words of the claim that tells most.
std::string gloss_of(const Told& told, uint32_t row);
std::string gloss_of(const Told& told, const std::vector<proposition::ClaimRow>& claims);
// "6 claims in 6 reports, 4 languages; 1 occasion, 1 speaker, 1 institution, 1 side", and what else
// hangs on it, a line each.
std::vector<std::string> lines_of(const Told& told, uint32_t row);
// The words of a claim on one line.
std::string claim_words(const Told& told, const proposition::ClaimRow& row);
// Whose claim it is: the one credited, or the publisher.
std::string said_by(const Told& told, const proposition::ClaimRow& row);

}  // namespace kilde::format
