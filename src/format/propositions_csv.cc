#include <set>
#include <string>
#include <vector>

#include "format/csv.h"
#include "format/propositions.h"

namespace kilde::format {
namespace {

using proposition::ClaimRow;
using proposition::Proposition;

std::string named(const Told& told, const std::vector<uint32_t>& rows) {
  std::string all;
  for (const uint32_t row : rows) all += (all.empty() ? "" : "; ") + proposition_id(told, row);
  return all;
}

std::string day(int32_t at) {
  if (at == claim::kNoDay) return "";
  return date_of(std::chrono::sys_days(std::chrono::days(at))).to_string();
}

std::vector<std::string> counts(const Told& told, const Proposition& proposition) {
  std::set<std::string> langs;
  std::set<uint32_t> of_reports;
  for (const ClaimRow& at : proposition.claims)
    of_reports.insert(at.report), langs.insert(told.reports[at.report].lang);
  const auto& origins = proposition.origins;
  return {std::to_string(proposition.claims.size()),
          std::to_string(of_reports.size()),
          std::to_string(langs.size()),
          std::to_string(origins.occasion),
          std::to_string(origins.speaker),
          std::to_string(origins.institution),
          std::to_string(origins.side)};
}

std::vector<std::string> foretold(const Told& told, const Proposition& proposition) {
  if (!proposition.prediction) return {"", "", "", "", ""};
  const proposition::Prediction& prediction = *proposition.prediction;
  return {day(prediction.from), day(prediction.to), std::string(to_string(prediction.outcome())),
          std::string(to_string(prediction.guess)), named(told, prediction.decided_by)};
}

void append(std::vector<std::string>& cells, std::vector<std::string> more) {
  for (std::string& cell : more) cells.push_back(std::move(cell));
}

}  // namespace

std::string propositions_csv(const Told& told, const std::vector<uint32_t>& rows) {
  std::string out =
      "id,words,said_by,document,published,claims,reports,languages,occasions,speakers,"
      "institutions,sides,disputed_by,corrected_by,from,to,outcome,guess,decided_by\n";
  for (const uint32_t row : rows) {
    const Proposition& proposition = told.propositions[row];
    const ClaimRow& first = proposition.claims.front();
    const claim::Report& report = told.reports[first.report];
    std::vector<std::string> cells = {proposition_id(told, row), gloss_of(told, row),
                                      said_by(told, first), report.id, report.published};
    append(cells, counts(told, proposition));
    std::string corrections;
    for (const auto& correction : proposition.corrections)
      corrections += (corrections.empty() ? "" : "; ") + told.reports[correction.report].id;
    append(cells, {named(told, proposition.disputes), corrections});
    append(cells, foretold(told, proposition));
    out += csv_line(cells);
  }
  return out;
}

}  // namespace kilde::format
