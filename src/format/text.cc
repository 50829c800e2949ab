#include "format/text.h"

#include <algorithm>
#include <set>

#include "format/claims.h"
#include "format/columns.h"
#include "format/explain.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

constexpr int kLeastWidth = 40;
constexpr size_t kDeepestIndent = 3;

class TextWriter {
 public:
  TextWriter(const Document& doc, const TextOptions& options)
      : doc_(doc),
        width_(static_cast<size_t>(std::max(options.width, kLeastWidth))),
        lines_(static_cast<size_t>(std::max(options.content_lines, 1))),
        color_(options.color),
        explain_(options.explain) {}

  std::string write() {
    write_head();
    number_width_ = std::to_string(doc_.attributions.size()).size();
    for (size_t i = 0; i < doc_.attributions.size(); ++i) write_claim(i);
    if (doc_.attributions.empty()) out_ += "\nNo claims found.\n";
    write_other_times();
    write_notes();
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view style, const std::string& text) const {
    return painted(style, text, color_);
  }

  void line(size_t indent, const std::string& text) {
    out_.append(indent, ' ').append(text).push_back('\n');
  }

  void write_head() {
    for (const std::string& part : wrap(one_line(doc_.title), width_, 2))
      line(0, paint(style::kTitle, part));
    std::string about;
    auto add = [&](const std::string& item) {
      if (!item.empty()) about += (about.empty() ? "" : " · ") + item;
    };
    add(one_line(doc_.publisher));
    add(doc_.date.to_string());
    add(one_line(doc_.lang));
    add(counted(doc_.attributions.size(), "claim"));
    add(counted(doc_.times.size(), "time"));
    add(counted(doc_.entities.empty() ? doc_.names.size() : doc_.entities.size(), "name"));
    line(0, paint(style::kFaint, cut_to_width(about, width_)));
  }

  void write_claim(size_t row) {
    const Attribution& claim = doc_.attributions[row];
    size_t depth = std::min(depth_of(doc_, row), kDeepestIndent);
    std::string number = std::to_string(row + 1);
    size_t indent = 1 + 3 * depth;
    size_t body = indent + number_width_ + 2;
    out_.append("\n").append(indent + number_width_ - number.size(), ' ');
    out_ += paint(style::kFaint, number) + "  ";
    write_chain(claim, width_ - body);
    write_content(claim, body);
    write_times(claim, body);
    if (std::string to = words_of(doc_, claim.to); !to.empty())
      line(body, paint(style::kFaint, "to    ") + cut_to_width(to, width_ - body - 6));
    if (explain_) write_why(claim, body);
  }

  void write_why(const Attribution& claim, size_t indent) {
    std::string label = "why   ";
    for (const std::string& part : wrap(explain(doc_, claim), width_ - indent - 6, 3)) {
      line(indent, paint(style::kFaint, label + part));
      label = "      ";
    }
  }

  // The chain on the left, the act at the right margin.
  void write_chain(const Attribution& claim, size_t room) {
    std::string act(to_string(claim.act));
    if (claim.negated) act = "not " + act;
    if (claim.factuality != Factuality::kAsserted)
      act += ", " + std::string(to_string(claim.factuality));
    size_t act_width = display_width(act);
    std::string painted;
    size_t used = 0, left = room - act_width - 2;
    for (const Link& link : chain_of(doc_, claim, "this paper")) {
      std::string_view arrow = used == 0 ? "" : " <- ";
      if (used + arrow.size() + 1 > left) break;
      std::string name = cut_to_width(link.name, left - used - arrow.size());
      painted += paint(style::kFaint, std::string(arrow)) + paint(code_of(link.kind), name);
      used += arrow.size() + display_width(name);
    }
    out_ += painted;
    out_.append(room - used - act_width, ' ').append(paint(style::kAct, act)).push_back('\n');
  }

  static std::string_view code_of(LinkKind kind) {
    return kind == LinkKind::kOrigin ? style::kSource
           : kind == LinkKind::kVia  ? style::kVia
                                     : style::kFaint;
  }

  void write_content(const Attribution& claim, size_t indent) {
    std::string words = words_of(doc_, claim.content);
    if (claim.type == QuoteType::kDirect && !words.empty()) words = "“" + words + "”";
    for (const std::string& part : wrap(words, width_ - indent, lines_)) line(indent, part);
  }

  void write_times(const Attribution& claim, size_t indent) {
    for (size_t row : times_of(doc_, claim)) {
      shown_.insert(row);
      line(indent, paint(style::kFaint, "when  ") + time(doc_.times[row], width_ - indent - 6));
    }
  }

  std::string time(const TimeExpression& each, size_t room) const {
    std::string words = cut_to_width(one_line(doc_.text(each.span)), room / 2);
    std::string value = cut_to_width(calendar_of(each), room - display_width(words) - 3);
    if (words == value) return paint(style::kTime, value);
    return words + paint(style::kFaint, " = ") + paint(style::kTime, value);
  }

  void write_other_times() {
    bool begun = false;
    for (size_t row = 0; row < doc_.times.size(); ++row) {
      if (shown_.contains(row)) continue;
      if (!begun) out_ += "\n" + paint(style::kFaint, "Outside the claims") + "\n";
      begun = true;
      line(2, paint(style::kFaint, "when  ") + time(doc_.times[row], width_ - 8));
    }
  }

  void write_notes() {
    if (!doc_.notes.empty()) out_.push_back('\n');
    for (const Note& note : doc_.notes) {
      std::string label = "note  ";
      for (const std::string& part : wrap(one_line(note.text), width_ - 6, 3)) {
        line(0, paint(style::kWarning, label) + part);
        label = "      ";
      }
    }
  }

  const Document& doc_;
  size_t width_, lines_;
  bool color_, explain_;
  size_t number_width_ = 1;
  std::set<size_t> shown_;  // rows of doc_.times
  std::string out_;
};

}  // namespace

std::string to_text(const Document& doc, const TextOptions& options) {
  return TextWriter(doc, options).write();
}

}  // namespace kilde::format
