// The text of alerts; see questions.h.
#include <algorithm>

#include "format/claims.h"
#include "format/columns.h"
#include "format/palette.h"
#include "format/question_words.h"
#include "format/questions.h"

namespace kilde::format {
namespace {

constexpr size_t kMostClaims = 3;  // told of a change

class AlertText {
 public:
  AlertText(const Told& told, const TextOptions& options)
      : told_(told),
        color_(options.color),
        width_(static_cast<size_t>(std::max(options.width, 40))) {}

  void add(const Answered& answer, const question::Change& change) {
    const question::Indicator& indicator = answer.question.indicators[change.indicator];
    const std::string kind(to_string(change.kind));
    const std::string of = one_line(answer.question.id) + " " +
                           std::to_string(change.indicator + 1) + "  " + one_line(indicator.name);
    const size_t room = width_ - std::min(width_ - 1, display_width(kind) + 2);
    out_ += painted(style::kAct, kind, color_) + "  " +
            painted(style::kTitle, cut_to_width(of, room), color_) + "\n";
    line("  " + id_of_change(told_, answer, change) + "  " + change_words(change) + ";" +
             signs(answer.question, indicator),
         style::kFaint);
    if (change.fresh.empty()) line("  " + gloss_of_change(told_, answer, change));
    for (size_t at = 0; at < std::min(change.fresh.size(), kMostClaims); ++at)
      claim(change.fresh[at]);
    if (change.fresh.size() > kMostClaims)
      line("  and " + std::to_string(change.fresh.size() - kMostClaims) + " more", style::kFaint);
  }

  std::string take() { return std::move(out_); }

 private:
  void line(const std::string& text, std::string_view style = {}) {
    out_ += painted(style, cut_to_width(text, width_), color_) + "\n";
  }

  void claim(const proposition::ClaimRow& row) {
    const claim::Report& report = told_.reports[row.report];
    const std::string speaker = one_line(said_by(told_, row));
    line("  " + one_line(report.published) + "  " + one_line(report.publisher) + "  " +
         (speaker == report.publisher ? "" : speaker + ": ") + claim_words(told_, row));
  }

  static std::string signs(const question::Question& question,
                           const question::Indicator& indicator) {
    std::string words;
    for (size_t column = 0; column < indicator.signs.size(); ++column)
      if (indicator.signs[column] != 0)
        words += " " + std::string(question::sign_text(indicator.signs[column])) + " " +
                 one_line(question.hypotheses[column].id);
    return words.empty() ? " tells nothing apart" : words;
  }

  const Told& told_;
  const bool color_;
  const size_t width_;
  std::string out_;
};

}  // namespace

std::string alerts_text(const Told& told, const Answers& answers, const TextOptions& options) {
  AlertText text(told, options);
  for (const Answered& answer : answers)
    for (const question::Change& change : answer.changes) text.add(answer, change);
  return text.take();
}

}  // namespace kilde::format
