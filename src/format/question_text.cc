#include <algorithm>

#include "format/claims.h"
#include "format/columns.h"
#include "format/palette.h"
#include "format/question_words.h"
#include "format/questions.h"

namespace kilde::format {
namespace {

using question::Evidence;
using question::Found;
using question::Question;
using question::Standing;
using question::Value;

constexpr size_t kColumn = 15;     // of a hypothesis, with its gap
constexpr size_t kLeastName = 24;  // of an indicator
constexpr size_t kMostPieces = 3;  // of evidence, told for an indicator

std::string right_aligned(const std::string& text, size_t width) {
  const std::string cut = cut_to_width(text, width);
  const size_t used = display_width(cut);
  return std::string(width > used ? width - used : 0, ' ') + cut;
}

std::string left_aligned(const std::string& text, size_t width) {
  const std::string cut = cut_to_width(text, width);
  const size_t used = display_width(cut);
  return cut + std::string(width > used ? width - used : 0, ' ');
}

std::string_view style_of(int sign, bool found) {
  if (!found || sign == 0) return style::kFaint;
  return sign > 0 ? style::kTime : style::kWarning;
}

class QuestionText {
 public:
  QuestionText(const Told& told, const Answered& answer, const TextOptions& options)
      : told_(told),
        answer_(answer),
        question_(answer.question),
        color_(options.color),
        width_(static_cast<size_t>(std::max(options.width, 40))),
        number_(std::to_string(question_.indicators.size()).size() + 3) {}

  std::string write() {
    for (const std::string& line : wrap(one_line(question_.text), width_, 3))
      out_ += painted(style::kTitle, line, color_) + "\n";
    for (const question::Hypothesis& hypothesis : question_.hypotheses)
      line("  " + one_line(hypothesis.id) + ": " + one_line(hypothesis.text));
    const size_t room = width_ > number_ + kLeastName ? width_ - number_ - kLeastName : 0;
    const size_t columns = std::max<size_t>(room / kColumn, 1);
    for (size_t first = 0; first < question_.hypotheses.size(); first += columns)
      table(first, std::min(first + columns, question_.hypotheses.size()));
    out_ += "\n";
    for (const std::string& part : wrap(outcome_words(answer_), width_, 4)) out_ += part + "\n";
    changes();
    return std::move(out_);
  }

 private:
  void line(const std::string& text, std::string_view style = {}) {
    out_ += painted(style, cut_to_width(text, width_), color_) + "\n";
  }

  // The columns [first, last); what was found stands under the first ones alone.
  void table(size_t first, size_t last) {
    const size_t columns = (last - first) * kColumn;
    name_ = width_ > number_ + columns ? width_ - number_ - columns : 1;
    out_ += "\n" + std::string(number_ + name_, ' ');
    for (size_t column = first; column < last; ++column)
      out_ += "  " + painted(style::kSource,
                             right_aligned(one_line(question_.hypotheses[column].id), kColumn - 2),
                             color_);
    out_ += "\n";
    for (size_t row = 0; row < question_.indicators.size(); ++row) indicator(row, first, last);
    sums("for", first, last, style::kTime, [](const auto& total) { return total.pro; });
    sums("against", first, last, style::kWarning, [](const auto& total) { return total.against; });
    out_ += left_aligned(std::string(number_, ' ') + "place", number_ + name_);
    for (size_t column = first; column < last; ++column)
      out_ += "  " + right_aligned(std::to_string(answer_.assessment.weighed.totals[column].rank),
                                   kColumn - 2);
    out_ += "\n";
  }

  void indicator(size_t row, size_t first, size_t last) {
    const question::Indicator& indicator = question_.indicators[row];
    const Found& found = answer_.assessment.found[row];
    const std::string number = std::to_string(row + 1);
    out_ +=
        right_aligned(number, number_ - 2) + "  " + left_aligned(one_line(indicator.name), name_);
    for (size_t column = first; column < last; ++column) {
      const Value& value = answer_.assessment.weighed.cells[row][column];
      const int sign = indicator.signs[column];
      out_ += "  " + painted(style_of(sign, value.all != 0),
                             right_aligned(cell_words(sign, value), kColumn - 2), color_);
    }
    out_ += "\n";
    if (first == 0) details(indicator, found);
  }

  void details(const question::Indicator& indicator, const Found& found) {
    const std::string gap(number_, ' ');
    std::string words = found_words(found);
    if (indicator.weight != 1) words = "weight " + one_decimal(indicator.weight) + "; " + words;
    if (tells_nothing_apart(indicator)) words += "; tells nothing apart";
    line(gap + words, style::kFaint);
    for (size_t at = 0; at < std::min(found.evidence.size(), kMostPieces); ++at)
      piece(gap, found.evidence[at]);
    if (found.evidence.size() > kMostPieces)
      line(gap + "and " + std::to_string(found.evidence.size() - kMostPieces) + " more",
           style::kFaint);
  }

  void piece(const std::string& gap, const Evidence& evidence) {
    const std::string about =
        proposition_id(told_, evidence.proposition) + "  " + piece_words(evidence);
    const size_t used = gap.size() + display_width(about) + 2;
    const std::string words = gloss_of(told_, evidence.claims);
    out_ += gap + painted(evidence.standing == Standing::kStands ? style::kVia : style::kAct, about,
                          color_);
    if (used < width_) out_ += "  " + cut_to_width(words, width_ - used);
    out_ += "\n";
  }

  template <typename Part>
  void sums(const std::string& name, size_t first, size_t last, std::string_view style, Part part) {
    out_ += left_aligned(std::string(number_, ' ') + name, number_ + name_);
    for (size_t column = first; column < last; ++column) {
      const Value value = part(answer_.assessment.weighed.totals[column]);
      out_ += "  " + painted(style, right_aligned(value_words(value), kColumn - 2), color_);
    }
    out_ += "\n";
  }

  void changes() {
    if (answer_.since.empty()) return;
    const std::string counts = changes_counted(answer_.changes);
    out_ += "\n";
    line("Since " + one_line(answer_.since) + ": " + (counts.empty() ? "nothing new" : counts));
    for (const question::Change& change : answer_.changes) {
      const std::string kind(to_string(change.kind));
      std::string text =
          std::to_string(change.indicator + 1) + "  " + id_of_change(told_, answer_, change);
      text += "  " + change_words(change) + "  " + gloss_of_change(told_, answer_, change);
      const size_t used = display_width(kind) + 4;
      out_ += "  " + painted(style::kAct, kind, color_) + "  " +
              cut_to_width(text, width_ > used ? width_ - used : 1) + "\n";
    }
  }

  const Told& told_;
  const Answered& answer_;
  const Question& question_;
  const bool color_;
  const size_t width_, number_;
  size_t name_ = 0;
  std::string out_;
};

}  // namespace

std::string questions_text(const Told& told, const Answers& answers, const TextOptions& options) {
  std::string out;
  for (const Answered& answer : answers)
    out += (out.empty() ? "" : "\n\n") + QuestionText(told, answer, options).write();
  return out;
}

}  // namespace kilde::format
