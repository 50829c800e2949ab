// A source's record, and its letter with the counts that it rests on.
//
//   record_text(record, with_grade, {})
//
//     record    12 claims, 9 propositions: 4 confirmed by others, 2 disputed, 1 corrected, ...
//     grade     B: 8 of 9 propositions that can be judged held
//
//   put_record(json, record, with_grade)     // "record": {...}, "grade": {"letter", "because"}
//
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "format/text.h"
#include "proposition/record.h"

namespace kilde::format {

std::string record_text(const proposition::Record& record, bool with_grade,
                        const TextOptions& options = {});
void put_record(nlohmann::ordered_json& json, const proposition::Record& record, bool with_grade);

}  // namespace kilde::format
