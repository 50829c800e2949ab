// The frame of an HTML page: its head, with a policy that allows its own style and nothing else.
//
//   std::string page = html_page_begin("p4", style);       // up to <body> and its line's end
//   page += "<main>...</main>\n" + html_page_end();
//
// Threads: pure functions. Errors: cannot fail; the title is escaped.
#pragma once

#include <string>
#include <string_view>

namespace kilde::format {

std::string html_page_begin(std::string_view title, const std::string& style);
std::string html_page_end();
// "kilde" above a page, and what a machine found below it.
std::string html_bar();
std::string html_foot();
// " lang=\"da\"", or nothing where the language is no such word.
std::string html_lang(std::string_view lang);

}  // namespace kilde::format
