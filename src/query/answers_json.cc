#include <algorithm>
#include <nlohmann/json.hpp>

#include "document/code_points.h"
#include "format/json_line.h"
#include "query/answers.h"

namespace kilde::query {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const StoredDocument& doc) {
  return {{"number", doc.number},       {"id", doc.id},
          {"version", doc.version},     {"title", doc.title},
          {"publisher", doc.publisher}, {"date", doc.date.to_string()},
          {"lang", doc.lang},           {"url", doc.url},
          {"current", doc.current},     {"withdrawn", doc.withdrawn},
          {"reason", doc.reason}};
}

Json json_of(const FoundDocument& found) {
  Json json{
      {"document", json_of(found.document)}, {"score", found.score}, {"snippet", found.snippet}};
  Json hits = Json::array();
  const document::CodePoints points(found.snippet);
  for (ByteSpan hit : found.hits)
    hits.push_back({points.of_byte(hit.begin), points.of_byte(hit.end)});
  json["hits"] = std::move(hits);
  return json;
}

Json json_of(const Claim& claim) {
  Json content = Json::array();
  for (const auto& [begin, end] : claim.content_points) content.push_back({begin, end});
  return {{"id", claim.id},
          {"document", json_of(claim.document)},
          {"words", claim.words},
          {"content", std::move(content)},
          {"speaker", claim.speaker.empty() ? Json(nullptr) : Json(claim.speaker)},
          {"speaker_name", claim.speaker_name},
          {"type", to_string(claim.type)},
          {"act", to_string(claim.act)},
          {"factuality", to_string(claim.factuality)},
          {"negated", claim.negated},
          {"source_kind", to_string(claim.source_kind)},
          {"source_grade", to_string(claim.source_grade)},
          {"confidence", claim.confidence},
          {"chain", claim.chain}};
}

Json json_of(const Happening& happening) {
  return {{"from", date_of(happening.from).to_string()},
          {"to", date_of(happening.to).to_string()},
          {"time", happening.words},
          {"value", happening.value},
          {"claim", json_of(happening.claim)}};
}

Json json_of(const std::vector<Count>& counts, const char* key) {
  Json json = Json::array();
  for (const Count& count : counts) json.push_back({{key, count.name}, {"claims", count.claims}});
  return json;
}

Json json_of(const SourceAccount& source) {
  const int64_t none = source.claims - source.named - source.roles - source.groups;
  Json json = {
      {"id", source.id.empty() ? Json(nullptr) : Json(source.id)},
      {"name", source.name},
      {"kind", source.kind},
      {"claims", source.claims},
      {"grades",
       {{"named", source.named}, {"role", source.roles}, {"group", source.groups}, {"none", none}}},
      {"outlets", json_of(source.outlets, "name")},
      {"hands", json_of(source.hands, "name")}};
  if (source.acts.empty()) return json;  // counted for one that is asked for by name
  json["acts"] = json_of(source.acts, "act");
  json["first"] = source.first.to_string();
  json["last"] = source.last.to_string();
  return json;
}

template <typename Row>
std::string array_of(const std::vector<Row>& rows) {
  std::string out = "[";
  for (const Row& row : rows) {
    if (out.size() > 1) out += ",\n";
    out += format::json_line(json_of(row));
    out.pop_back();
  }
  return out + "]\n";
}

}  // namespace

std::string to_json(const std::vector<FoundDocument>& rows) { return array_of(rows); }
std::string to_json(const std::vector<Claim>& rows) { return array_of(rows); }
std::string to_json(const std::vector<Happening>& rows) { return array_of(rows); }
std::string to_json(const std::vector<SourceAccount>& rows) { return array_of(rows); }

}  // namespace kilde::query
