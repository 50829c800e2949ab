#include "format/record.h"

#include <algorithm>

#include "format/columns.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

using proposition::Outcome;
using proposition::Outcomes;
using proposition::Record;

constexpr Outcome kOutcomes[] = {Outcome::kTrue, Outcome::kFalse, Outcome::kUnclear,
                                 Outcome::kOpen};

std::string told(const Outcomes& outcomes) {
  std::string text;
  for (const Outcome outcome : kOutcomes)
    if (outcomes[outcome] > 0)
      text += (text.empty() ? "" : ", ") + std::to_string(outcomes[outcome]) + " " +
              std::string(to_string(outcome));
  return text.empty() ? "none" : text;
}

nlohmann::ordered_json json_of(const Outcomes& outcomes) {
  nlohmann::ordered_json json;
  for (const Outcome outcome : kOutcomes) json[std::string(to_string(outcome))] = outcomes[outcome];
  return json;
}

std::string counts_of(const Record& record) {
  std::string text =
      counted(record.claims, "claim") + ", " + counted(record.propositions, "proposition") + ": " +
      std::to_string(record.confirmed) + " confirmed by other institutions, " +
      std::to_string(record.disputed) + " disputed, " + std::to_string(record.corrected) +
      " corrected, " + std::to_string(record.retracted) + " retracted";
  if (record.foretold > 0)
    text += "; " + std::to_string(record.foretold) + " foretold, " +
            std::to_string(record.came_true) + " came true, " + std::to_string(record.failed) +
            " did not (decided by persons: " + told(record.decided) +
            "; guessed: " + told(record.guessed) + ")";
  return text;
}

std::string field(std::string label, const std::string& text, const TextOptions& options) {
  constexpr size_t kMargin = 12;
  const auto width = static_cast<size_t>(std::max(options.width, 40));
  label.insert(0, 2, ' ');
  label.resize(kMargin, ' ');
  std::string out;
  for (const std::string& part : wrap(text, width - kMargin, 4)) {
    out += painted(style::kFaint, label, options.color) + part + "\n";
    label.assign(kMargin, ' ');
  }
  return out;
}

}  // namespace

std::string record_text(const Record& record, bool with_grade, const TextOptions& options) {
  std::string text = field("record", counts_of(record), options);
  if (!with_grade) return text;
  const proposition::Grade grade = proposition::grade_of(record);
  return text + field("grade", std::string(1, grade.letter) + ": " + grade.words, options);
}

void put_record(nlohmann::ordered_json& json, const Record& record, bool with_grade) {
  json["record"] = {{"claims", record.claims},
                    {"propositions", record.propositions},
                    {"confirmed", record.confirmed},
                    {"disputed", record.disputed},
                    {"corrected", record.corrected},
                    {"retracted", record.retracted},
                    {"foretold", record.foretold},
                    {"came_true", record.came_true},
                    {"failed", record.failed},
                    {"decided", json_of(record.decided)},
                    {"guessed", json_of(record.guessed)},
                    {"judged", record.judged},
                    {"held", record.held}};
  if (!with_grade) return;
  const proposition::Grade grade = proposition::grade_of(record);
  json["grade"] = {{"letter", std::string(1, grade.letter)}, {"because", grade.words}};
}

}  // namespace kilde::format
