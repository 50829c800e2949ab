#include "format/html_page.h"

#include "format/html_escape.h"
#include "format/html_style.h"

namespace kilde::format {

std::string html_page_begin(std::string_view title, const std::string& style) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
         content_security_policy(style) +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n"
         "<meta name=\"generator\" content=\"kilde\">\n<title>" +
         html_escape(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
}

std::string html_page_end() { return "</body>\n</html>\n"; }

std::string html_bar() {
  return "<header class=\"bar\"><div><p class=\"mark\">kilde</p></div></header>\n";
}

std::string html_foot() {
  return "<footer class=\"foot\">Read by kilde: who said what, according to whom. "
         "What stands here was found by a machine; the text decides.</footer>\n";
}

std::string html_lang(std::string_view lang) {
  const std::string_view tag = language_tag(lang);
  return tag.empty() ? "" : " lang=\"" + std::string(tag) + "\"";
}

}  // namespace kilde::format
