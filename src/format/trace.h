// How a proposition came here: its occasions, and under each the reports that lead back to it.
//
//   trace_text(docs, reports, propositions, 3, trace, {})
//
//     p7k2m9q4xtr  minst fem droner fløj over flyplassen i Rønne mandag kveld
//                  6 claims in 6 reports, 4 languages; 1 occasion, 1 speaker, ...
//
//     1  Lone Brandt  (speaker 1, institution 1)
//        2024-02-12T22:40  Ritzau · da   mindst fem droner fløj over lufthavnen
//          copy  2024-02-12T23:05  Sundposten · da   mindst fem droner
//
//   trace_json: one object, {"id", "gloss", "origins", "claims": [{..., "way", "from", "occasion",
//     "speaker", "institution"}]}; "from" is a place in "claims". trace_dot: a graph for Graphviz.
//
// Shapes and units: as in propositions.h. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include "format/propositions.h"

namespace kilde::format {

std::string trace_text(const Told& told, uint32_t row, const proposition::Trace& trace,
                       const TextOptions& options = {});
std::string trace_json(const Told& told, uint32_t row, const proposition::Trace& trace,
                       Offsets offsets = Offsets::kCodePoints);
std::string trace_dot(const Told& told, uint32_t row, const proposition::Trace& trace);

}  // namespace kilde::format
