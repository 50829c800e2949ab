#include "export/json_ld.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "document/code_points.h"
#include "export/json_ld_context.h"
#include "export/json_ld_parts.h"
#include "format/claims.h"
#include "format/html_escape.h"
#include "format/json_line.h"

namespace kilde::exporting {
namespace {

using Json = nlohmann::ordered_json;

class Nodes {
 public:
  explicit Nodes(const Entry& entry)
      : entry_(entry),
        doc_(entry.doc),
        points_(entry.doc.text()),
        iri_(version_iri(entry.report, entry.version)) {}

  Json document() const {
    Json node = {{"id", iri_}, {"type", json_list("Entity", "Report")}, {"identifier", doc_.id}};
    node["version"] = entry_.version;
    node["current"] = entry_.current;
    node["specializationOf"] = report_iri(entry_.report);
    if (entry_.version > 1) node["wasRevisionOf"] = version_iri(entry_.report, entry_.version - 1);
    if (!entry_.withdrawn.empty()) node["invalidatedAtTime"] = entry_.withdrawn;
    put(node, "reason", entry_.reason);
    put(node, "title", doc_.title);
    put(node, "language", doc_.lang);
    put(node, "issued", doc_.published.empty() ? doc_.date.to_string() : doc_.published);
    put(node, "author", doc_.author);
    if (!format::web_url(doc_.url).empty()) node["url"] = doc_.url;
    if (!doc_.publisher.empty()) node["wasAttributedTo"] = outlet_node(doc_.publisher);
    node["sha256"] = doc_.sha256;
    node["text"] = doc_.text();
    node["mentions"] = Json::array();
    for (const Entity& entity : doc_.entities) node["mentions"].push_back(agent(entity));
    return node;
  }

  Json claim(size_t number) const {
    const Attribution& claim = doc_.attributions[number];
    const std::string id = claim_iri(number);
    Json node = {{"id", id}, {"type", json_list("Annotation", "Entity", "Claim")}};
    node["motivation"] = "oa:describing";
    node["target"] = places(claim.content);
    if (claim.content.empty()) node["target"] = iri_;
    put_chain(node, claim, id);
    for (auto [key, spans] : {std::pair("sourceWords", &claim.source),
                              {"cueWords", &claim.cue},
                              {"viaWords", &claim.via},
                              {"addresseeWords", &claim.to}})
      if (!spans->empty()) node[key] = places(*spans);
    put_about(node, claim);
    node["quoteType"] = to_string(claim.type);
    node["act"] = to_string(claim.act);
    node["factuality"] = to_string(claim.factuality);
    node["negated"] = claim.negated;
    node["sourceKind"] = to_string(claim.source_kind);
    node["sourceGrade"] = to_string(claim.source_grade);
    node["confidence"] = std::round(claim.confidence * 1000) / 1000;
    put(node, "rule", claim.rule);
    if (claim.parent >= 0) node["within"] = claim_iri(static_cast<size_t>(claim.parent));
    return node;
  }

 private:
  static void put(Json& node, const char* key, std::string_view value) {
    if (!value.empty()) node[key] = value;
  }

  std::string claim_iri(size_t number) const { return iri_ + "#a" + std::to_string(number + 1); }

  std::string entity_iri(const Entity& entity) const {
    if (!entity.wikidata.empty())
      return "http://www.wikidata.org/entity/" + iri_part(entity.wikidata);
    const std::string_view id = entity.id;
    if (id.starts_with("gn:")) return "https://sws.geonames.org/" + iri_part(id.substr(3)) + "/";
    if (id.find(':') != std::string_view::npos) return "urn:kilde:entity:" + iri_part(id);
    return iri_ + "#" + iri_part(id);
  }

  static Json types(EntityKind kind) {
    switch (kind) {
      case EntityKind::kPerson:
        return json_list("Agent", "Person");
      case EntityKind::kPlace:
        return json_list("Location");
      case EntityKind::kOrganisation:
      case EntityKind::kOutlet:
      case EntityKind::kAgency:
        return json_list("Agent", "Organization");
      case EntityKind::kGroup:
        return json_list("Agent");
      case EntityKind::kDocument:
      case EntityKind::kOther:
        break;
    }
    return json_list("Entity");
  }

