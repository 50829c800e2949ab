// A Look as JSON and back; see changes.h.
#include <nlohmann/json.hpp>
#include <optional>

#include "question/changes.h"

namespace kilde::question {
namespace {

using Json = nlohmann::ordered_json;

std::optional<Standing> parse_standing(std::string_view text) {
  for (size_t row = 0; row < kStandings; ++row)
    if (to_string(static_cast<Standing>(row)) == text) return static_cast<Standing>(row);
  return std::nullopt;
}

std::optional<Seen> seen_of(const Json& json) {
  if (!json.is_object() || !json.contains("claims") || !json["claims"].is_array() ||
      !json.contains("gloss") || !json["gloss"].is_string() || !json.contains("institutions") ||
      !json["institutions"].is_number_unsigned() || !json.contains("standing") ||
      !json["standing"].is_string())
    return std::nullopt;
  Seen seen;
  for (const Json& claim : json["claims"]) {
    if (!claim.is_string()) return std::nullopt;
    seen.claims.push_back(claim.get<std::string>());
  }
  const auto standing = parse_standing(json["standing"].get<std::string>());
  if (!standing) return std::nullopt;
  seen.gloss = json["gloss"].get<std::string>();
  seen.institutions = json["institutions"].get<uint32_t>();
  seen.standing = *standing;
  return seen;
}

std::optional<Look> look_of(const Json& json) {
  if (!json.is_object() || !json.contains("time") || !json["time"].is_string() ||
      !json.contains("indicators") || !json["indicators"].is_object())
    return std::nullopt;
  Look look;
  look.time = json["time"].get<std::string>();
  for (const auto& [key, list] : json["indicators"].items()) {
    std::vector<Seen>& pieces = look.indicators[key];
    if (!list.is_array()) return std::nullopt;
    for (const Json& each : list) {
      auto seen = seen_of(each);
      if (!seen) return std::nullopt;
      pieces.push_back(std::move(*seen));
    }
  }
  return look;
}

}  // namespace

std::string encode(const Look& look) {
  Json json = {{"time", look.time}, {"indicators", Json::object()}};
  for (const auto& [key, pieces] : look.indicators) {
    Json& list = json["indicators"][key] = Json::array();
    for (const Seen& seen : pieces)
      list.push_back({{"gloss", seen.gloss},
                      {"institutions", seen.institutions},
                      {"standing", to_string(seen.standing)},
                      {"claims", seen.claims}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Look> decode(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (auto look = look_of(json)) return std::move(*look);
  return Error{Code::kFormat, "", "expected what kilde saw at the last look, found something else"};
}

}  // namespace kilde::question
