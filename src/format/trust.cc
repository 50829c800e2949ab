#include "format/trust.h"

#include <algorithm>

#include "format/claims.h"
#include "format/columns.h"
#include "format/palette.h"

namespace kilde::format {

std::string trust_text(const std::vector<judgement::Judgement>& trust, const TextOptions& options) {
  const auto width = static_cast<size_t>(std::max(options.width, 40));
  const std::string label = "  trust     ";
  std::string out;
  for (const judgement::Judgement& each : trust) {
    const std::string text = (each.value.empty() ? "" : each.value + " ") + "by " +
                             one_line(each.by) + " (" + each.id + ")" +
                             (each.reason.empty() ? "" : ": " + one_line(each.reason));
    out += painted(style::kFaint, label, options.color) + cut_to_width(text, width - label.size()) +
           "\n";
  }
  return out;
}

void put_trust(nlohmann::ordered_json& json, const std::vector<judgement::Judgement>& trust) {
  json["trust"] = nlohmann::ordered_json::array();
  for (const judgement::Judgement& each : trust)
    json["trust"].push_back({{"letter", each.value.empty() ? nlohmann::ordered_json(nullptr)
                                                           : nlohmann::ordered_json(each.value)},
                             {"by", each.by},
                             {"time", each.time},
                             {"reason", each.reason},
                             {"judgement", each.id}});
}

}  // namespace kilde::format
