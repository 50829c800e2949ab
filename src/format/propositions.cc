#include "format/propositions.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <tuple>

#include "document/code_points.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"
#include "format/palette.h"
#include "proposition/claim_names.h"

namespace kilde::format {
namespace {

using claim::Claim;
using claim::Report;
using proposition::ClaimRow;
using proposition::Proposition;
using Json = nlohmann::ordered_json;

std::string iso(int32_t day) {
  return date_of(std::chrono::sys_days(std::chrono::days(day))).to_string();
}

Json day_or_null(int32_t day) { return day == claim::kNoDay ? Json(nullptr) : Json(iso(day)); }

class PropositionsJson {
 public:
  PropositionsJson(const Told& told, Offsets offsets)
      : told_(told), bytes_(offsets == Offsets::kBytes) {
    for (const Document& doc : told.docs) points_.emplace_back(doc.text());
  }

  Json line(uint32_t row) const {
    const Proposition& proposition = told_.propositions[row];
    Json json = {{"id", proposition_id(told_, row)}, {"gloss", gloss_of(told_, row)}};
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
      json["corrected"].push_back({{"doc", told_.reports[correction.report].id},
                                   {"kind", correction.retracted ? "retracted" : "corrected"}});
    json["judgements"] = proposition.judgements;
    return json;
  }

 private:
  Json claim_json(const ClaimRow& row) const {
    const Claim& claim = told_.reports[row.report].claims[row.claim];
    Json spans = Json::array();
    for (const ByteSpan span : claim.content)
      spans.push_back(Json::array({offset(row.report, span.begin), offset(row.report, span.end)}));
    return {{"doc", told_.reports[row.report].id},
            {"content", std::move(spans)},
            {"said_by", said_by(told_, row)}};
  }

  Json ids(const std::vector<uint32_t>& rows) const {
    Json json = Json::array();
    for (const uint32_t row : rows) json.push_back(proposition_id(told_, row));
    return json;
  }

  Json prediction(const Proposition& proposition) const {
    if (!proposition.prediction) return nullptr;
    const proposition::Prediction& prediction = *proposition.prediction;
    return {{"from", day_or_null(prediction.from)},       {"to", day_or_null(prediction.to)},
            {"outcome", to_string(prediction.outcome())}, {"guess", to_string(prediction.guess)},
            {"decided_by", ids(prediction.decided_by)},   {"decision", decision(prediction)}};
  }

  static Json decision(const proposition::Prediction& prediction) {
    if (!prediction.decision) return nullptr;
    return {{"judgement", prediction.decision->judgement},
            {"by", prediction.decision->by},
            {"against", prediction.decision->against}};
  }

  uint32_t offset(uint32_t doc, uint32_t at) const {
    return bytes_ ? at : points_[doc].of_byte(at);
  }

