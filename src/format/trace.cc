#include "format/trace.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "document/code_points.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"
#include "format/palette.h"
#include "format/trace_layout.h"

namespace kilde::format {
namespace {

using proposition::Step;
using proposition::Trace;
using proposition::Way;
using Json = nlohmann::ordered_json;

const claim::Report& report_of(const Told& told, const Step& step) {
  return told.reports[step.claim.report];
}

std::string published(const claim::Report& report) {
  return one_line(report.published.empty() ? "undated" : report.published);
}

class TraceText {
 public:
  TraceText(const Told& told, const Trace& trace, const TextOptions& options)
      : told_(told),
        trace_(trace),
        color_(options.color),
        width_(static_cast<size_t>(std::max(options.width, 40))),
        written_(trace.steps.size()) {}

  std::string write() {
    for (size_t at = 0; at < trace_.steps.size(); ++at)
      if (begins(at) && !written_[at]) occasion(at);
    // What leads nowhere: earlier versions, and whatever cites in a circle.
    for (size_t at = 0; at < trace_.steps.size(); ++at)
      if (!written_[at]) line(at, 1);
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view style, const std::string& text) const {
    return painted(style, text, color_);
  }

  bool begins(size_t at) const { return trace_.steps[at].way == Way::kBeginning; }

  // All beginnings that are one act of saying, a line a report.
  void occasion(size_t first) {
    const Step& step = trace_.steps[first];
    out_ += "\n" + paint("1;33", std::to_string(step.occasion + 1)) + "  " +
            paint("1", one_line(said_by(told_, step.claim))) + "  (speaker " +
            std::to_string(step.speaker + 1) + ", institution " +
            std::to_string(step.institution + 1) + ")\n";
    std::vector<uint32_t> told_of;
    for (size_t at = first; at < trace_.steps.size(); ++at)
      if (begins(at) && trace_.steps[at].occasion == step.occasion) once(at, 1, told_of);
  }

  void line(size_t at, size_t depth) {
    written_[at] = true;
    const Step& step = trace_.steps[at];
    const claim::Report& report = report_of(told_, step);
    std::string text(depth * 3, ' ');
    if (step.way != Way::kBeginning) text += std::string(words_for(step.way)) + "  ";
    text += published(report) + "  " + one_line(report.publisher) + " · " + report.lang + "  " +
            claim_words(told_, step.claim);
    out_ += cut_to_width(text, width_) + "\n";
    below(at, std::min(depth + 1, kDeepest));
  }

  // What leads back to a claim, a line a report; what leads back to the report's other claims
  // stands under the same line.
  void below(size_t at, size_t depth) {
    std::vector<uint32_t> told_of = {trace_.steps[at].claim.report};
    for (size_t other = 0; other < trace_.steps.size(); ++other)
      if (!written_[other] && trace_.steps[other].from == static_cast<int32_t>(at))
        once(other, depth, told_of);
  }

  void once(size_t at, size_t depth, std::vector<uint32_t>& told_of) {
    const uint32_t report = trace_.steps[at].claim.report;
    if (std::ranges::find(told_of, report) == told_of.end()) {
      told_of.push_back(report);
      line(at, depth);
    } else {
      written_[at] = true;
      below(at, depth);
    }
  }

  static constexpr size_t kDeepest = 8;
  const Told& told_;
  const Trace& trace_;
  const bool color_;
  const size_t width_;
  std::vector<bool> written_;
  std::string out_;
};

// A string of Graphviz's language.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

}  // namespace

std::string trace_text(const Told& told, uint32_t row, const Trace& trace,
                       const TextOptions& options) {
  return propositions_text(told, {row}, options) + TraceText(told, trace, options).write();
}

std::string trace_json(const Told& told, uint32_t row, const Trace& trace, Offsets offsets) {
  Json json = Json::parse(propositions_json(told, {row}, offsets));
  for (size_t at = 0; at < trace.steps.size(); ++at) {
    const Step& step = trace.steps[at];
    Json& claim = json["claims"][at];
    claim["way"] = to_string(step.way);
    claim["from"] = step.from < 0 ? Json(nullptr) : Json(step.from);
    if (step.way != Way::kBeginning) continue;
    claim["occasion"] = step.occasion + 1;
    claim["speaker"] = step.speaker + 1;
    claim["institution"] = step.institution + 1;
  }
  return json_line(json);
}

std::string trace_dot(const Told& told, uint32_t row, const Trace& trace) {
  std::string out = "digraph " + dot_string(proposition_id(told, row)) +
                    " {\n  rankdir=LR;\n  label=" + dot_string(gloss_of(told, row)) +
                    ";\n  node [shape=box];\n";
  for (size_t at = 0; at < trace.steps.size(); ++at) {
    const Step& step = trace.steps[at];
    const claim::Report& report = report_of(told, step);
    const bool begins = step.way == Way::kBeginning;
    std::string label = one_line(report.publisher) + "\n" + published(report);
    if (begins) label = one_line(said_by(told, step.claim)) + "\n" + label;
    const std::string node = "  c" + std::to_string(at);
    out += node + " [label=" + dot_string(label) + (begins ? ", style=bold" : "") + "];\n";
    if (step.from >= 0)
      out += "  c" + std::to_string(step.from) + " -> c" + std::to_string(at) +
             " [label=" + dot_string(words_for(step.way)) + "];\n";
  }
  return out + "}\n";
}

}  // namespace kilde::format
