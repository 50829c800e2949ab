// FlatRecord: a JSON object whose values are strings or null, as most lines of JSON lines are, read
// in one pass.
//
//   const bool read = read_flat(R"({"id":"a", "text":"P\u00e5 gaden"})",
//                               [&](std::string_view key, std::string&& value) { ... });
//
// Shapes: `take` is called for each string, in the order of the line; a null is passed over.
// Needs: valid UTF-8. Threads: a pure function.
// Errors: false for anything else (a number, something nested, a mistake), which a reader of all of
//   JSON must read from its begin; `take` may have been called by then.
// Method: whatever nlohmann::json would read otherwise, or not at all, is left to it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace kilde::pipeline {

using TakeField = std::function<void(std::string_view key, std::string&& value)>;

bool read_flat(std::string_view line, const TakeField& take);

}  // namespace kilde::pipeline
