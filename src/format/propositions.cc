#include "format/propositions.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "document/code_points.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"

namespace kilde::format {
namespace {

using claim::Claim;
using claim::Report;
using proposition::ClaimRow;
using proposition::Proposition;
using Docs = std::vector<Document>;
using Reports = std::vector<Report>;
using Propositions = std::vector<Proposition>;
using Json = nlohmann::ordered_json;

std::string id_of(uint32_t row) { return "p" + std::to_string(row + 1); }

std::string words_of(const Document& doc, const Claim& claim) {
  std::string words;
  for (const ByteSpan span : claim.content)
    words += (words.empty() ? "" : " … ") + std::string(doc.text(span));
  return one_line(words);
}

// The words of the claim that tells most: a clause before a phrase, in the body before a headline.
std::string gloss_of(const Docs& docs, const Reports& reports, const Proposition& proposition) {
  const ClaimRow* best = nullptr;
  auto rank = [&](const ClaimRow& row) {
    const Claim& claim = reports[row.report].claims[row.claim];
    return std::tuple(claim.form != claim::Form::kPhrase, claim.place == claim::Place::kBody,
                      claim.terms.size());
  };
  for (const ClaimRow& row : proposition.claims)
    if (!best || rank(row) > rank(*best)) best = &row;
  return words_of(docs[best->report], reports[best->report].claims[best->claim]);
}

std::string iso(int32_t day) {
  return date_of(std::chrono::sys_days(std::chrono::days(day))).to_string();
}

Json day_or_null(int32_t day) { return day == claim::kNoDay ? Json(nullptr) : Json(iso(day)); }

class PropositionsJson {
 public:
  PropositionsJson(const Docs& docs, const Reports& reports, Offsets offsets)
      : docs_(docs), reports_(reports), bytes_(offsets == Offsets::kBytes) {
    for (const Document& doc : docs) points_.emplace_back(doc.text());
  }

  Json line(uint32_t row, const Proposition& proposition) const {
    Json json = {{"id", id_of(row)}, {"gloss", gloss_of(docs_, reports_, proposition)}};
    json["claims"] = Json::array();
    for (const ClaimRow& claim : proposition.claims) json["claims"].push_back(claim_json(claim));
    json["origins"] = {{"occasion", proposition.origins.occasion},
                       {"speaker", proposition.origins.speaker},
                       {"institution", proposition.origins.institution},
                       {"side", proposition.origins.side}};
    json["disputes"] = ids(proposition.disputes);
    json["prediction"] = prediction(proposition);
    json["corrected"] = Json::array();
    for (const proposition::Correction& correction : proposition.corrections)
      json["corrected"].push_back({{"doc", reports_[correction.report].id},
                                   {"kind", correction.retracted ? "retracted" : "corrected"}});
    return json;
  }

 private:
  Json claim_json(const ClaimRow& row) const {
    const Claim& claim = reports_[row.report].claims[row.claim];
    Json spans = Json::array();
    for (const ByteSpan span : claim.content)
      spans.push_back(Json::array({offset(row.report, span.begin), offset(row.report, span.end)}));
    const std::string& voice =
        claim.attribution < 0 ? reports_[row.report].publisher : claim.voice.name;
    return {{"doc", reports_[row.report].id}, {"content", std::move(spans)}, {"said_by", voice}};
  }

  static Json ids(const std::vector<uint32_t>& rows) {
    Json json = Json::array();
    for (const uint32_t row : rows) json.push_back(id_of(row));
    return json;
  }

  static Json prediction(const Proposition& proposition) {
    if (!proposition.prediction) return nullptr;
    const proposition::Prediction& prediction = *proposition.prediction;
    return {{"from", day_or_null(prediction.from)},
            {"to", day_or_null(prediction.to)},
            {"outcome", to_string(prediction.outcome)},
            {"decided_by", ids(prediction.decided_by)}};
  }

  uint32_t offset(uint32_t doc, uint32_t at) const {
    return bytes_ ? at : points_[doc].of_byte(at);
  }

  const Docs& docs_;
  const Reports& reports_;
  std::vector<document::CodePoints> points_;
  bool bytes_;
};

std::string counted(size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

// What hangs on a proposition, a line each.
std::vector<std::string> lines_of(const Reports& reports, const Proposition& proposition) {
  std::set<std::string> langs;
  std::set<uint32_t> of_reports;
  for (const ClaimRow& row : proposition.claims)
    of_reports.insert(row.report), langs.insert(reports[row.report].lang);
  const auto& origins = proposition.origins;
  std::vector<std::string> lines{
      counted(proposition.claims.size(), "claim") + " in " + counted(of_reports.size(), "report") +
      ", " + counted(langs.size(), "language") + "; " + counted(origins.occasion, "occasion") +
      ", " + counted(origins.speaker, "speaker") + ", " +
      counted(origins.institution, "institution") + ", " + counted(origins.side, "side")};
  if (!proposition.disputes.empty()) {
    std::string line = "disputed by";
    for (const uint32_t other : proposition.disputes) line += " " + id_of(other);
    lines.push_back(line);
  }
  if (proposition.prediction) {
    const auto& prediction = *proposition.prediction;
    auto day = [](int32_t at) { return at == claim::kNoDay ? std::string("…") : iso(at); };
    lines.push_back("foretold for " + day(prediction.from) + " to " + day(prediction.to) + ": " +
                    std::string(to_string(prediction.outcome)));
  }
  for (const auto& correction : proposition.corrections)
    lines.push_back((correction.retracted ? "retracted by " : "corrected by ") +
                    one_line(reports[correction.report].id));
  return lines;
}

}  // namespace

std::string propositions_json(const Docs& docs, const Reports& reports,
                              const Propositions& propositions, Offsets offsets) {
  const PropositionsJson writer(docs, reports, offsets);
  std::string out;
  for (uint32_t row = 0; row < propositions.size(); ++row)
    out += json_line(writer.line(row, propositions[row]));
  return out;
}

std::string propositions_text(const Docs& docs, const Reports& reports,
                              const Propositions& propositions, const TextOptions& options) {
  const auto width = static_cast<size_t>(std::max(options.width, 40));
  auto paint = [&](const char* code, const std::string& text) {
    return options.color ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
  };
  std::string out;
  size_t shown = 0;
  for (uint32_t row = 0; row < propositions.size(); ++row) {
    const Proposition& proposition = propositions[row];
    const bool tells = proposition.claims.size() > 1 || !proposition.disputes.empty() ||
                       proposition.prediction || !proposition.corrections.empty();
    if (!tells) continue;
    ++shown;
    const std::string id = id_of(row), gap(id.size() + 2, ' ');
    const size_t room = width > gap.size() + 10 ? width - gap.size() : 10;
    out += paint("1;36", id) + "  " +
           paint("1", cut_to_width(gloss_of(docs, reports, proposition), room)) + "\n";
    for (const std::string& line : lines_of(reports, proposition))
      out += gap + cut_to_width(line, room) + "\n";
  }
  return out + counted(propositions.size(), "proposition") + ", " + std::to_string(shown) +
         " said more than once, disputed, foretold or corrected\n";
}

}  // namespace kilde::format
