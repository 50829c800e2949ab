#include "format/question_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "format/claims.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

using question::Change;
using question::Evidence;
using question::Found;
using question::Standing;
using question::Value;

std::string listed(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
  return all;
}

const Evidence& piece_of(const Answered& answer, const Change& change) {
  return answer.assessment.found[change.indicator].evidence[change.evidence];
}

}  // namespace

std::string one_decimal(double value) {
  char digits[32];
  const int size = std::snprintf(digits, sizeof digits, "%.1f", value);
  return {digits, static_cast<size_t>(std::max(size, 0))};
}

std::string value_words(const Value& value) {
  const std::string all = one_decimal(std::abs(value.all));
  const std::string undisputed = one_decimal(std::abs(value.undisputed));
  return all + (undisputed == all ? "" : " (" + undisputed + ")");
}

std::string cell_words(int sign, const Value& value) {
  std::string words(question::sign_text(sign));
  if (sign == 0 || value.all == 0) return words;
  return words + " " + value_words(value);
}

std::string found_words(const Found& found) {
  if (found.evidence.empty()) return "no claim found";
  const auto& strength = found.strength;
  std::string words = counted(strength.all, "institution");
  if (strength.all != strength.undisputed)
    words += ", " + std::to_string(strength.undisputed) + " without what is disputed";
  for (const Standing standing : {Standing::kCorrected, Standing::kRetracted})
    if (const uint32_t pieces = found.pieces[static_cast<size_t>(standing)]; pieces > 0)
      words += "; " + std::to_string(pieces) + " " + std::string(to_string(standing));
  return words;
}

std::string piece_words(const Evidence& evidence) {
  std::vector<std::string> parts;
  if (evidence.standing != Standing::kStands) parts.emplace_back(to_string(evidence.standing));
  parts.push_back(counted(evidence.institutions, "institution"));
  if (evidence.taken_back > 0) parts.push_back(std::to_string(evidence.taken_back) + " taken back");
  return listed(parts, ", ");
}

std::string change_words(const Change& change) {
  switch (change.kind) {
    case Change::Kind::kStronger:
    case Change::Kind::kWeaker:
      return std::to_string(change.before) + " -> " + counted(change.after, "institution");
    case Change::Kind::kRepeated:
      return counted(change.fresh.size(), "more claim");
    case Change::Kind::kGone:
      return "had " + counted(change.before, "institution");
    default:
      return counted(change.after, "institution");
  }
}

std::string changes_counted(const std::vector<Change>& changes) {
  std::map<Change::Kind, size_t> counts;
  for (const Change& change : changes) ++counts[change.kind];
  std::vector<std::string> parts;
  for (const auto& [kind, count] : counts)
    parts.push_back(std::to_string(count) + " " + std::string(to_string(kind)));
  return listed(parts, ", ");
}

std::string id_of_change(const Told& told, const Answered& answer, const Change& change) {
  if (change.kind == Change::Kind::kGone) return "";
  return proposition_id(told, piece_of(answer, change).proposition);
}

std::string gloss_of_change(const Told& told, const Answered& answer, const Change& change) {
  if (change.kind == Change::Kind::kGone) return one_line(change.gloss);
  if (!change.fresh.empty()) return claim_words(told, change.fresh.front());
  return gloss_of(told, piece_of(answer, change).claims);
}

std::string outcome_words(const Answered& answer) {
  const question::Weighed& weighed = answer.assessment.weighed;
  std::vector<std::string> best, undisputed, numbers;
  auto id = [&](uint32_t row) { return one_line(answer.question.hypotheses[row].id); };
  for (uint32_t row = 0; row < weighed.totals.size(); ++row)
    if (weighed.totals[row].rank == 1) best.push_back(id(row));
  for (const uint32_t row : weighed.best_undisputed) undisputed.push_back(id(row));
  const bool none = best.size() == weighed.order.size();
  std::string words = none ? "Nothing tells the hypotheses apart."
                           : "Least speaks against " + listed(best, ", ") + ".";
  if (undisputed != best)
    words += undisputed.size() == weighed.order.size()
                 ? " Without what is disputed nothing tells them apart."
                 : " Without what is disputed, against " + listed(undisputed, ", ") + ".";
  for (const uint32_t row : weighed.decisive) numbers.push_back(std::to_string(row + 1));
  if (!numbers.empty())
    words += " The first hangs on indicator" + std::string(numbers.size() == 1 ? " " : "s ") +
             listed(numbers, ", ") + ".";
  return words;
}

}  // namespace kilde::format
