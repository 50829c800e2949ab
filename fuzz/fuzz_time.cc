// Time expressions of any text: spans inside it, in order, whole characters, intervals not empty.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "extract/time/time_tagger.h"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

// Valid UTF-8 out of any bytes.
std::string clean(const uint8_t* data, size_t size) {
  const std::string bytes(data, data + size);
  std::string text;
  for (size_t at = 0; at < bytes.size();)
    kilde::base::append_utf8(text, kilde::base::next_code_point(bytes, at));
  return text;
}

kilde::Document tokenized(std::string text) {
  kilde::Document doc(std::move(text));
  const std::string_view s = doc.text();
  for (size_t at = 0; at < s.size();) {
    const auto begin = static_cast<uint32_t>(at);
    const char32_t c = kilde::base::next_code_point(s, at);
    if (kilde::base::is_space(c)) continue;
    for (size_t next = at; kilde::base::is_letter(c) && next < s.size(); at = next)
      if (!kilde::base::is_letter(kilde::base::next_code_point(s, next))) break;
    doc.tokens.push_back({begin, static_cast<uint32_t>(at)});
    doc.space_after.push_back(0);
  }
  if (doc.size()) doc.sentences.push_back({0, static_cast<uint32_t>(doc.size())});
  return doc;
}

bool on_border(std::string_view text, uint32_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto tagger = kilde::time::TimeTagger::load(KILDE_ROOT, "da");
  check(tagger.has_value());
  if (!size) return 0;
  kilde::Document doc = tokenized(clean(data + 1, size - 1));
  const char* dates[] = {"", "2022", "2022-12", "2022-12-19", "0001-01-01", "9999-12-31"};
  if (auto date = kilde::parse_date(dates[data[0] % 6])) doc.date = *date;
  tagger->run(doc);
  uint32_t end = 0;
  for (const kilde::TimeExpression& time : doc.times) {
    check(time.span.begin >= end && time.span.begin < time.span.end);
    check(time.span.end <= doc.text().size());
    check(on_border(doc.text(), time.span.begin) && on_border(doc.text(), time.span.end));
    check(!time.value.empty() && time.from.empty() == time.to.empty());
    check(time.from.empty() || time.from < time.to);
    end = time.span.end;
  }
  return 0;
}
