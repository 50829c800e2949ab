#include "format/trace_html.h"

#include <algorithm>
#include <vector>

#include "format/claims.h"
#include "format/html_escape.h"
#include "format/html_page.h"
#include "format/html_style.h"
#include "format/palette.h"
#include "format/trace_svg.h"
#include "format/why.h"

namespace kilde::format {
namespace {

using proposition::Reasons;
using proposition::Step;
using proposition::Trace;
using proposition::Way;

constexpr std::string_view kStyle = R"css(
.figure{margin:2rem 0 0;overflow-x:auto;border:1px solid var(--rule)}
.figure svg{display:block;min-width:56rem;width:100%}
.signs{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin-top:.8rem;font-size:.8125rem;
color:var(--soft)}
.signs li{display:inline-flex;align-items:center;gap:.4rem}
.lane{margin-top:2.2rem;max-width:60rem}
.lane h2{font-size:1rem;font-weight:600;border-bottom:1px solid var(--rule);padding-bottom:.4rem}
.lane h2 .no{color:var(--source);font-size:1.25rem;margin-right:.6rem}
.step{padding:.6rem .75rem;border-left:3px solid transparent;scroll-margin:4rem}
.step.begins{border-left-color:var(--source)}
.step:target{background:var(--lit-card)}
.step .way{color:var(--cue);font-size:.8125rem;margin-right:.6rem}
.step .when{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:.6rem}
.step blockquote{margin:.2rem 0 0;font:400 1.0625rem/1.5 Charter,"Iowan Old Style",Georgia,
"Noto Serif","DejaVu Serif",serif}
.warn{color:var(--cue)}
)css";

class Page {
 public:
  Page(const Told& told, uint32_t row, const Trace& trace, const Reasons* reasons)
      : told_(told),
        row_(row),
        trace_(trace),
        reasons_(reasons),
        layout_(lay_out(told, row, trace)) {}

  std::string write() {
    const std::string gloss = gloss_of(told_, row_), id = proposition_id(told_, row_);
    const std::string style =
        html_page_style() + std::string(kStyle.substr(1)) + std::string(trace_style());
    out_ = html_page_begin(id + "  " + gloss, style) + html_bar() + "<main>\n<div class=\"doc\">\n";
    out_ += "<h1 class=\"title\" dir=\"auto\">" + html_escape(gloss) + "</h1>\n<p class=\"about\">";
    out_ += "<span>" + id + "</span>";
    for (const std::string& line : lines_of(told_, row_))
      out_ += "<span>" + html_escape(line) + "</span>";
    out_ += "</p>\n<div class=\"figure\" tabindex=\"0\" role=\"region\" aria-label=\"Picture\">\n" +
            trace_figure(told_, layout_, trace_, "s") + "</div>\n" + trace_legend();
    size_t number = 0;
    for (const TraceLane& lane : layout_.lanes) write_lane(lane, lane.nowhere ? 0 : ++number);
    write_marks();
    if (layout_.left_out > 0)
      out_ += "<p class=\"about\">and " + counted(layout_.left_out, "more report") +
              ", which the text and the JSON have</p>\n";
    return std::move(out_) + "</div>\n</main>\n" + html_foot() + html_page_end();
  }

 private:
  void write_lane(const TraceLane& lane, size_t number) {
    out_ += "<section class=\"lane\"><h2>";
    if (lane.nowhere)
      out_ += "Led back to nobody";
    else
      out_ += "<span class=\"no\">" + std::to_string(number) + "</span><bdi>" +
              html_escape(lane.name) + "</bdi>";
    out_ += "</h2>\n<ol>\n";
    for (const uint32_t node : lane.nodes) write_node(layout_.nodes[node]);
    out_ += "</ol></section>\n";
  }

  void write_node(const TraceNode& node) {
    const claim::Report& report = told_.reports[node.report];
    const bool begins = node.way == Way::kBeginning;
    out_ += "<li class=\"step" + std::string(begins ? " begins" : "") + "\" id=\"" + name_of(node) +
            "\"><p><span class=\"way\">" + std::string(words_for(node.way)) +
            "</span><span class=\"when\">" + html_escape(one_line(report.published)) + "</span>" +
            outlet(report) + from(node) + "</p>\n";
    for (const uint32_t at : node.steps) {
      const Step& step = trace_.steps[at];
      out_ += "<blockquote dir=\"auto\"" + html_lang(report.lang) + ">" +
              html_escape(claim_words(told_, step.claim)) + "</blockquote>\n";
      if (step.way == Way::kBeginning) out_ += said(step);
      if (reasons_) out_ += why(at);
    }
    out_ += "</li>\n";
  }

  static std::string name_of(const TraceNode& node) {
    return "s" + std::to_string(node.steps.front() + 1);
  }

  static std::string outlet(const claim::Report& report) {
    const std::string name = "<bdi>" + html_escape(outlet_words(report)) + "</bdi>";
    if (web_url(report.url).empty()) return name;
    return "<a rel=\"noopener noreferrer\" href=\"" + html_escape(report.url) + "\">" + name +
           "</a>";
  }

  std::string from(const TraceNode& node) const {
    if (node.from < 0) return "";
    const TraceNode& other = layout_.nodes[static_cast<size_t>(node.from)];
    return " <a class=\"when\" href=\"#" + name_of(other) + "\">leads back to <bdi>" +
           html_escape(outlet_words(told_.reports[other.report])) + "</bdi></a>";
  }

  std::string said(const Step& step) const {
    return "<p class=\"when\">said by <bdi>" + html_escape(one_line(said_by(told_, step.claim))) +
           "</bdi>; occasion " + std::to_string(step.occasion + 1) + ", speaker " +
           std::to_string(step.speaker + 1) + ", institution " +
           std::to_string(step.institution + 1) + "</p>\n";
  }

  std::string why(uint32_t at) const {
    std::string words = step_words(told_, trace_, *reasons_, at);
    if (at > 0) words += "; joined by " + reasons_->joined[at - 1].words;
    return "<p class=\"when\">" + html_escape(words) + "</p>\n";
  }

  void write_marks() {
    if (layout_.marks.empty()) return;
    out_ += "<section class=\"lane\"><h2>What befell it</h2>\n<ul>\n";
    for (const TraceMark& mark : layout_.marks) {
      const claim::Report& report = told_.reports[mark.report];
      out_ += "<li class=\"step\"><p><span class=\"way\">" + std::string(words_for(mark.kind)) +
              "</span><span class=\"when\">" + html_escape(one_line(report.published)) + "</span>" +
              outlet(report) + "</p>\n";
      if (mark.proposition >= 0) {
        const auto row = static_cast<uint32_t>(mark.proposition);
        out_ += "<blockquote dir=\"auto\">" + proposition_id(told_, row) + "  " +
                html_escape(gloss_of(told_, row)) + "</blockquote>\n";
      }
      if (reasons_ && mark.proposition >= 0)
        out_ += "<p class=\"when\">" +
                html_escape(relation_words(*reasons_, static_cast<uint32_t>(mark.proposition))) +
                "</p>\n";
      out_ += "</li>\n";
    }
    out_ += "</ul></section>\n";
  }

  const Told& told_;
  const uint32_t row_;
  const Trace& trace_;
  const Reasons* reasons_;
  const TraceLayout layout_;
  std::string out_;
};

}  // namespace

std::string trace_html(const Told& told, uint32_t row, const Trace& trace, const Reasons* reasons) {
  return Page(told, row, trace, reasons).write();
}

}  // namespace kilde::format
