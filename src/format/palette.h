// What text for people is made with: the terminal's own palette, and counted things.
//
//   painted("1;36", "Ida Voss", color)      // the name between escape sequences, or as it is
//   counted(1, "claim") == "1 claim";  counted(3, "claim") == "3 claims"
//
// Styles are Select Graphic Rendition codes of the terminal's palette alone, so that any theme
// stays readable. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kilde::format {

namespace style {
inline constexpr std::string_view kTitle = "1", kSource = "1;36", kVia = "35", kFaint = "2",
                                  kAct = "33", kTime = "32", kWarning = "31";
}  // namespace style

inline std::string painted(std::string_view style, std::string_view text, bool color) {
  if (!color || style.empty() || text.empty()) return std::string(text);
  return "\x1b[" + std::string(style) + "m" + std::string(text) + "\x1b[0m";
}

inline std::string counted(size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace kilde::format
