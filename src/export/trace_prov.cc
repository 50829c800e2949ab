#include "export/trace_prov.h"

#include <map>
#include <vector>

#include "export/json_ld_context.h"
#include "export/json_ld_parts.h"
#include "format/claims.h"
#include "format/html_escape.h"
#include "format/json_line.h"

namespace kilde::exporting {
namespace {

using proposition::Step;
using proposition::Trace;
using proposition::Way;
using Json = nlohmann::ordered_json;

std::string proposition_iri(const format::Told& told, uint32_t row) {
  return "urn:kilde:proposition:" + format::proposition_id(told, row);
}

class Prov {
 public:
  Prov(ledger::Database& db, const format::Told& told, uint32_t row, const Trace& trace)
      : told_(told), row_(row), trace_(trace) {
    version_ = db.prepare(
        "SELECT f.name,d.version FROM documents d JOIN documents f ON f.id=d.first "
        "WHERE d.name=? AND lower(hex(d.sha256))=? ORDER BY d.id");
  }

  Result<std::string> write() {
    for (const Step& step : trace_.steps)
      if (auto known = name(step.claim.report); !known) return known.error();
    for (const auto& correction : told_.propositions[row_].corrections)
      if (auto known = name(correction.report); !known) return known.error();
    add(whole());
    for (const auto& [report, iri] : names_) add(document(report, iri));
    for (const Step& step : trace_.steps) add(claim(step));
    return "{" + std::string(json_ld_context()) + ",\n  \"@graph\": [\n" + lines_ + "\n]}\n";
  }

 private:
  Result<void> name(uint32_t report) {
    if (names_.contains(report)) return {};
    const Document& doc = told_.docs[report];
    if (!version_.with(doc.id, doc.sha256).next())
      return Error{Code::kNotFound, doc.id, "expected a report of the ledger, found none"};
    names_.emplace(report, version_iri(version_.string(0), version_.integer(1)));
    return {};
  }

  void add(const Json& node) {
    std::string line = format::json_line(node);
    line.pop_back();
    lines_ += (lines_.empty() ? "" : ",\n") + line;
  }

  Json whole() const {
    const proposition::Proposition& mine = told_.propositions[row_];
    Json node = {{"id", proposition_iri(told_, row_)},
                 {"type", json_list("Entity", "Proposition")}};
    node["name"] = format::gloss_of(told_, row_);
    node["occasion"] = mine.origins.occasion;
    node["speaker"] = mine.origins.speaker;
    node["institution"] = mine.origins.institution;
    node["side"] = mine.origins.side;
    node["disputedBy"] = Json::array();
    for (const uint32_t other : mine.disputes)
      node["disputedBy"].push_back(proposition_iri(told_, other));
    node["correctedBy"] = Json::array();
    for (const auto& correction : mine.corrections)
      node["correctedBy"].push_back(names_.at(correction.report));
    node["hadPrimarySource"] = Json::array();
    for (const Step& step : trace_.steps)
      if (step.way == Way::kBeginning) node["hadPrimarySource"].push_back(iri(step));
    return node;
  }

  Json document(uint32_t report, const std::string& iri) const {
    const claim::Report& about = told_.reports[report];
    Json node = {{"id", iri}, {"type", json_list("Entity", "Report")}, {"identifier", about.id}};
    for (const auto& [key, value] : {std::pair("title", &told_.docs[report].title),
                                     {"language", &about.lang},
                                     {"issued", &about.published}})
      if (!value->empty()) node[key] = *value;
    if (!format::web_url(about.url).empty()) node["url"] = about.url;
    if (!about.publisher.empty()) node["wasAttributedTo"] = outlet_node(about.publisher);
    return node;
  }

  const claim::Claim& of(const Step& step) const {
    return told_.reports[step.claim.report].claims[step.claim.claim];
  }

  std::string iri(const Step& step) const {
    return names_.at(step.claim.report) + "#c" + std::to_string(step.claim.claim + 1);
  }

  Json claim(const Step& step) const {
    const claim::Claim& mine = of(step);
    const std::string& report = names_.at(step.claim.report);
    Json node = {{"id", iri(step)}, {"type", json_list("Annotation", "Entity", "Claim")}};
    node["motivation"] = "oa:describing";
    node["specializationOf"] = proposition_iri(told_, row_);
    const Document& doc = told_.docs[step.claim.report];
    const document::CodePoints points(doc.text());
    node["target"] = Json::array();
    for (const ByteSpan span : mine.content)
      node["target"].push_back(place_in(doc, points, report, span));
    put_who(node, step);
    if (mine.attribution >= 0)
      node["within"] = report + "#a" + std::to_string(mine.attribution + 1);
    node["way"] = to_string(step.way);
    if (step.from >= 0)
      node[step.way == Way::kCopy ? "wasQuotedFrom" : "wasDerivedFrom"] =
          iri(trace_.steps[static_cast<size_t>(step.from)]);
    if (step.way != Way::kBeginning) return node;
    node["occasion"] = step.occasion + 1;
    node["speaker"] = step.speaker + 1;
    node["institution"] = step.institution + 1;
    return node;
  }

  void put_who(Json& node, const Step& step) const {
    const std::string name = format::one_line(format::said_by(told_, step.claim));
    if (of(step).attribution >= 0)
      node["wasAttributedTo"] = {{"type", "Agent"}, {"name", name}};
    else if (!name.empty())
      node["wasAttributedTo"] = outlet_node(told_.reports[step.claim.report].publisher)["id"];
  }

  const format::Told& told_;
  const uint32_t row_;
  const Trace& trace_;
  ledger::Statement version_;
  std::map<uint32_t, std::string> names_;  // of reports
  std::string lines_;
};

}  // namespace

Result<std::string> trace_prov(ledger::Database& db, const format::Told& told, uint32_t row,
                               const proposition::Trace& trace) {
  Result<std::string> written = Prov(db, told, row, trace).write();
  if (auto read = db.take_status(); !read) return read.error();
  return written;
}

}  // namespace kilde::exporting
