// Why: the reasons of what is told of a proposition, for people and programs.
//
//   why_text(told, 3, trace, reasons, {})
//
//       2.31  Fjordbladet · da  mindst fem droner
//             as Ritzau · da  mindst fem droner fløj over lufthavnen: drone, airport; the same
//             number copied from Ritzau · da: in a passage taken from there, 97 % alike
//       disputed by p7k2m9q4xtr (1.20): other numbers: 5 drone against 3 drone; drone, airport
//
//   why_json(line, told, 3, trace, reasons)    // a line of propositions_json with "why" in it:
//     {"claims": [{"joined", "step", "similarity", "one_with", "one_by"}...], "disputes": [...],
//      "decided": [...], "corrected": [...], "counted": {...}}
//
//   near_misses_text(told, misses, {})         // pairs that nearly were one, and by what
//   near_misses_json(told, misses)             // a line a pair: {"a", "b", "score", "best", ...}
//
// Shapes: claims are counted from 0, as in "claims" of the line. Units: log-odds with two digits.
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include "format/propositions.h"
#include "proposition/reasons.h"

namespace kilde::format {

std::string why_text(const Told& told, uint32_t row, const proposition::Trace& trace,
                     const proposition::Reasons& reasons, const TextOptions& options = {});
std::string why_json(const std::string& line, const Told& told, uint32_t row,
                     const proposition::Trace& trace, const proposition::Reasons& reasons);

// "copied from Ritzau · da: in a passage taken from there, 97 % alike"
std::string step_words(const Told& told, const proposition::Trace& trace,
                       const proposition::Reasons& reasons, size_t step);
// Why a proposition disputes or decides it: "other numbers: 5 drone against 3 drone; ...".
std::string relation_words(const proposition::Reasons& reasons, uint32_t with);

std::string near_misses_text(const Told& told, const std::vector<proposition::NearMiss>& misses,
                             const TextOptions& options = {});
std::string near_misses_json(const Told& told, const std::vector<proposition::NearMiss>& misses,
                             Offsets offsets = Offsets::kCodePoints);

}  // namespace kilde::format
