// Text made safe for HTML, between tags and inside quoted attributes.
//
//   html_escape("<b> & \"c\"") == "&lt;b&gt; &amp; &quot;c&quot;"
//   web_url("javascript:alert(1)") == "";  web_url("https://example.org/") ==
//   "https://example.org/"
//
// Threads: pure functions. Errors: cannot fail; broken UTF-8 and NUL become U+FFFD.
// Method: the five marked characters become references; so does a carriage return, which a parser
//   would turn into a line feed. A browser that resolves the references has the same text again.
#pragma once

#include <string>
#include <string_view>

namespace kilde::format {

void append_html(std::string& out, std::string_view text);
std::string html_escape(std::string_view text);
// The url if it may be linked: http or https, without blanks or control characters; else "".
std::string_view web_url(std::string_view url);
// The text if it can stand in a lang attribute ("da", "nb"); else "".
std::string_view language_tag(std::string_view lang);

}  // namespace kilde::format
