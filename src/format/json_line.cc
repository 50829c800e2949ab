#include "format/json_line.h"

#include <string_view>
#include <utility>

namespace kilde::format {

// The library takes broken UTF-8 for U+FFFD, and leaves these characters, which are no line ends in
// JSON but are to many a reader of lines.
std::string json_line(const nlohmann::ordered_json& json) {
  std::string line = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  constexpr std::pair<std::string_view, std::string_view> kLineEnds[] = {
      {"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}};
  for (auto [raw, escaped] : kLineEnds)
    for (size_t at = line.find(raw); at != std::string::npos; at = line.find(raw, at + 1))
      line.replace(at, raw.size(), escaped);
  return line + '\n';
}

}  // namespace kilde::format
