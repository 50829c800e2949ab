#include "format/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "document/code_points.h"
#include "format/json_line.h"
#include "format/time_id.h"

namespace kilde::format {
namespace {

using Json = nlohmann::ordered_json;

class JsonBuilder {
 public:
  JsonBuilder(const Document& doc, Offsets offsets)
      : doc_(doc), points_(doc.text()), bytes_(offsets == Offsets::kBytes) {}

  Json build() const {
    Json json = head();
    json["attributions"] = Json::array();
    for (const Attribution& each : doc_.attributions)
      json["attributions"].push_back(attribution(each, json["attributions"].size() + 1));
    json["times"] = Json::array();
    for (const TimeExpression& each : doc_.times)
      json["times"].push_back(time(each, static_cast<int32_t>(json["times"].size())));
    json["entities"] = list(doc_.entities, [&](const Entity& each) { return entity(each); });
    json["events"] = Json::array();  // no stage finds events yet
    json["notes"] = list(doc_.notes, [](const Note& each) { return Json(each.text); });
    return json;
  }

 private:
  template <typename Rows, typename Make>
  static Json list(const Rows& rows, Make make) {
    Json all = Json::array();
    for (const auto& row : rows) all.push_back(make(row));
    return all;
  }

  uint32_t offset(uint32_t byte) const { return bytes_ ? byte : points_.of_byte(byte); }
  Json spans(const ByteSpans& all) const {
    return list(all, [&](ByteSpan span) {
      return Json::array({offset(span.begin), offset(span.end)});
    });
  }

  Json head() const {
    std::string sha256 = doc_.sha256.empty() ? base::sha256_hex(doc_.text()) : doc_.sha256;
    return {{"id", doc_.id.empty() ? sha256 : doc_.id},
            {"sha256", sha256},
            {"lang", doc_.lang},
            {"title", doc_.title},
            {"publisher", doc_.publisher},
            {"url", doc_.url},
            {"date", doc_.date.to_string()},
            {"text", doc_.text()}};
  }

  Json attribution(const Attribution& each, size_t number) const {
    return {{"id", "a" + std::to_string(number)},
            {"source", spans(each.source)},
            {"cue", spans(each.cue)},
            {"content", spans(each.content)},
            {"via", spans(each.via)},
            {"to", spans(each.to)},
            {"speaker", speaker(each.speaker)},
            {"speaker_name", each.speaker_name},
            {"type", to_string(each.type)},
            {"act", to_string(each.act)},
            {"factuality", to_string(each.factuality)},
            {"chain", list(each.chain, [](std::string_view name) { return Json(name); })},
            {"rule", each.rule},
            {"cue_lemma", each.cue_lemma},
            {"source_by", to_string(each.source_by)},
            {"source_kind", to_string(each.source_kind)},
            {"source_grade", to_string(each.source_grade)},
            {"confidence", std::round(each.confidence * 1000) / 1000}};
  }

  Json speaker(int32_t row) const {
    bool known = row >= 0 && static_cast<size_t>(row) < doc_.entities.size();
    return known ? Json(doc_.entities[static_cast<size_t>(row)].id) : Json(nullptr);
  }

  Json time(const TimeExpression& each, int32_t row) const {
    Json json = {{"id", time_id(row)},
                 {"start", offset(each.span.begin)},
                 {"end", offset(each.span.end)},
                 {"type", to_string(each.type)},
                 {"value", each.value},
                 {"from", each.from},
                 {"to", each.to}};
    if (!each.mod.empty()) json["mod"] = each.mod;
    if (each.anchor != kNoTime) json["anchor"] = time_id(each.anchor);
    if (each.begins != kNoTime) json["begins"] = time_id(each.begins);
    if (each.ends != kNoTime) json["ends"] = time_id(each.ends);
    return json;
  }

  static double degrees(double value) { return std::round(value * 1e5) / 1e5; }

  Json entity(const Entity& each) const {
    Json json = {{"id", each.id}, {"name", each.name}, {"kind", to_string(each.kind)}};
    if (!each.wikidata.empty()) json["wikidata"] = each.wikidata;
    if (!each.country.empty()) json["country"] = each.country;
    if (each.has_point) json["lat"] = degrees(each.lat), json["lon"] = degrees(each.lon);
    if (!each.precision.empty()) json["precision"] = each.precision;
    if (!each.link.empty()) json["link"] = each.link;
    json["mentions"] = spans(each.mentions);
    return json;
  }

  const Document& doc_;
  document::CodePoints points_;
  bool bytes_;
};

}  // namespace

std::string to_json(const Document& doc, Offsets offsets) {
  return json_line(JsonBuilder(doc, offsets).build());
}

}  // namespace kilde::format
