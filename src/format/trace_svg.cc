#include "format/trace_svg.h"

#include <algorithm>

#include "format/claims.h"
#include "format/columns.h"
#include "format/html_escape.h"
#include "format/palette.h"
#include "format/svg.h"
#include "format/time_axis.h"

namespace kilde::format {
namespace {

using proposition::Step;
using proposition::Trace;
using proposition::Way;

constexpr int kWidth = 1120, kMargin = 24, kPlot = 236, kPlotEnd = 720;
constexpr int kRow = 22, kBeginningRow = 40, kLanePadding = 12, kAxis = 34;
constexpr int kNameLine = 17, kTicksApart = 86, kCorner = 6;
constexpr size_t kNameColumns = 26, kNameLines = 3, kTitleColumns = 84;
constexpr double kColumn = 6.9;  // pixels of a letter of labels, on the generous side

constexpr std::string_view kStyle = R"css(
.trace{background:#fbfaf7;max-width:100%;height:auto}
.trace text{font:400 12.5px system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;fill:#1c1d20}
.trace .t-title{font:600 20px Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif}
.trace .t-soft,.trace .t-tick,.trace tspan.t-soft{fill:#5f5b53}
.trace .t-tick{font-size:11px;text-anchor:middle}
.trace .t-origin{font-weight:600;font-size:13px}
.trace .t-lane{font-weight:600}
.trace .t-no{font:600 18px Charter,Georgia,"Noto Serif","DejaVu Serif",serif;fill:#0b5394}
.trace .t-label{stroke:#fbfaf7;stroke-width:4;stroke-linejoin:round;paint-order:stroke}
.trace .t-warn{fill:#9b1c1c;font-weight:600}
.t-rule,.t-axis{fill:none;stroke:#e2ded4}
.t-grid{fill:none;stroke:#e2ded4;stroke-dasharray:1 4}
.t-copy,.t-through,.t-repeats,.t-earlier{fill:none;stroke-width:1.5}
.t-copy{stroke:#86356a}
.t-through{stroke:#9c3a00;stroke-dasharray:6 3}
.t-repeats{stroke:#8a857b;stroke-dasharray:2 3}
.t-earlier{stroke:#9b1c1c}
.n-beginning{fill:#0b5394;stroke:#0b5394}
.n-copy{fill:#86356a;stroke:#86356a}
.n-through{fill:#fbfaf7;stroke:#9c3a00;stroke-width:1.75}
.n-repeats{fill:#fbfaf7;stroke:#5f5b53;stroke-width:1.5}
.n-earlier,.n-mark{fill:none;stroke:#9b1c1c;stroke-width:2}
.trace a:hover text,.trace a:focus text{text-decoration:underline}
@media (prefers-color-scheme:dark){.trace{background:#141518}
.trace text{fill:#e9e6df}.trace .t-soft,.trace .t-tick{fill:#aaa69c}.trace .t-no{fill:#8cc4f4}
.trace .t-label{stroke:#141518}.trace .t-warn{fill:#f2a09a}
.t-rule,.t-axis,.t-grid{stroke:#34363c}
.t-copy{stroke:#e8accd}.t-through{stroke:#f3a878}.t-repeats{stroke:#8f8b82}.t-earlier{stroke:#f2a09a}
.n-beginning{fill:#8cc4f4;stroke:#8cc4f4}.n-copy{fill:#e8accd;stroke:#e8accd}
.n-through{fill:#141518;stroke:#f3a878}.n-repeats{fill:#141518;stroke:#aaa69c}
.n-earlier,.n-mark{stroke:#f2a09a}}
)css";

std::string_view name_of(Way way) {
  switch (way) {
    case Way::kBeginning:
      return "beginning";
    case Way::kCopy:
      return "copy";
    case Way::kThrough:
      return "through";
    case Way::kRepeats:
      return "repeats";
    default:
      return "earlier";
  }
}

std::string cross(std::string_view style, int x, int y) {
  auto at = [](int px, int py) { return std::to_string(px) + " " + std::to_string(py); };
  return "<path class=\"" + std::string(style) + "\" d=\"M" + at(x - 4, y - 4) + "L" +
         at(x + 4, y + 4) + "M" + at(x - 4, y + 4) + "L" + at(x + 4, y - 4) + "\"/>";
}

std::string sign(Way way, int x, int y) {
  const std::string style = "n-" + std::string(name_of(way));
  if (way == Way::kEarlier) return cross(style, x, y);
  const std::string begin = "<rect class=\"" + style + "\"";
  if (way == Way::kCopy)
    return begin + svg_attribute("x", x - 4) + svg_attribute("y", y - 4) +
           " width=\"8\" height=\"8\"/>";
  if (way == Way::kThrough)
    return begin + svg_attribute("x", x - 4) + svg_attribute("y", y - 4) +
           " width=\"8\" height=\"8\" transform=\"rotate(45 " + std::to_string(x) + " " +
           std::to_string(y) + ")\"/>";
  return "<circle class=\"" + style + "\"" + svg_attribute("cx", x) + svg_attribute("cy", y) +
         svg_attribute("r", way == Way::kBeginning ? 6 : 4) + "/>";
}

class Drawing {
 public:
  Drawing(const Told& told, const TraceLayout& layout, const Trace& trace, std::string_view links)
      : told_(told),
        layout_(layout),
        trace_(trace),
        links_(links),
        axis_(layout.moments, kPlot, kPlotEnd),
        y_(layout.nodes.size()) {}

  // From `top` on; afterwards height() tells where it ends.
  void draw(int top) {
    top_ = top;
    at_ = top + kAxis;
    size_t number = 0;
    for (const TraceLane& lane : layout_.lanes) draw_lane(lane, lane.nowhere ? 0 : ++number);
    draw_marks();
    if (layout_.left_out > 0) {
      at_ += kRow;
      front_ += svg_text(
          "t-soft", kPlot, at_,
          "and " + counted(layout_.left_out, "more report") + ", which the text and the JSON have");
    }
    draw_axis();
  }
  int height() const { return at_ + kMargin; }
  std::string body() const { return back_ + front_; }

 private:
  const claim::Report& report(uint32_t at) const { return told_.reports[at]; }
  const Step& first_of(const TraceNode& node) const { return trace_.steps[node.steps.front()]; }
  int x_of(uint32_t at) const { return axis_.x_of(lineage::moment_of(report(at).published)); }

  static std::string to_fit(int x, const std::string& text) {
    const auto room = static_cast<size_t>(std::max(1.0, (kWidth - kMargin / 2 - x) / kColumn));
    return cut_to_width(text, room);
  }

  void draw_lane(const TraceLane& lane, size_t number) {
    const int begin = at_;
    at_ += kLanePadding;
    draw_name(lane, number, begin + kLanePadding + 14);
    for (const uint32_t at : lane.nodes) {
      const bool begins = layout_.nodes[at].way == Way::kBeginning;
      y_[at] = at_ + kRow / 2;
      draw_node(layout_.nodes[at], y_[at]);
      at_ += begins ? kBeginningRow : kRow;
    }
    at_ = std::max(at_, begin + least_) + kLanePadding;
    back_ += svg_line("t-rule", kMargin, at_, kWidth - kMargin / 2, at_);
  }

  void draw_name(const TraceLane& lane, size_t number, int y) {
    int x = kMargin;
    if (!lane.nowhere) front_ += svg_text("t-no", x, y + 2, std::to_string(number));
    x += number > 99 ? 44 : 32;
    const auto lines = lane.nowhere ? std::vector<std::string>{"led back to nobody"}
                                    : wrap(lane.name, kNameColumns, kNameLines);
    for (size_t i = 0; i < lines.size(); ++i)
      front_ += svg_text("t-lane", x, y + static_cast<int>(i) * kNameLine, lines[i]);
    least_ = kLanePadding + static_cast<int>(lines.size()) * kNameLine + 4;
  }

  void draw_node(const TraceNode& node, int y) {
    const int x = x_of(node.report);
    draw_edge(node, x, y);
    front_ += opened(node) + "<title>" + title_of(node) + "</title>";
    front_ += sign(node.way, x, y);
    const std::string outlet = outlet_words(report(node.report));
    const std::string words = claim_words(told_, first_of(node).claim);
    if (node.way == Way::kBeginning) {
      front_ += svg_text("t-label t-origin", x + 14, y + 4,
                         to_fit(x + 14, one_line(said_by(told_, first_of(node).claim))));
      front_ += label(x + 14, y + 20,
                      outlet + " · occasion " + std::to_string(first_of(node).occasion + 1), words);
    } else {
      front_ += label(x + 12, y + 4, outlet, words);
    }
    front_ += links_.empty() ? "</g>\n" : "</a>\n";
  }

  // An outlet, and what it said in a softer colour.
  static std::string label(int x, int y, const std::string& outlet, const std::string& words) {
    const std::string all = to_fit(x, outlet + "  " + words);
    std::string text = "<text class=\"t-label\"" + svg_attribute("x", x) + svg_attribute("y", y);
    if (all.size() <= outlet.size()) return text + ">" + xml_text(all) + "</text>\n";
    return text + ">" + xml_text(outlet) + " <tspan class=\"t-soft\" dx=\"4\">" +
           xml_text(all.substr(outlet.size() + 2)) + "</tspan></text>\n";
  }

  std::string opened(const TraceNode& node) const {
    if (links_.empty()) return "<g>";
    return "<a href=\"#" + std::string(links_) + std::to_string(node.steps.front() + 1) + "\">";
  }

  std::string title_of(const TraceNode& node) const {
    std::string text = std::string(words_for(node.way)) + " · " + report(node.report).published +
                       " · " + outlet_words(report(node.report));
    for (const uint32_t at : node.steps) text += " | " + claim_words(told_, trace_.steps[at].claim);
    return xml_text(cut_to_width(one_line(text), 600));
  }

  // Down from what it leads back to, then along its own row.
  void draw_edge(const TraceNode& node, int x, int y) {
    if (node.from < 0) return;
    const auto from = static_cast<size_t>(node.from);
    const int from_x = x_of(layout_.nodes[from].report), from_y = y_[from];
    const int turn = x == from_x ? 0 : x > from_x ? kCorner : -kCorner;
    back_ += "<path class=\"t-" + std::string(name_of(node.way)) + "\" d=\"M" +
             std::to_string(from_x) + " " + std::to_string(from_y) + "V" +
             std::to_string(turn == 0 ? y : y - kCorner);
    if (turn != 0)
      back_ += "q0 " + std::to_string(kCorner) + " " + std::to_string(turn) + " " +
               std::to_string(kCorner) + "H" + std::to_string(x);
    back_ += "\"/>\n";
  }

  void draw_marks() {
    if (layout_.marks.empty()) return;
    at_ += kLanePadding;
    front_ += svg_text("t-lane", kMargin + 30, at_ + 15, "What befell it");
    for (const TraceMark& mark : layout_.marks) {
      const int x = x_of(mark.report), y = at_ + kRow / 2;
      front_ += "<g>" + cross("n-mark", x, y) +
                svg_text("t-label t-warn", x + 12, y + 4, to_fit(x + 12, words_of(mark))) +
                "</g>\n";
      at_ += kRow;
    }
    at_ += kLanePadding;
  }

  std::string words_of(const TraceMark& mark) const {
    std::string text(words_for(mark.kind));
    if (mark.proposition < 0) return text + " by " + outlet_words(report(mark.report));
    const auto row = static_cast<uint32_t>(mark.proposition);
    return text + " by " + proposition_id(told_, row) + ": " + gloss_of(told_, row);
  }

  void draw_axis() {
    for (const TimeAxis::Tick& tick : axis_.ticks(kTicksApart)) {
      back_ += svg_line("t-grid", tick.x, top_ + kAxis, tick.x, at_);
      front_ += svg_text("t-tick", tick.x, top_ + 12, tick.day);
      if (!tick.hour.empty()) front_ += svg_text("t-tick", tick.x, top_ + 26, tick.hour);
    }
    back_ += svg_line("t-axis", kMargin, top_ + kAxis, kWidth - kMargin / 2, top_ + kAxis);
  }

  const Told& told_;
  const TraceLayout& layout_;
  const Trace& trace_;
  const std::string_view links_;
  const TimeAxis axis_;
  std::vector<int> y_;
  int top_ = 0, at_ = 0, least_ = 0;
  std::string back_, front_;  // lines below signs and words
};

std::string svg_begin(int height, std::string_view about) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"trace\" " + std::string(about) +
         svg_attribute("width", kWidth) + svg_attribute("height", height) + " viewBox=\"0 0 " +
         std::to_string(kWidth) + " " + std::to_string(height) + "\">\n";
}

constexpr std::pair<Way, std::string_view> kSigns[] = {
    {Way::kBeginning, "said or seen at first hand: a beginning"},
    {Way::kCopy, "copied"},
    {Way::kThrough, "taken over from an outlet"},
    {Way::kRepeats, "repeated in its own voice"},
    {Way::kEarlier, "taken back, or said of an earlier version"}};

// The signs and what they mean, in one row.
std::string drawn_legend(int y) {
  std::string out;
  int x = kMargin + 6;
  for (const auto& [way, words] : kSigns) {
    out += sign(way, x, y - 4) + "\n" + svg_text("t-soft", x + 12, y, words);
    x += 34 + static_cast<int>(kColumn * static_cast<double>(words.size()));
  }
  return out;
}

}  // namespace

std::string_view trace_style() { return kStyle.substr(1); }

std::string trace_legend() {
  std::string out = "<ul class=\"signs\">";
  for (const auto& [way, words] : kSigns)
    out += "<li><svg class=\"trace\" aria-hidden=\"true\" width=\"16\" height=\"16\">" +
           sign(way, 8, 8) + "</svg>" + std::string(words) + "</li>";
  return out + "</ul>\n";
}

std::string trace_figure(const Told& told, const TraceLayout& layout, const Trace& trace,
                         std::string_view links) {
  Drawing drawing(told, layout, trace, links);
  drawing.draw(8);
  return svg_begin(drawing.height(), "role=\"group\" aria-label=\"How the claim came here\"") +
         drawing.body() + "</svg>\n";
}

std::string trace_svg(const Told& told, uint32_t row, const Trace& trace) {
  const TraceLayout layout = lay_out(told, row, trace);
  std::string head;
  int y = kMargin + 20;
  for (const std::string& line : wrap(gloss_of(told, row), kTitleColumns, 2)) {
    head += svg_text("t-title", kMargin, y, line);
    y += 26;
  }
  for (const std::string& line : lines_of(told, row)) {
    head += svg_text("t-soft", kMargin, y, cut_to_width(line, 150));
    y += 18;
  }
  Drawing drawing(told, layout, trace, "");
  drawing.draw(y + 8);
  const std::string title = proposition_id(told, row) + "  " + gloss_of(told, row);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
         svg_begin(drawing.height() + kRow, "role=\"img\"") + "<title>" + xml_text(title) +
         "</title>\n<style>" + std::string(trace_style()) + "</style>\n" + head + drawing.body() +
         drawn_legend(drawing.height()) + "</svg>\n";
}

}  // namespace kilde::format
