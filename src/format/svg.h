// Pieces of SVG: text made safe for XML, attributes, and how wide words will be.
//
//   svg_text("t-name", 12, 40, "Ida <Voss>")   // <text class="t-name" x="12" y="40">Ida &lt;...
//   svg_line("t-axis", 0, 5, 90, 5)            // <path class="t-axis" d="M0 5L90 5"/>
//
// Units: the picture's own, one CSS pixel. Threads: pure functions. Errors: cannot fail; characters
//   that XML does not have become blanks or U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace kilde::format {

// On one line, escaped.
std::string xml_text(std::string_view text);
std::string svg_attribute(std::string_view name, int value);
std::string svg_text(std::string_view style, int x, int y, std::string_view text);
std::string svg_line(std::string_view style, int x, int y, int to_x, int to_y);

}  // namespace kilde::format
