// Documents for the tests of the formats: a small invented report, a hostile one, and random ones.
//
//   Document doc = example_document();
//   for (uint32_t seed = 0; seed < 300; ++seed) check(random_document(seed));
//
// Threads: pure functions; the same seed gives the same document. Errors: cannot fail.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "base/utf8.h"

namespace kilde::format {

// Where the words stand for the nth time (from 0).
inline ByteSpan find_words(const Document& doc, std::string_view words, int nth = 0) {
  size_t at = doc.text().find(words);
  while (nth-- > 0) at = doc.text().find(words, at + 1);
  assert(at != std::string_view::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

// Words, and every punctuation mark by itself; a sentence ends with its line.
inline void add_tokens(Document& doc) {
  uint32_t sentence = 0;
  std::string_view text = doc.text();
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = base::next_code_point(text, at);
    if (c == U'\n' && doc.size() > sentence) {
      doc.sentences.push_back({sentence, static_cast<uint32_t>(doc.size())});
      sentence = static_cast<uint32_t>(doc.size());
    }
    if (base::is_space(c)) continue;
    for (size_t next = at; base::is_letter(c) && next < text.size(); at = next) {
      if (!base::is_letter(base::next_code_point(text, next))) break;
    }
    doc.tokens.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(at)});
  }
  if (doc.size() > sentence) doc.sentences.push_back({sentence, static_cast<uint32_t>(doc.size())});
}

inline void add_example_claims(Document& doc) {
  auto find = [&](std::string_view words, int nth = 0) { return find_words(doc, words, nth); };
  Attribution& first = doc.attributions.emplace_back();
  first.source = {find("borgmester Anna Berg")};
  first.cue = {find("siger")};
  first.content = {find("Havnen i Nordkysten lukker ikke")};
  first.via = {find("Kystnyt")};
  first.act = Act::kDeny;
  first.speaker = 0;
  first.speaker_name = "Anna Berg";
  first.chain = {"Anna Berg", "Kystnyt", "Nordposten"};
  first.rule = "clause";
  Attribution& second = doc.attributions.emplace_back();
  second.source = {find("hun")};
  second.cue = {find("siger", 1)};
  second.content = {find("Vi bygger ud til 1. marts")};
  second.to = {find("byrådet")};
  second.type = QuoteType::kDirect;
  second.act = Act::kPromise;
  second.factuality = Factuality::kPredicted;
  second.speaker = 0;
  second.speaker_name = "Anna Berg";
  second.chain = {"Anna Berg", "Nordposten"};
  second.rule = "dash";
  Attribution& third = doc.attributions.emplace_back();
  third.source = {find("Fagforeningen")};
  third.cue = {find("tror ikke")};
  third.content = {find("på det"), find("at Berg tæller rigtigt")};
  third.negated = true;
  third.act = Act::kBelieve;
  third.factuality = Factuality::kDenied;
  third.parent = 1;
}

// An invented report in which claims nest, a span is discontinuous and one runs over a line end.
inline Document example_document() {
  Document doc(
      "Borgmester afviser rygter\n\n"
      "Havnen i Nordkysten lukker ikke, siger borgmester Anna Berg ifølge Kystnyt.\n\n"
      "- Vi bygger ud til 1. marts, siger hun til byrådet.\n\n"
      "Fagforeningen tror ikke på det, skrev den i går: at Berg tæller rigtigt & \"pænt\".");
  doc.id = "nord-1";
  doc.sha256 = std::string(64, '0');
  doc.title = "Borgmester afviser rygter";
  doc.publisher = "Nordposten";
  doc.url = "https://nordposten.example/havn?a=1&b=2";
  doc.lang = "da";
  doc.date = {2023, 2, 14};
  add_tokens(doc);
  add_example_claims(doc);
  auto find = [&](std::string_view words, int nth = 0) { return find_words(doc, words, nth); };
  doc.times.push_back({find("1. marts"), TimexType::kDate, "2023-03-01", "", "2023-03-01",
                       "2023-03-02", "calendar"});
  doc.times.push_back(
      {find("i går"), TimexType::kDate, "2023-02-13", "", "2023-02-13", "2023-02-14", "relative"});
  doc.entities.push_back(
      {"e1", "Anna Berg", EntityKind::kPerson, "", "", {find("Anna Berg"), find("Berg", 1)}});
  doc.entities.push_back(
      {"kx:1", "Nordkysten", EntityKind::kPlace, "Q1", "DK", {find("Nordkysten")}});
  TokenSpan anna = doc.tokens_in(find("Anna Berg"));
  doc.names.push_back({anna, NameKind::kPer});
  doc.note("one word was cut\nat the end");
  return doc;
}

