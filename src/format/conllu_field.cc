#include "format/conllu_field.h"

#include "base/utf8.h"

namespace kilde::format {
namespace {

bool breaks_a_line(char32_t c) {
  return c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::string conllu_field(std::string_view text) {
  std::string field;
  field.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    base::append_utf8(field, breaks_a_line(c) ? U' ' : c);
  }
  return field;
}

std::string conllu_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    if (!breaks_a_line(c))
      base::append_utf8(line, c);
    else if (!line.empty() && line.back() != ' ')
      line.push_back(' ');
  }
  return line;
}

}  // namespace kilde::format
