#include "format/html.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "format/html_escape.h"
#include "format/html_style.h"
#include "format/test_documents.h"

namespace kilde::format {
namespace {

std::string page_of(const Document& doc) { return to_html(std::span(&doc, 1)); }

std::string unescape(std::string text) {
  const std::pair<std::string, std::string> kReferences[] = {{"&lt;", "<"},    {"&gt;", ">"},
                                                             {"&quot;", "\""}, {"&#39;", "'"},
                                                             {"&#13;", "\r"},  {"&amp;", "&"}};
  for (const auto& [reference, character] : kReferences)
    for (size_t at = 0; (at = text.find(reference, at)) != std::string::npos;
         at += character.size())
      text.replace(at, reference.size(), character);
  return text;
}

// A strict reader of the pages: what it cannot read is a fault of the page.
struct Page {
  std::map<std::string, int> elements;
  std::set<std::string> ids, links;
  std::vector<std::string> texts;  // of the elements of class "text", without their tags
  std::string fault;

  explicit Page(const std::string& html) {
    for (size_t at = 0; at < html.size() && fault.empty();) {
      if (html[at] != '<') {
        if (in_text()) texts.back() += html[at];
        ++at;
      } else if (html.compare(at, 7, "<style>") == 0) {
        at = html.find("</style>", at) + 8;
      } else {
        size_t end = html.find('>', at);
        if (end == std::string::npos)
          fault = "open tag";
        else
          tag(html.substr(at + 1, end - at - 1));
        at = end + 1;
      }
    }
    if (!open.empty()) fault += " unclosed " + open.back();
    for (const std::string& link : links)
      if (!ids.contains(link)) fault += " dangling " + link;
  }

 private:
  bool in_text() const { return text_depth > 0; }

  void tag(const std::string& inside) {
    if (inside[0] == '!') return;
    if (inside[0] == '/') return close(inside.substr(1));
    std::string name = inside.substr(0, inside.find_first_of(" /"));
    ++elements[name];
    attributes(inside.substr(name.size()));
    if (name == "meta" || name == "input" || inside.back() == '/') return;
    if (in_text()) ++text_depth;
    if (inside.find("class=\"text\"") != std::string::npos) {
      text_depth = 1;
      texts.emplace_back();
    }
    open.push_back(name);
  }

  void close(const std::string& name) {
    if (open.empty() || open.back() != name) return void(fault = "misnested " + name);
    open.pop_back();
    if (text_depth > 0) --text_depth;
  }

  void attributes(std::string rest) {
    while (!rest.empty() && rest != "/") {
      size_t equals = rest.find_first_of("= ", 1);
      if (rest[0] != ' ') return void(fault = "odd attribute " + rest);
      if (equals == std::string::npos || rest[equals] == ' ') {
        if (rest.substr(1, equals - 1) != "checked") return void(fault = "odd attribute " + rest);
        rest = equals == std::string::npos ? "" : rest.substr(equals);
        continue;
      }
      std::string name = rest.substr(1, equals - 1);
      size_t end = rest.find('"', equals + 2);
      if (rest[equals + 1] != '"' || end == std::string::npos)
        return void(fault = "unquoted " + rest);
      std::string value = rest.substr(equals + 2, end - equals - 2);
      if (name.starts_with("on") || name == "style") fault = "attribute " + name;
      if (name == "id" && !ids.insert(value).second) fault = "id twice: " + value;
      if (name == "href" && value[0] == '#')
        links.insert(value.substr(1));
      else if (name == "href" && !value.starts_with("http"))
        fault = "link to " + value;
      rest = rest.substr(end + 1);
    }
  }

  std::vector<std::string> open;
  int text_depth = 0;
};

TEST(Html, GivesTheTextBackWhateverTheSpans) {
  for (uint32_t seed = 0; seed < 150; ++seed) {
    Document doc = seed == 0 ? hostile_document() : random_document(seed);
    Page page(page_of(doc));
    ASSERT_EQ(page.fault, "") << seed;
    ASSERT_EQ(page.texts.size(), 1u);
    ASSERT_EQ(unescape(page.texts[0]), doc.text()) << seed;
  }
}

TEST(Html, HostileTextAddsNoElement) {
  Page page(page_of(hostile_document()));
  EXPECT_EQ(page.elements["script"], 0);
  EXPECT_EQ(page.elements["img"], 0);
  EXPECT_EQ(page.elements["title"], 1 + 2 * 3);  // the page's, and one for each shortened node
  EXPECT_EQ(page_of(hostile_document()).find("javascript:alert(4)\""), std::string::npos);
}

TEST(Html, LinksOnlyTheWeb) {
  EXPECT_EQ(web_url("https://a.example/?b=1&c"), "https://a.example/?b=1&c");
  EXPECT_EQ(web_url("HTTP://a.example"), "HTTP://a.example");
  for (const char* url : {"javascript:alert(1)", " https://a", "data:text/html,x", "https://a b",
                          "java\nscript:x", "//a.example", "https:\\\\a", ""})
    EXPECT_EQ(web_url(url), "") << url;
}

TEST(Html, HoldsManyDocumentsWithIdsOfTheirOwn) {
  std::vector<Document> docs;
  for (uint32_t i = 0; i < 3; ++i) docs.push_back(i ? random_document(i) : example_document());
  Page page(to_html(docs));
  EXPECT_EQ(page.fault, "");
  EXPECT_EQ(page.elements["article"], 3);
  EXPECT_EQ(page.texts.size(), 3u);
  EXPECT_EQ(Page(to_html({})).fault, "");
}

TEST(Html, MarksEveryPartOfTheExample) {
  std::string page = page_of(example_document());
  for (const char* part :
       {"<a id=\"d1-t1\" href=\"#d1-c1\" class=\"r cue k1\">siger</a>",
        "<span class=\"r content name k1\">Nordkysten</span>",
        "<span class=\"r content time k2\">1. marts</span>",
        "<span class=\"r via k1\">Kystnyt</span>",
        "aria-label=\"Chain: Anna Berg, then Kystnyt, then Nordposten\"",
        "<p class=\"sub\" dir=\"auto\">Borgmester afviser rygter</p>", "class=\"claim k3 in-1\""})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(Html, AllowsItsOwnStyleAlone) {
  // printf 'p{}' | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(
      content_security_policy("p{}").substr(0, 85),
      "default-src 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; ");
  EXPECT_EQ(html_style(0).find(".k1:is"), std::string::npos);
  EXPECT_NE(html_style(2).find(".k2:is"), std::string::npos);
  EXPECT_EQ(html_style(100000), html_style(400));
}

TEST(Html, DoesNotTouchTheNetwork) {
  std::string page = page_of(example_document());
  for (const char* request : {"src=", "@import", "url(", "<link", "<script", "<iframe"})
    EXPECT_EQ(page.find(request), std::string::npos) << request;
}

}  // namespace
}  // namespace kilde::format
