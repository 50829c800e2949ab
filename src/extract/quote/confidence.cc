#include "extract/quote/confidence.h"

#include <charconv>
#include <cmath>

#include "base/data_table.h"

namespace kilde::quote {

Result<Confidence> Confidence::load(const std::filesystem::path& root) {
  auto table = base::DataTable::load(root / "data/confidence.tsv", {"kind", "name", "weight"});
  if (!table) return table.error();
  Confidence confidence;
  for (const auto& row : table->rows()) {
    const std::string_view text = row["weight"];
    double weight = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(weight)) {
      return table->error_at(row, "a number", text);
    }
    confidence.weights_[std::string(row["kind"]) + " " + std::string(row["name"])] = weight;
  }
  return confidence;
}

double Confidence::weight(std::string_view kind, std::string_view name) const {
  const auto found = weights_.find(std::string(kind).append(" ").append(name));
  return found == weights_.end() ? 0 : found->second;
}

double Confidence::of(const Attribution& attribution) const {
  const double sum = weight("base", "all") + weight("rule", attribution.rule) +
                     weight("source", to_string(attribution.source_by)) +
                     weight("type", to_string(attribution.type)) +
                     weight("speaker", attribution.speaker == kNoEntity ? "unknown" : "known") +
                     weight("hands", attribution.via.empty() ? "none" : "some");
  return 1 / (1 + std::exp(-sum));
}

}  // namespace kilde::quote
