// Ids of times, the same in JSON and TimeML: "t1" for the first of a Document, "t0" for its date.
//
//   time_id(0) == "t1"; time_id(kDocumentDate) == "t0"; time_id(kNoTime) == ""
//
// Threads: a pure function. Errors: cannot fail.
#pragma once

#include <string>

#include <kilde/document.h>

namespace kilde::format {

inline std::string time_id(int32_t row) {
  if (row == kDocumentDate) return "t0";
  return row < 0 ? "" : "t" + std::to_string(row + 1);
}

}  // namespace kilde::format
