#include "format/why.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "document/code_points.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"
#include "format/palette.h"
#include "format/trace_layout.h"

namespace kilde::format {
namespace {

using proposition::ClaimRow;
using proposition::Likeness;
using proposition::NearMiss;
using proposition::Proposition;
using proposition::Reasons;
using proposition::Step;
using proposition::StepReason;
using proposition::Trace;
using proposition::Way;
using Json = nlohmann::ordered_json;

double rounded(double score) { return std::round(score * 100) / 100; }

std::string two_digits(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", rounded(score) + 0.0);
  return text;
}

int percent(double share) { return static_cast<int>(std::lround(100 * share)); }

std::string source_of(const Told& told, const ClaimRow& row) {
  return outlet_words(told.reports[row.report]) + "  " + claim_words(told, row);
}

// Who corrected a proposition, and how that is known.
std::string how_corrected(const Told& told, const Proposition& proposition,
                          const proposition::Correction& correction) {
  for (const ClaimRow& row : proposition.claims)
    if (row.report == correction.report && told.reports[row.report].claims[row.claim].earlier)
      return correction.retracted ? "it takes back what it said" : "its note tells what was wrong";
  return "a new version that says another thing";
}

std::string counted_words(const Trace& trace) {
  size_t beginnings = 0, copies = 0, through = 0, repeats = 0, rest = 0;
  for (const Step& step : trace.steps) {
    if (step.way == Way::kBeginning) ++beginnings;
    if (step.way == Way::kCopy) ++copies;
    if (step.way == Way::kThrough) ++through;
    if (step.way == Way::kRepeats) ++repeats;
    if (step.way == Way::kEarlier) ++rest;
  }
  const proposition::Origins& origins = trace.origins;
  return counted(trace.steps.size(), "claim") + ": " + counted(beginnings, "beginning") + ", " +
         std::to_string(copies) + " copied, " + std::to_string(through) + " taken over, " +
         std::to_string(repeats) + " repeated, " + std::to_string(rest) +
         " of earlier versions; the beginnings are " + counted(origins.occasion, "occasion") +
         " of " + counted(origins.speaker, "speaker") + " of " +
         counted(origins.institution, "institution") + " on " + counted(origins.side, "side");
}

std::string outlet_of_step(const Told& told, const Trace& trace, int32_t at) {
  return outlet_words(told.reports[trace.steps[static_cast<size_t>(at)].claim.report]);
}

class WhyText {
 public:
  WhyText(const Told& told, uint32_t row, const Trace& trace, const Reasons& reasons,
          const TextOptions& options)
      : told_(told),
        proposition_(told.propositions[row]),
        trace_(trace),
        reasons_(reasons),
        color_(options.color),
        width_(static_cast<size_t>(std::max(options.width, 40))) {}

  std::string write() {
    line(2, "why: " + counted_words(trace_), style::kAct);
    for (size_t at = 0; at < proposition_.claims.size(); ++at) claim(at);
    for (const auto& each : reasons_.disputes) relation("disputed by", each.with, each.likeness);
    for (const auto& each : reasons_.decided) relation("decided by", each.by, each.likeness);
    for (const auto& each : proposition_.corrections)
      line(2, std::string(each.retracted ? "retracted by " : "corrected by ") +
                  outlet_words(told_.reports[each.report]) + ": " +
                  how_corrected(told_, proposition_, each));
    return std::move(out_);
  }

 private:
  void line(size_t indent, const std::string& text, std::string_view look = {}) {
    const size_t room = width_ - std::min(indent, width_ / 2);
    out_ += std::string(indent, ' ') + painted(look, cut_to_width(text, room), color_) + "\n";
  }

  void claim(size_t at) {
    const ClaimRow& row = proposition_.claims[at];
    const Likeness* joined = at == 0 ? nullptr : &reasons_.joined[at - 1];
    const std::string score = joined ? two_digits(joined->score) : "first";
    line(2, std::string(6 - std::min<size_t>(score.size(), 6), ' ') + score + "  " +
                source_of(told_, row));
    if (joined) line(10, "as " + source_of(told_, joined->with), style::kFaint);
    if (joined) line(10, "by " + joined->words, style::kFaint);
    line(10, step_words(told_, trace_, reasons_, at), style::kFaint);
  }

  void relation(const std::string& what, uint32_t row, const Likeness& likeness) {
    line(2, what + " " + proposition_id(told_, row) + " (" + two_digits(likeness.score) +
                "): " + likeness.words);
    line(10, source_of(told_, likeness.claim), style::kFaint);
    line(10, source_of(told_, likeness.with), style::kFaint);
  }

  const Told& told_;
  const Proposition& proposition_;
  const Trace& trace_;
  const Reasons& reasons_;
  const bool color_;
  const size_t width_;
  std::string out_;
};

class WhyJson {
 public:
  WhyJson(const Told& told, uint32_t row, const Trace& trace, const Reasons& reasons)
      : told_(told), proposition_(told.propositions[row]), trace_(trace), reasons_(reasons) {}

  Json write() const {
    Json why = {{"counted", counted_words(trace_)}, {"claims", Json::array()}};
    for (size_t at = 0; at < proposition_.claims.size(); ++at) why["claims"].push_back(claim(at));
    why["disputes"] = Json::array();
    for (const auto& each : reasons_.disputes) {
      Json json = relation(each.with, each.likeness);
      json["apart"] = to_string(each.apart);
      why["disputes"].push_back(std::move(json));
    }
    why["decided"] = Json::array();
    for (const auto& each : reasons_.decided)
      why["decided"].push_back(relation(each.by, each.likeness));
    why["corrected"] = Json::array();
    for (const auto& each : proposition_.corrections)
      why["corrected"].push_back({{"doc", told_.reports[each.report].id},
                                  {"by", how_corrected(told_, proposition_, each)}});
    return why;
  }

