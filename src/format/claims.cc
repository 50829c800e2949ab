#include "format/claims.h"

#include <algorithm>
#include <chrono>

#include <kilde/date.h>

#include "base/utf8.h"
#include "format/columns.h"

namespace kilde::format {
namespace {

bool turns_direction(char32_t c) {
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_blank(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || base::is_space(c); }

// The least span that holds all of the attribution's parts.
ByteSpan hull(const Attribution& attribution) {
  ByteSpan all{UINT32_MAX, 0};
  for (const ByteSpans* part : {&attribution.source, &attribution.cue, &attribution.content,
                                &attribution.via, &attribution.to})
    for (ByteSpan span : *part)
      all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
  return all;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    if (turns_direction(c)) continue;
    gap = gap || is_blank(c);
    if (is_blank(c)) continue;
    if (gap && !line.empty()) line.push_back(' ');
    gap = false;
    base::append_utf8(line, c);
  }
  return line;
}

std::string words_of(const Document& doc, const ByteSpans& spans) {
  std::string words;
  for (ByteSpan span : spans) {
    std::string part = one_line(doc.text(span));
    if (part.empty()) continue;
    if (!words.empty()) words += " … ";
    words += part;
  }
  return words;
}

std::vector<Link> chain_of(const Document& doc, const Attribution& attribution,
                           std::string_view unknown_publisher) {
  std::vector<Link> chain;
  for (std::string_view name : attribution.chain) chain.push_back({one_line(name), LinkKind::kVia});
  if (chain.empty()) {
    std::string_view speaker = attribution.speaker_name;
    std::string words = speaker.empty() ? words_of(doc, attribution.source) : one_line(speaker);
    if (!words.empty()) chain.push_back({words, LinkKind::kOrigin});
    for (ByteSpan via : attribution.via) chain.push_back({words_of(doc, {via}), LinkKind::kVia});
  }
  for (Link& link : chain)
    if (display_width(link.name) == 0) link.name = "unnamed";
  if (!chain.empty()) chain.front().kind = LinkKind::kOrigin;
  std::string publisher = one_line(doc.publisher);
  bool ends_with_it = !publisher.empty() && !chain.empty() && chain.back().name == publisher;
  if (ends_with_it && chain.size() > 1)
    chain.back().kind = LinkKind::kPublisher;
  else if (!ends_with_it)
    chain.push_back(
        {publisher.empty() ? std::string(unknown_publisher) : publisher, LinkKind::kPublisher});
  return chain;
}

std::vector<size_t> times_of(const Document& doc, const Attribution& attribution) {
  std::vector<size_t> rows;
  ByteSpan all = hull(attribution);
  for (size_t i = 0; i < doc.times.size(); ++i)
    if (all.contains(doc.times[i].span)) rows.push_back(i);
  return rows;
}

std::string calendar_of(const TimeExpression& time) {
  auto from = parse_date(time.from);
  auto to = parse_date(time.to);
  if (!from || !to || from->precision() != Date::Precision::kDay ||
      to->precision() != Date::Precision::kDay)
    return one_line(time.value);
  auto last = date_of(to->first_day() - std::chrono::days(1)).to_string();
  return last <= time.from ? std::string(time.from) : std::string(time.from) + ".." + last;
}

size_t depth_of(const Document& doc, size_t attribution) {
  size_t depth = 0;
  int32_t at = doc.attributions[attribution].parent;
  // No chain of parents is longer than there are attributions, so a circle comes to an end.
  while (at >= 0 && static_cast<size_t>(at) < doc.attributions.size() &&
         depth < doc.attributions.size()) {
    ++depth;
    at = doc.attributions[at].parent;
  }
  return depth;
}

}  // namespace kilde::format
