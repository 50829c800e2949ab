#include "extract/time/testing.h"

#include "base/utf8.h"

namespace kilde::time {
namespace {

bool in_word(char32_t c) { return base::is_letter(c) || base::is_digit(c); }

// An apostrophe between letters: "п'ять".
bool inner_apostrophe(std::string_view s, size_t at) {
  size_t before = at;
  const char32_t mark = base::next_code_point(s, at);
  if ((mark != U'\'' && mark != U'\u2019') || at >= s.size()) return false;
  return base::is_letter(base::previous_code_point(s, before)) &&
         base::is_letter(base::next_code_point(s, at));
}

bool ends_sentence(std::string_view text, ByteSpan token) {
  const char mark = text[token.begin];
  if (token.length() != 1 || (mark != '.' && mark != '!' && mark != '?')) return false;
  size_t at = token.end;
  if (at + 1 >= text.size() || text[at] != ' ') return false;
  return base::is_upper(base::next_code_point(text, ++at));
}

}  // namespace

Document plain_document(std::string_view text, std::string_view date, std::string_view lang) {
  Document doc{std::string(text)};
  doc.lang = lang;
  if (auto parsed = parse_date(date)) doc.date = *parsed;
  uint32_t sentence = 0;
  const std::string_view s = doc.text();
  for (size_t at = 0; at < s.size();) {
    const auto begin = static_cast<uint32_t>(at);
    char32_t c = base::next_code_point(s, at);
    if (base::is_space(c)) continue;
    for (size_t next = at; in_word(c) && next < s.size(); at = next) {
      const bool joined = inner_apostrophe(s, next);
      if (!in_word(base::next_code_point(s, next)) && !joined) break;
    }
    doc.tokens.push_back({begin, static_cast<uint32_t>(at)});
    doc.space_after.push_back(at < s.size() && s[at] == ' ');
    const auto size = static_cast<uint32_t>(doc.size());
    if (!ends_sentence(s, doc.tokens.back())) continue;
    doc.sentences.push_back({sentence, size});
    sentence = size;
  }
  if (sentence < doc.size()) doc.sentences.push_back({sentence, static_cast<uint32_t>(doc.size())});
  return doc;
}

Marked read_marked(std::string_view text) {
  Marked marked;
  for (char c : text) {
    const auto at = static_cast<uint32_t>(marked.text.size());
    if (c == '[')
      marked.spans.push_back({at, at});
    else if (c == ']')
      marked.spans.back().end = at;
    else
      marked.text += c;
  }
  return marked;
}

std::vector<std::string> describe_times(const Document& doc) {
  std::vector<std::string> lines;
  for (const TimeExpression& time : doc.times) {
    std::string line = "[" + std::string(doc.text(time.span)) + "] ";
    line += std::string(to_string(time.type)) + " " + std::string(time.value);
    if (!time.mod.empty()) line += " " + std::string(time.mod);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> describe_references(const Document& doc) {
  std::vector<std::string> lines;
  for (const TimeExpression& time : doc.times) {
    const std::string words = "[" + std::string(doc.text(time.span)) + "]";
    std::string line = words;
    auto add = [&](const char* name, int32_t row) {
      const int32_t number = row == kDocumentDate ? 0 : row + 1;
      if (row != kNoTime) line += std::string(" ") + name + "=t" + std::to_string(number);
    };
    add("anchor", time.anchor);
    add("begins", time.begins);
    add("ends", time.ends);
    if (line != words) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace kilde::time