  Json agent(const Entity& entity) const {
    Json node = {{"id", entity_iri(entity)}, {"type", types(entity.kind)}};
    node["name"] = entity.name;
    node["kind"] = to_string(entity.kind);
    put(node, "country", entity.country);
    if (entity.has_point) {
      node["latitude"] = std::round(entity.lat * 1e5) / 1e5;
      node["longitude"] = std::round(entity.lon * 1e5) / 1e5;
    }
    return node;
  }

  // Who a link of the chain is: one of the document's entities, or only a name.
  Json teller(const Attribution& claim, const format::Link& link) const {
    if (link.kind == format::LinkKind::kOrigin && claim.speaker != kNoEntity &&
        format::one_line(claim.speaker_name) == link.name)
      return entity_iri(doc_.entities[static_cast<size_t>(claim.speaker)]);
    for (const Entity& entity : doc_.entities)
      if (format::one_line(entity.name) == link.name) return entity_iri(entity);
    return {{"type", "Agent"}, {"name", link.name}};
  }

  // The claim is the publisher's; it took it from the last hand's telling, and that from the one
  // before, down to the origin's.
  void put_chain(Json& node, const Attribution& claim, const std::string& id) const {
    const std::vector<format::Link> chain = format::chain_of(doc_, claim, "");
    Json telling;
    size_t position = 0;
    for (const format::Link& link : chain) {
      if (link.kind == format::LinkKind::kPublisher) continue;
      Json next = {{"id", id + "-" + std::to_string(position++)},
                   {"type", json_list("Entity", "Telling")}};
      next["wasAttributedTo"] = teller(claim, link);
      if (!telling.is_null()) next["wasQuotedFrom"] = std::move(telling);
      telling = std::move(next);
    }
    if (!doc_.publisher.empty()) node["wasAttributedTo"] = outlet_node(doc_.publisher)["id"];
    if (telling.is_null()) return;
    node["wasQuotedFrom"] = std::move(telling);
    node["hadPrimarySource"] = id + "-0";
  }

  void put_about(Json& node, const Attribution& claim) const {
    Json about = Json::array(), times = Json::array();
    for (const Entity& entity : doc_.entities)
      if (mentioned(entity, claim.content)) about.push_back(entity_iri(entity));
    for (size_t row : format::times_of(doc_, claim)) {
      const TimeExpression& time = doc_.times[row];
      Json when = {{"value", time.value}};
      put(when, "from", time.from);
      put(when, "before", time.to);
      times.push_back(std::move(when));
    }
    if (!about.empty()) node["about"] = std::move(about);
    if (!times.empty()) node["temporal"] = std::move(times);
  }

  static bool mentioned(const Entity& entity, const ByteSpans& content) {
    return std::ranges::any_of(entity.mentions, [&](ByteSpan mention) {
      return std::ranges::any_of(content, [&](ByteSpan span) { return span.overlaps(mention); });
    });
  }

  Json places(const ByteSpans& spans) const {
    Json all = Json::array();
    for (ByteSpan span : spans) all.push_back(place_in(doc_, points_, iri_, span));
    return all;
  }

  const Entry& entry_;
  const Document& doc_;
  document::CodePoints points_;
  std::string iri_;
};

}  // namespace

std::string JsonLdWriter::head() {
  return "{" + std::string(json_ld_context()) + ",\n  \"@graph\": [\n";
}

std::string JsonLdWriter::entry(const Entry& entry) {
  const Nodes nodes(entry);
  std::string lines;
  auto add = [&](const Json& node) {
    std::string line = format::json_line(node);
    line.pop_back();
    lines += (any_ ? ",\n" : "") + line;
    any_ = true;
  };
  add(nodes.document());
  for (size_t i = 0; i < entry.doc.attributions.size(); ++i) add(nodes.claim(i));
  return lines;
}

std::string JsonLdWriter::foot() { return any_ ? "\n]}\n" : "]}\n"; }

}  // namespace kilde::exporting
