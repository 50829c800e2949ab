// The style of the reading view, and the Content-Security-Policy that allows nothing else.
//
//   std::string css = html_style(12, 3);     // with rules that link 12 claims to their passages
//                                            // and 3 places of the map to their mentions
//   content_security_policy(css)             // "default-src 'none'; style-src 'sha256-...'; ..."
//
// Threads: pure functions. Errors: cannot fail.
// Method: hovering over or focusing a passage or a claim of class kN sets --lit-now on everything
//   of class kN in the same document, by :has; there is no script.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kilde::format {

std::string html_style(size_t claims, size_t places = 0);
// The palette and the frame alone, for other pages.
std::string html_page_style();
std::string content_security_policy(std::string_view style);

}  // namespace kilde::format
