#include <algorithm>

#include "base/data_table.h"
#include "format/conllu.h"
#include "format/conllu_builder.h"

namespace kilde::format {
namespace {

bool is_newdoc(std::string_view line) {
  constexpr std::string_view kNewdoc = "# newdoc";
  return line.starts_with(kNewdoc) && (line.size() == kNewdoc.size() || line[8] == ' ');
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

bool has_newdoc(std::string_view text) {
  for (size_t at = text.find("# newdoc"); at != std::string_view::npos;
       at = text.find("# newdoc", at + 1)) {
    if (at > 0 && text[at - 1] != '\n') continue;
    if (is_newdoc(text.substr(at, 9)) || text.substr(at + 8, 1) == "\n") return true;
  }
  return false;
}

// Takes the next line, without its end, from the front of the text.
std::string_view take_line(std::string_view& text) {
  size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

ConlluReader::ConlluReader(std::string_view text, std::string name, ConlluOptions options)
    : rest_(text), name_(std::move(name)) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
  if (!has_newdoc(rest_)) limit_ = options.sentences_per_document;
}

// Cuts one document off the rest, so that an error in it leaves the others readable.
ConlluReader::Lines ConlluReader::take_document() {
  const char* begin = rest_.data();
  Lines lines{{}, line_ + 1};
  size_t sentences = 0;
  bool begun = false, in_sentence = false;
  while (!rest_.empty() && (limit_ == 0 || sentences < limit_)) {
    std::string_view ahead = rest_;
    std::string_view line = take_line(ahead);
    if (begun && is_newdoc(line)) break;
    begun = begun || is_newdoc(line) || !(is_blank(line) || line[0] == '#');
    if (is_blank(line)) sentences += std::exchange(in_sentence, false);
    if (!is_blank(line) && line[0] != '#') in_sentence = true;
    rest_ = ahead;
    ++line_;
  }
  if (begun) lines.text = {begin, static_cast<size_t>(rest_.data() - begin)};
  return lines;
}

std::optional<Result<Document>> ConlluReader::next() {
  Lines lines = take_document();
  if (lines.text.empty()) return std::nullopt;
  ConlluBuilder builder;
  for (size_t number = lines.first; !lines.text.empty(); ++number) {
    std::string_view line = take_line(lines.text);
    Result<void> read;
    if (is_blank(line))
      read = builder.end_sentence();
    else if (line[0] == '#')
      builder.comment(line);
    else
      read = builder.row(line);
    if (!read) return error_at(number, read.error());
  }
  if (Result<void> read = builder.end_sentence(); !read) return error_at(line_, read.error());
  return builder.finish();
}

Error ConlluReader::error_at(size_t line, const Error& error) const {
  return {error.code, name_ + ":" + std::to_string(line), error.message};
}

}  // namespace kilde::format
