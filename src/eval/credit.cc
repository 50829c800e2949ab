#include "eval/credit.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "document/code_points.h"
#include "eval/gold.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

constexpr size_t kLongestGap = 120;
constexpr size_t kShortestWord = 3;

std::vector<CharSpan> spans_of(const json& record, const char* key) {
  std::vector<CharSpan> out;
  for (const json& span : list_field(record, key)) {
    bool whole = span.is_array() && span.size() == 2 && span[0].is_number_unsigned() &&
                 span[1].is_number_unsigned();
    if (whole) out.push_back({span[0], span[1]});
  }
  return out;
}

Credit credit_of(const json& record, bool optional) {
  Credit credit;
  credit.source = spans_of(record, "source");
  credit.cue = spans_of(record, "cue");
  credit.content = spans_of(record, "content");
  credit.via = spans_of(record, "via");
  for (const json& name : list_field(record, "chain")) {
    if (name.is_string()) credit.chain.push_back(name);
  }
  std::string type = text_field(record, "type");
  credit.type = type;
  credit.act = text_field(record, "act");
  credit.speaker = text_field(record, "speaker");
  credit.quoted = type == "direct" || type == "mixed";
  credit.optional = optional || flag_field(record, "optional");
  return credit;
}

std::vector<CharSpan> to_code_points(const ByteSpans& spans, const document::CodePoints& points) {
  std::vector<CharSpan> out;
  for (ByteSpan span : spans) out.push_back({points.of_byte(span.begin), points.of_byte(span.end)});
  return out;
}

size_t first_character(const Credit& credit) {
  return std::min_element(credit.content.begin(), credit.content.end())->begin;
}

size_t behind_last_character(const Credit& credit) {
  size_t end = 0;
  for (const auto* spans : {&credit.content, &credit.cue, &credit.source}) {
    for (const CharSpan& span : *spans) end = std::max(end, span.end);
  }
  return end;
}

bool goes_on(const Credit& head, size_t begin, std::u32string_view text) {
  if (!head.quoted || head.optional || (head.source.empty() && head.cue.empty())) return false;
  size_t end = behind_last_character(head);
  if (end > begin || begin - end > kLongestGap || end > text.size()) return false;
  std::u32string_view gap = text.substr(end, begin - end);
  return std::count_if(gap.begin(), gap.end(),
                       [](char32_t c) { return c == U'.' || c == U'!' || c == U'?'; }) <= 1;
}

}  // namespace

std::set<std::string> name_words(std::string_view name) {
  std::set<std::string> words;
  std::string lower = base::to_lower(name), word;
  size_t length = 0;
  auto flush = [&] {
    if (length >= kShortestWord) words.insert(word);
    word.clear();
    length = 0;
  };
  for (size_t at = 0; at < lower.size();) {
    char32_t c = base::next_code_point(lower, at);
    if (is_word_character(c) || c == U'_') {
      base::append_utf8(word, c);
      ++length;
    } else {
      flush();
    }
  }
  flush();
  if (words.empty()) words.insert(lower);
  return words;
}

bool share_a_word(std::string_view a, std::string_view b) {
  auto words = name_words(a);
  auto others = name_words(b);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return others.contains(word); });
}

std::vector<Credit> gold_credits(const json& record) {
  std::vector<Credit> out;
  for (const json& one : list_field(record, "attributions")) out.push_back(credit_of(one, false));
  for (const json& one : list_field(record, "optional")) {
    out.push_back(credit_of(one, true));
  }
  return out;
}

std::vector<Credit> predicted_credits(const Document& doc) {
  document::CodePoints points(doc.text());
  std::vector<Credit> out;
  for (const Attribution& one : doc.attributions) {
    Credit credit;
    credit.source = to_code_points(one.source, points);
    credit.cue = to_code_points(one.cue, points);
    credit.content = to_code_points(one.content, points);
    credit.via = to_code_points(one.via, points);
    credit.chain.assign(one.chain.begin(), one.chain.end());
    credit.type = to_string(one.type);
    credit.act = to_string(one.act);
    credit.speaker = one.speaker_name;
    credit.quoted = one.type != QuoteType::kIndirect;
    out.push_back(std::move(credit));
  }
  return out;
}

std::vector<Credit> join_continuations(std::vector<Credit> credits, std::u32string_view text) {
  auto empty = std::stable_partition(credits.begin(), credits.end(),
                                     [](const Credit& credit) { return !credit.content.empty(); });
  std::stable_sort(credits.begin(), empty, [](const Credit& a, const Credit& b) {
    return std::pair(first_character(a), a.optional) < std::pair(first_character(b), b.optional);
  });
  std::vector<Credit> out;
  for (auto it = credits.begin(); it != empty; ++it) {
    bool bare = it->quoted && it->source.empty() && it->cue.empty();
    size_t begin = first_character(*it);
    auto head = bare ? std::find_if(out.rbegin(), out.rend(),
                                    [&](const Credit& c) { return goes_on(c, begin, text); })
                     : out.rend();
    if (head == out.rend()) {
      out.push_back(std::move(*it));
    } else {
      head->content.insert(head->content.end(), it->content.begin(), it->content.end());
    }
  }
  out.insert(out.end(), std::make_move_iterator(empty), std::make_move_iterator(credits.end()));
  return out;
}

bool same_chain(const std::vector<std::string>& asked, std::vector<std::string> found,
                std::string_view publisher) {
  std::erase_if(found, [](const std::string& name) { return name.empty(); });
  bool one_more = found.size() == asked.size() + 1 && !publisher.empty();
  if (one_more && share_a_word(found.back(), publisher)) found.pop_back();
  return std::equal(asked.begin(), asked.end(), found.begin(), found.end(), share_a_word);
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out.push_back(base::next_code_point(text, at));
  return out;
}

}  // namespace kilde::eval
