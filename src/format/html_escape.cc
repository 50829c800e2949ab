#include "format/html_escape.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::format {

void append_html(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      case U'\r':
        out += "&#13;";
        break;
      case U'\0':
        base::append_utf8(out, 0xFFFD);
        break;
      default:
        base::append_utf8(out, c);
    }
  }
}

std::string html_escape(std::string_view text) {
  std::string escaped;
  append_html(escaped, text);
  return escaped;
}

std::string_view web_url(std::string_view url) {
  std::string front = base::to_lower(url.substr(0, 8));
  bool web = front.starts_with("http://") || front.starts_with("https://");
  bool odd = std::any_of(url.begin(), url.end(), [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || c == '\\';
  });
  return web && !odd ? url : std::string_view();
}

std::string_view language_tag(std::string_view lang) {
  bool letters = std::all_of(lang.begin(), lang.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (lang.size() == 2 || lang.size() == 3) ? lang : std::string_view();
}

}  // namespace kilde::format
