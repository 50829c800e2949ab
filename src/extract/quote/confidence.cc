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
    const std::string sign = std::string(row["kind"]) + " " + std::string(row["name"]);
    if (sign == "scale all") {
      confidence.scale_ = weight;
    } else if (sign == "shift all") {
      confidence.shift_ = weight;
    } else if (sign == "least all") {
      confidence.least_ = weight;
    } else {
      confidence.weights_[sign] = weight;
    }
  }
  return confidence;
}

double Confidence::of(const Signs& signs) const {
  double sum = 0;
  for (const std::string& sign : signs) {
    const auto found = weights_.find(sign);
    if (found != weights_.end()) sum += found->second;
  }
  return 1 / (1 + std::exp(-(scale_ * sum + shift_)));
}

}  // namespace kilde::quote
