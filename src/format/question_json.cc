#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "document/code_points.h"
#include "format/json_line.h"
#include "format/question_words.h"
#include "format/questions.h"

namespace kilde::format {
namespace {

using Json = nlohmann::ordered_json;
using proposition::ClaimRow;
using question::Evidence;
using question::Value;

double rounded(double value) { return std::round(value * 1000) / 1000 + 0.0; }

Json value_json(const Value& value) {
  return {{"undisputed", rounded(value.undisputed)}, {"all", rounded(value.all)}};
}

Json time_or_null(const std::string& time) { return time.empty() ? Json(nullptr) : Json(time); }

std::string day_text(int32_t day) {
  return date_of(std::chrono::sys_days(std::chrono::days(day))).to_string();
}

Json pattern_json(const question::Pattern& pattern) {
  Json json = Json::object();
  for (const auto& [key, text] :
       {std::pair("words", &pattern.words), std::pair("source", &pattern.source),
        std::pair("via", &pattern.via), std::pair("about", &pattern.about),
        std::pair("place", &pattern.place), std::pair("outlet", &pattern.outlet),
        std::pair("lang", &pattern.lang)})
    if (!text->empty()) json[key] = *text;
  if (pattern.act) json["act"] = to_string(*pattern.act);
  if (pattern.negated) json["polarity"] = *pattern.negated ? "denied" : "affirmed";
  if (pattern.from) json["from"] = day_text(*pattern.from);
  if (pattern.to) json["to"] = day_text(*pattern.to - 1);
  return json;
}

class QuestionsJson {
 public:
  QuestionsJson(const Told& told, Offsets offsets)
      : told_(told), bytes_(offsets == Offsets::kBytes), points_(told.docs.size()) {}

  Json line(const Answered& answer) {
    const question::Question& question = answer.question;
    Json json = {{"id", question.id}, {"question", question.text}};
    json["hypotheses"] = Json::array();
    for (size_t row = 0; row < question.hypotheses.size(); ++row) {
      const question::Total& total = answer.assessment.weighed.totals[row];
      json["hypotheses"].push_back({{"id", question.hypotheses[row].id},
                                    {"text", question.hypotheses[row].text},
                                    {"place", total.rank},
                                    {"for", value_json(total.pro)},
                                    {"against", value_json(total.against)}});
    }
    json["indicators"] = Json::array();
    for (uint32_t row = 0; row < question.indicators.size(); ++row)
      json["indicators"].push_back(indicator(answer, row));
    json["decisive"] = Json::array();
    for (const uint32_t row : answer.assessment.weighed.decisive)
      json["decisive"].push_back(row + 1);
    json["since"] = time_or_null(answer.since);
    json["changes"] = Json::array();
    for (const question::Change& change : answer.changes)
      json["changes"].push_back(change_json(answer, change));
    return json;
  }

  Json alert(const Answered& answer, const question::Change& change) {
    const question::Indicator& indicator = answer.question.indicators[change.indicator];
    Json json = {{"question", answer.question.id},
                 {"since", time_or_null(answer.since)},
                 {"name", indicator.name},
                 {"speaks", signs(answer.question, indicator)},
                 {"weight", indicator.weight}};
    json.update(change_json(answer, change));
    return json;
  }

 private:
  static Json signs(const question::Question& question, const question::Indicator& indicator) {
    Json json = Json::object();
    for (size_t column = 0; column < indicator.signs.size(); ++column)
      json[question.hypotheses[column].id] = question::sign_text(indicator.signs[column]);
    return json;
  }

  Json indicator(const Answered& answer, uint32_t row) {
    const question::Indicator& indicator = answer.question.indicators[row];
    const question::Found& found = answer.assessment.found[row];
    Json json = {{"indicator", row + 1}, {"name", indicator.name}};
    json["sentence"] = indicator.sentence.empty() ? Json(nullptr) : Json(indicator.sentence);
    json["claims"] = pattern_json(indicator.pattern);
    json["weight"] = indicator.weight;
    json["speaks"] = signs(answer.question, indicator);
    json["institutions"] = {{"undisputed", found.strength.undisputed}, {"all", found.strength.all}};
    json["values"] = Json::object();
    for (size_t column = 0; column < indicator.signs.size(); ++column)
      json["values"][answer.question.hypotheses[column].id] =
          value_json(answer.assessment.weighed.cells[row][column]);
    json["evidence"] = Json::array();
    for (const Evidence& evidence : found.evidence) json["evidence"].push_back(piece(evidence));
    return json;
  }

  Json piece(const Evidence& evidence) {
    Json json = {{"proposition", proposition_id(told_, evidence.proposition)},
                 {"gloss", gloss_of(told_, evidence.claims)},
                 {"standing", to_string(evidence.standing)},
                 {"institutions", evidence.institutions},
                 {"taken_back", evidence.taken_back}};
    json["claims"] = Json::array();
    for (size_t at = 0; at < evidence.claims.size(); ++at) {
      json["claims"].push_back(claim(evidence.claims[at]));
      json["claims"].back()["beginning"] = static_cast<bool>(evidence.begins[at]);
    }
    return json;
  }

  Json change_json(const Answered& answer, const question::Change& change) {
    const std::string id = id_of_change(told_, answer, change);
    Json json = {{"change", to_string(change.kind)},
                 {"indicator", change.indicator + 1},
                 {"proposition", id.empty() ? Json(nullptr) : Json(id)},
                 {"gloss", gloss_of_change(told_, answer, change)},
                 {"before", change.before},
                 {"after", change.after}};
    json["claims"] = Json::array();
    for (const ClaimRow& row : change.fresh) json["claims"].push_back(claim(row));
    return json;
  }

  Json claim(const ClaimRow& row) {
    const claim::Report& report = told_.reports[row.report];
    Json spans = Json::array();
    for (const ByteSpan span : report.claims[row.claim].content)
      spans.push_back(Json::array({offset(row.report, span.begin), offset(row.report, span.end)}));
    return {{"doc", report.id},
            {"content", std::move(spans)},
            {"words", claim_words(told_, row)},
            {"said_by", said_by(told_, row)},
            {"publisher", report.publisher},
            {"published", report.published}};
  }

  uint32_t offset(uint32_t doc, uint32_t at) {
    if (bytes_) return at;
    if (!points_[doc]) points_[doc].emplace(told_.docs[doc].text());
    return points_[doc]->of_byte(at);
  }

  const Told& told_;
  const bool bytes_;
  std::vector<std::optional<document::CodePoints>> points_;  // made when they are asked for
};

}  // namespace

std::string questions_json(const Told& told, const Answers& answers, Offsets offsets) {
  QuestionsJson writer(told, offsets);
  std::string out;
  for (const Answered& answer : answers) out += json_line(writer.line(answer));
  return out;
}

std::string alerts_json(const Told& told, const Answers& answers, Offsets offsets) {
  QuestionsJson writer(told, offsets);
  std::string out;
  for (const Answered& answer : answers)
    for (const question::Change& change : answer.changes)
      out += json_line(writer.alert(answer, change));
  return out;
}

}  // namespace kilde::format
