#include "pipeline/head.h"

#include "base/data_table.h"

namespace kilde::pipeline {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::string_view kWord = "date";

// The position of the first character from `at` that is none of `these`; the end if there is none.
size_t skip(std::string_view text, size_t at, std::string_view these) {
  size_t found = text.find_first_not_of(these, at);
  return found == std::string_view::npos ? text.size() : found;
}

}  // namespace

Head find_head(std::string_view text) {
  size_t at = skip(text, 0, kBlanks);
  if (!text.substr(at).starts_with(kWord)) return {};
  at += kWord.size();
  if (text.substr(at).starts_with(':')) ++at;
  size_t begin = skip(text, at, kBlanks);
  if (begin == at) return {};
  size_t end = std::min(text.find_first_of(kSpaces, begin), text.size());
  Result<Date> date = parse_date(text.substr(begin, end - begin));
  if (!date) return {};
  return {*date, static_cast<uint32_t>(skip(text, end, kSpaces))};
}

std::string_view first_line(std::string_view body) {
  while (!body.empty()) {
    size_t end = body.find('\n');
    std::string_view line = base::trim(body.substr(0, end));
    if (!line.empty()) return line;
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
  }
  return {};
}

}  // namespace kilde::pipeline
