#include "format/judgements.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

using judgement::Anchor;
using judgement::Judgement;
using judgement::Kind;
using Json = nlohmann::ordered_json;

std::string hex(uint64_t number) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(number));
  return digits;
}

Json anchors_json(const std::vector<Anchor>& anchors) {
  Json json = Json::array();
  for (const Anchor& anchor : anchors)
    json.push_back({{"doc", anchor.doc},
                    {"span", {anchor.begin, anchor.end}},
                    {"wording", hex(anchor.wording)},
                    {"words", anchor.words}});
  return json;
}

// What is decided, where it is no claim.
std::string decided(const Judgement& each) {
  switch (each.kind) {
    case Kind::kSpeaker:
      if (each.name.empty() && each.body.empty()) return "the paper itself";
      return each.name + (each.name.empty() || each.body.empty() ? "" : ", ") + each.body;
    case Kind::kTrust:
      return each.name + (each.value.empty() ? "" : ": " + each.value);
    default:
      return each.value;
  }
}

}  // namespace

std::string judgement_json(const Judgement& each) {
  Json json = {{"id", each.id}, {"kind", to_string(each.kind)}};
  if (!each.claims.empty()) json["claims"] = anchors_json(each.claims);
  switch (each.kind) {
    case Kind::kSplit:
      json["apart_from"] = anchors_json(each.others);
      break;
    case Kind::kSpeaker:
      json["speaker"] = each.name;
      json["institution"] = each.body;
      break;
    case Kind::kOutcome:
      json["outcome"] = each.value;
      break;
    case Kind::kTrust:
      json["source"] = each.name;
      if (!each.value.empty()) json["letter"] = each.value;
      break;
    case Kind::kRetract:
      json["judgement"] = each.value;
      break;
    default:
      break;
  }
  json["by"] = each.by;
  json["time"] = each.time;
  json["reason"] = each.reason;
  return json_line(json);
}

std::string judgements_text(const std::vector<Judgement>& all, const TextOptions& options) {
  const auto width = static_cast<size_t>(std::max(options.width, 40));
  std::map<std::string_view, std::string_view> taken_back;
  for (const Judgement& each : all)
    if (each.kind == Kind::kRetract) taken_back.emplace(each.value, each.id);
  std::string out;
  for (const Judgement& each : all) {
    const std::string gap(each.id.size() + 2, ' ');
    const size_t room = width > gap.size() + 10 ? width - gap.size() : 10;
    auto line = [&](const std::string& text) { out += gap + cut_to_width(text, room) + "\n"; };
    std::string head =
        std::string(to_string(each.kind)) + "  " + each.time + "  by " + one_line(each.by);
    if (!each.reason.empty()) head += "  " + one_line(each.reason);
    out += painted(style::kSource, each.id, options.color) + "  " + cut_to_width(head, room) + "\n";
    if (const auto by = taken_back.find(each.id); by != taken_back.end())
      line("taken back by " + std::string(by->second));
    if (const std::string what = decided(each); !what.empty()) line(one_line(what));
    for (const Anchor& anchor : each.claims) line(one_line(anchor.doc + " " + anchor.words));
    if (!each.others.empty()) line("apart from");
    for (const Anchor& anchor : each.others) line(one_line(anchor.doc + " " + anchor.words));
  }
  return out;
}

}  // namespace kilde::format
