#include "format/svg.h"

#include "base/utf8.h"
#include "format/claims.h"
#include "format/html_escape.h"

namespace kilde::format {

// One line has no control characters left; U+FFFE and U+FFFF are in no XML either.
std::string xml_text(std::string_view text) {
  const std::string line = one_line(text);
  std::string clean;
  for (size_t at = 0; at < line.size();) {
    const char32_t c = base::next_code_point(line, at);
    base::append_utf8(clean, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
  }
  return html_escape(clean);
}

std::string svg_attribute(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string svg_text(std::string_view style, int x, int y, std::string_view text) {
  return "<text class=\"" + std::string(style) + "\"" + svg_attribute("x", x) +
         svg_attribute("y", y) + ">" + xml_text(text) + "</text>\n";
}

std::string svg_line(std::string_view style, int x, int y, int to_x, int to_y) {
  return "<path class=\"" + std::string(style) + "\" d=\"M" + std::to_string(x) + " " +
         std::to_string(y) + "L" + std::to_string(to_x) + " " + std::to_string(to_y) + "\"/>\n";
}

}  // namespace kilde::format
