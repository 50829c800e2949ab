// One value of JSON as one line, whatever is in its strings.
//
//   out += json_line({{"id", "a1"}});      // {"id":"a1"} and the line's end
//
// Gives: valid UTF-8 that ends in '\n'; broken UTF-8 becomes U+FFFD, and what some reader takes for
//   the end of a line (U+0085, U+2028, U+2029) is escaped. Threads: a pure function.
// Errors: cannot fail.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace kilde::format {

std::string json_line(const nlohmann::ordered_json& json);

}  // namespace kilde::format