 private:
  Json place_of(const ClaimRow& row) const {
    const auto at = std::ranges::find(proposition_.claims, row);
    return at - proposition_.claims.begin();
  }

  Json claim(size_t at) const {
    const StepReason& step = reasons_.steps[at];
    Json json = {{"joined", nullptr}, {"step", to_string(step.kind)}};
    if (at > 0) {
      const Likeness& joined = reasons_.joined[at - 1];
      json["joined"] = {
          {"with", place_of(joined.with)}, {"score", rounded(joined.score)}, {"by", joined.words}};
    }
    json["similarity"] = step.kind == StepReason::Kind::kPassage
                             ? Json(std::round(step.similarity * 1000) / 1000)
                             : Json(nullptr);
    json["one_with"] = step.one_with < 0 ? Json(nullptr) : Json(step.one_with);
    json["one_by"] = step.one_by;
    return json;
  }

  Json relation(uint32_t row, const Likeness& likeness) const {
    return {{"id", proposition_id(told_, row)},
            {"score", rounded(likeness.score)},
            {"by", likeness.words},
            {"claim", place_of(likeness.claim)},
            {"doc", told_.reports[likeness.with.report].id},
            {"words", claim_words(told_, likeness.with)}};
  }

  const Told& told_;
  const Proposition& proposition_;
  const Trace& trace_;
  const Reasons& reasons_;
};

Json claim_json(const Told& told, const ClaimRow& row, Offsets offsets) {
  const document::CodePoints points(told.docs[row.report].text());
  auto offset = [&](uint32_t at) { return offsets == Offsets::kBytes ? at : points.of_byte(at); };
  Json spans = Json::array();
  for (const ByteSpan span : told.reports[row.report].claims[row.claim].content)
    spans.push_back(Json::array({offset(span.begin), offset(span.end)}));
  return {{"doc", told.reports[row.report].id},
          {"content", std::move(spans)},
          {"words", claim_words(told, row)}};
}

}  // namespace

std::string step_words(const Told& told, const Trace& trace, const Reasons& reasons, size_t step) {
  const Step& mine = trace.steps[step];
  const StepReason& reason = reasons.steps[step];
  std::string words(words_for(mine.way));
  if (mine.from >= 0) words += " from " + outlet_of_step(told, trace, mine.from);
  if (mine.way == Way::kBeginning) words += " with " + one_line(said_by(told, mine.claim));
  words += ": " + std::string(to_string(reason.kind));
  if (reason.kind == StepReason::Kind::kPassage)
    words += ", " + std::to_string(percent(reason.similarity)) + " % alike";
  if (reason.one_with >= 0)
    words +=
        "; counted with " + outlet_of_step(told, trace, reason.one_with) + ": " + reason.one_by;
  return words;
}

std::string relation_words(const Reasons& reasons, uint32_t with) {
  for (const auto& each : reasons.disputes)
    if (each.with == with) return each.likeness.words;
  for (const auto& each : reasons.decided)
    if (each.by == with) return each.likeness.words;
  return "";
}

std::string why_text(const Told& told, uint32_t row, const Trace& trace, const Reasons& reasons,
                     const TextOptions& options) {
  return WhyText(told, row, trace, reasons, options).write();
}

std::string why_json(const std::string& line, const Told& told, uint32_t row, const Trace& trace,
                     const Reasons& reasons) {
  Json json = Json::parse(line);
  json["why"] = WhyJson(told, row, trace, reasons).write();
  return json_line(json);
}

std::string near_misses_text(const Told& told, const std::vector<NearMiss>& misses,
                             const TextOptions& options) {
  const auto width = static_cast<size_t>(std::max(options.width, 40));
  std::string out;
  for (const NearMiss& miss : misses) {
    const std::string score = two_digits(miss.score);
    for (const uint32_t row : {miss.a, miss.b}) {
      const std::string id = proposition_id(told, row);
      const size_t used = id.size() + 10;
      const Proposition& proposition = told.propositions[row];
      const std::string size = "  (" + counted(proposition.claims.size(), "claim") + ")";
      out += (row == miss.a ? score + std::string(8 - std::min<size_t>(score.size(), 7), ' ')
                            : std::string(8, ' ')) +
             painted(style::kSource, id, options.color) + "  " +
             cut_to_width(gloss_of(told, row) + size, width > used + 10 ? width - used : 10) + "\n";
    }
    const std::string by = two_digits(miss.likeness.score) + " by " + miss.likeness.words;
    out += std::string(8, ' ') +
           painted(style::kFaint, cut_to_width(by, width - 8), options.color) + "\n";
  }
  return out;
}

std::string near_misses_json(const Told& told, const std::vector<NearMiss>& misses,
                             Offsets offsets) {
  std::string out;
  for (const NearMiss& miss : misses)
    out += json_line({{"a", proposition_id(told, miss.a)},
                      {"b", proposition_id(told, miss.b)},
                      {"gloss_a", gloss_of(told, miss.a)},
                      {"gloss_b", gloss_of(told, miss.b)},
                      {"score", rounded(miss.score)},
                      {"best", rounded(miss.likeness.score)},
                      {"by", miss.likeness.words},
                      {"claims", Json::array({claim_json(told, miss.likeness.claim, offsets),
                                              claim_json(told, miss.likeness.with, offsets)})}});
  return out;
}

}  // namespace kilde::format