  const Told& told_;
  std::vector<document::CodePoints> points_;
  bool bytes_;
};

std::string foretold(const Told& told, const proposition::Prediction& prediction) {
  auto day = [](int32_t at) { return at == claim::kNoDay ? std::string("…") : iso(at); };
  std::string line = "foretold for " + day(prediction.from) + " to " + day(prediction.to) + ": " +
                     std::string(to_string(prediction.outcome()));
  if (prediction.decision)
    line += ", decided by " + one_line(prediction.decision->by) + " (" +
            prediction.decision->judgement +
            "); the guess: " + std::string(to_string(prediction.guess));
  for (const uint32_t row : prediction.decided_by) line += " " + proposition_id(told, row);
  return line;
}

std::string judged(const std::vector<std::string>& ids) {
  std::string line = "judged:";
  for (const std::string& id : ids) line += " " + id;
  return line;
}

}  // namespace

std::string proposition_id(const Told& told, uint32_t row) {
  const ClaimRow& first = told.propositions[row].claims.front();
  const Report& report = told.reports[first.report];
  return proposition::claim_name(report, report.claims[first.claim]);
}

std::string claim_words(const Told& told, const ClaimRow& row) {
  std::string words;
  for (const ByteSpan span : told.reports[row.report].claims[row.claim].content)
    words += (words.empty() ? "" : " … ") + std::string(told.docs[row.report].text(span));
  return one_line(words);
}

std::string said_by(const Told& told, const ClaimRow& row) {
  const Report& report = told.reports[row.report];
  const Claim& claim = report.claims[row.claim];
  const bool own = claim.voice.key.empty() && claim.voice.body.empty();
  return own ? report.publisher : claim.voice.name;
}

std::string gloss_of(const Told& told, uint32_t row) {
  return gloss_of(told, told.propositions[row].claims);
}

// A clause tells more than a phrase, and the body more than a headline.
std::string gloss_of(const Told& told, const std::vector<ClaimRow>& claims) {
  const ClaimRow* best = nullptr;
  auto rank = [&](const ClaimRow& at) {
    const Claim& claim = told.reports[at.report].claims[at.claim];
    return std::tuple(claim.form != claim::Form::kPhrase, claim.place == claim::Place::kBody,
                      claim.terms.size());
  };
  for (const ClaimRow& at : claims)
    if (!best || rank(at) > rank(*best)) best = &at;
  return claim_words(told, *best);
}

std::vector<std::string> lines_of(const Told& told, uint32_t row) {
  const Proposition& proposition = told.propositions[row];
  std::set<std::string> langs;
  std::set<uint32_t> of_reports;
  for (const ClaimRow& at : proposition.claims)
    of_reports.insert(at.report), langs.insert(told.reports[at.report].lang);
  const auto& origins = proposition.origins;
  std::vector<std::string> lines{
      counted(proposition.claims.size(), "claim") + " in " + counted(of_reports.size(), "report") +
      ", " + counted(langs.size(), "language") + "; " + counted(origins.occasion, "occasion") +
      ", " + counted(origins.speaker, "speaker") + ", " +
      counted(origins.institution, "institution") + ", " + counted(origins.side, "side")};
  if (!proposition.disputes.empty()) {
    std::string line = "disputed by";
    for (const uint32_t other : proposition.disputes) line += " " + proposition_id(told, other);
    lines.push_back(line);
  }
  if (proposition.prediction) lines.push_back(foretold(told, *proposition.prediction));
  for (const auto& correction : proposition.corrections)
    lines.push_back((correction.retracted ? "retracted by " : "corrected by ") +
                    one_line(told.reports[correction.report].id));
  if (!proposition.judgements.empty()) lines.push_back(judged(proposition.judgements));
  return lines;
}

std::vector<uint32_t> all_rows(const Told& told) {
  std::vector<uint32_t> rows(told.propositions.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

std::vector<uint32_t> telling_rows(const Told& told) {
  std::vector<uint32_t> rows = all_rows(told);
  std::erase_if(rows, [&](uint32_t row) {
    const Proposition& proposition = told.propositions[row];
    return proposition.claims.size() < 2 && proposition.disputes.empty() &&
           !proposition.prediction && proposition.corrections.empty();
  });
  return rows;
}

std::string propositions_json(const Told& told, const std::vector<uint32_t>& rows,
                              Offsets offsets) {
  const PropositionsJson writer(told, offsets);
  std::string out;
  for (const uint32_t row : rows) out += json_line(writer.line(row));
  return out;
}

std::string propositions_text(const Told& told, const std::vector<uint32_t>& rows,
                              const TextOptions& options) {
  const auto width = static_cast<size_t>(std::max(options.width, 40));
  std::string out;
  for (const uint32_t row : rows) {
    const std::string id = proposition_id(told, row), gap(id.size() + 2, ' ');
    const size_t room = width > gap.size() + 10 ? width - gap.size() : 10;
    out += painted(style::kSource, id, options.color) + "  " +
           painted(style::kTitle, cut_to_width(gloss_of(told, row), room), options.color) + "\n";
    for (const std::string& line : lines_of(told, row))
      out += gap + cut_to_width(line, room) + "\n";
  }
  return out;
}

}  // namespace kilde::format