// Markup, breaks, turned writing and long words wherever a string can stand.
inline Document hostile_document() {
  const std::string bad =
      "<script>alert(1)</script>\"onmouseover=\"alert(2)\" ']]>--><img src=x onerror=alert(3)>"
      "</style></title>\u202E\u05D0\u05D1\u202C \u0645\u0631\u062D\u0628\u0627 " +
      std::string(300, 'w') +
      " &lt;b&gt; &amp; \x1b[31m \U0001F468\u200D\U0001F469\u200D\U0001F467";
  Document doc(bad + "\n\n" + bad + "\r\n\r\n" + bad);
  doc.id = doc.title = doc.publisher = doc.lang = doc.sha256 = bad;
  doc.url = "javascript:alert(4)";
  std::string_view kept = doc.intern(bad);
  auto half = static_cast<uint32_t>(bad.size());
  Attribution claim;
  claim.source = {{0, 8}};
  claim.cue = {{4, 30}};
  claim.content = {{8, half + 10}};
  claim.via = {{half + 2, half + 40}};
  claim.speaker_name = claim.rule = kept;
  claim.chain = {kept, kept, kept};
  doc.attributions = {claim, claim};
  doc.times.push_back({{2, 20}, TimexType::kDate, kept, "", kept, kept, kept});
  doc.entities.push_back({kept, kept, EntityKind::kPerson, kept, kept, {{0, 30}}});
  doc.note(kept);
  return doc;
}

class RandomDocument {
 public:
  explicit RandomDocument(uint32_t seed) : random_(seed) {}

  Document make() {
    Document doc(text());
    boundaries_.assign(1, 0);
    for (size_t at = 0; at < doc.text().size();) {
      base::next_code_point(doc.text(), at);
      boundaries_.push_back(static_cast<uint32_t>(at));
    }
    if (below(2)) doc.publisher = word();
    if (below(2)) doc.title = word();
    doc.lang = below(2) ? "da" : "other";
    add_tokens(doc);
    for (int i = below(4); i > 0; --i)
      doc.entities.push_back({doc.intern("e" + std::to_string(i)), doc.intern(word()),
                              EntityKind::kPlace, below(2) ? "Q1" : "", "", spans()});
    for (int i = below(6); i > 0; --i) add_claim(doc);
    for (int i = below(4); i > 0; --i)
      doc.times.push_back({span(), TimexType::kDate, "2020", "", "2020-01-01", "2021-01-01", ""});
    if (below(3) == 0) doc.note(word());
    return doc;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<uint32_t>(n)); }

  std::string word() {
    static const std::vector<std::string> kWords = {
        "a",  "Bo",   "<b>",  "&amp;", "\"",     "'",        "]]>",    "\n",     "\n\n",   "\r\n",
        "\t", " ",    "  ",   "å",     "北京",   "e\u0301",  "\u2028", "\u0085", "\u202E", "🙂",
        ".",  "- Ja", "\x1b", "</p>",  "\u00A0", "langtord", "\x01",   "?!",     "מה",     "<!--"};
    std::string all;
    for (int i = 1 + below(3); i > 0; --i) all += kWords[static_cast<size_t>(below(30))];
    return all;
  }

  std::string text() {
    std::string all;
    for (int i = below(25); i > 0; --i) all += word();
    return all;
  }

  ByteSpan span() {
    uint32_t a = boundaries_[static_cast<size_t>(below(static_cast<int>(boundaries_.size())))];
    uint32_t b = boundaries_[static_cast<size_t>(below(static_cast<int>(boundaries_.size())))];
    return {std::min(a, b), std::max(a, b)};
  }

  ByteSpans spans() {
    ByteSpans all;
    for (int i = below(3); i > 0; --i) all.push_back(span());
    return all;
  }

  void add_claim(Document& doc) {
    Attribution claim;
    claim.source = spans();
    claim.cue = spans();
    claim.content = spans();
    claim.via = spans();
    claim.to = spans();
    claim.type = static_cast<QuoteType>(below(3));
    claim.act = static_cast<Act>(below(13));
    claim.factuality = static_cast<Factuality>(below(5));
    claim.negated = below(5) == 0;
    claim.speaker = below(static_cast<int>(doc.entities.size()) + 1) - 1;
    claim.parent = below(static_cast<int>(doc.attributions.size()) + 1) - 1;
    for (int i = below(4); i > 0; --i) claim.chain.push_back(doc.intern(word()));
    doc.attributions.push_back(claim);
  }

  std::mt19937 random_;
  std::vector<uint32_t> boundaries_;
};

inline Document random_document(uint32_t seed) { return RandomDocument(seed).make(); }

}  // namespace kilde::format
