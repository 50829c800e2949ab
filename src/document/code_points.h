// From byte offsets of a UTF-8 text to Unicode code points and back.
//
//   CodePoints points("på to");
//   points.of_byte(3) == 2;   points.to_byte(2) == 3;
//
// Shapes: one count for each block of 64 bytes. Units: bytes and code points, both from 0.
// Needs: valid UTF-8 that outlives the object. Threads: read-only after construction.
// Errors: offsets past the end are cut to the end.
// Method: sampled prefix counts; O(64) a query, O(n) to build.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kilde::document {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  explicit CodePoints(std::string&&) = delete;

  // How many code points begin before `byte`.
  uint32_t of_byte(uint32_t byte) const;
  // The byte at which code point number `point` begins.
  uint32_t to_byte(uint32_t point) const;
  uint32_t size() const { return before_.back(); }

 private:
  std::string_view text_;
  std::vector<uint32_t> before_;  // code points before block n; the last entry is the total
};

}  // namespace kilde::document
