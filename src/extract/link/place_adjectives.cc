#include "extract/link/place_adjectives.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::PlaceSize;

namespace {

constexpr int kWellKnown = 145;      // prominence
constexpr size_t kShortestStem = 3;  // code points
constexpr size_t kShortestPart = 5;  // code points

bool is_of_language(const EntityBase& base, uint32_t row, const std::string& name,
                    std::string_view lang) {
  const std::string folded = base.fold(name);
  for (const knowledge::KnownName& known : base.names(row)) {
    const bool own = std::find(known.langs.begin(), known.langs.end(), lang) != known.langs.end();
    if (own && base.fold(known.text) == folded) return true;
  }
  return false;
}

}  // namespace

Result<PlaceAdjectives> PlaceAdjectives::load(const std::filesystem::path& root,
                                              std::string_view lang, const EntityBase& base) {
  PlaceAdjectives out;
  out.lang_ = lang;
  const std::filesystem::path folder = root / "data" / lang / "entity";
  auto countries = base::DataTable::load(folder / "countries.tsv", {"iso2", "adjective"});
  if (!countries) return countries.error();
  for (const auto& row : countries->rows()) {
    const uint32_t land = base.row_of("country:" + std::string(row["iso2"]));
    if (land == kNoRow) continue;
    for (std::string_view word : base::split_list(row["adjective"])) {
      out.words_.emplace(base::to_lower(word), land);
    }
  }
  if (!std::filesystem::exists(folder / "place_adjectives.tsv")) return out;
  auto table = base::DataTable::load(folder / "place_adjectives.tsv", {"adjective", "place"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const std::string_view word = row["adjective"];
    if (word.starts_with('-')) {
      Rule rule{std::string(word.substr(1)), {}};
      for (std::string_view end : base::split_list(row["place"])) {
        rule.instead.emplace_back(end == "-" ? std::string_view() : end);
      }
      out.rules_.push_back(std::move(rule));
      continue;
    }
    const uint32_t place = base.row_of(row["place"]);
    if (place == kNoRow) return table->error_at(row, "an id of the base", row["place"]);
    out.words_[base::to_lower(word)] = place;
  }
  std::stable_sort(out.rules_.begin(), out.rules_.end(),
                   [](const Rule& a, const Rule& b) { return a.end.size() > b.end.size(); });
  return out;
}

uint32_t PlaceAdjectives::row_of(const EntityBase& base, std::string_view adjective) const {
  const std::string low = base::to_lower(adjective);
  const auto found = words_.find(low);
  return found != words_.end() ? found->second : by_rule(base, low);
}

uint32_t PlaceAdjectives::by_rule(const EntityBase& base, const std::string& adjective) const {
  for (const Rule& rule : rules_) {
    if (!adjective.ends_with(rule.end)) continue;
    const std::string stem = adjective.substr(0, adjective.size() - rule.end.size());
    if (base::count_code_points(stem) < kShortestStem) continue;
    for (const std::string& end : rule.instead) {
      for (uint32_t row : base.find(stem + end)) {
        const knowledge::KnownEntity known = base.entity(row);
        if (known.prominence < kWellKnown) break;
        const bool fits = known.size == PlaceSize::kTown || known.size == PlaceSize::kRegion;
        if (fits && is_of_language(base, row, stem + end, lang_)) return row;
      }
    }
  }
  return kNoRow;
}

uint32_t PlaceAdjectives::row_of_part(std::string_view part) const {
  std::string low = base::to_lower(part);
  if (const auto found = words_.find(low); found != words_.end()) return found->second;
  if (base::count_code_points(low) < kShortestPart) return kNoRow;
  // All but the vowel that joins the parts.
  size_t last = low.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(low[last]) & 0xC0) == 0x80) --last;
  low.resize(last);
  const auto found = words_.lower_bound(low);
  const bool begins = found != words_.end() && found->first.starts_with(low);
  return begins ? found->second : kNoRow;
}

}  // namespace kilde::link
