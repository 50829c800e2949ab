#include "story/tuning.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>

#include "base/data_table.h"
#include "base/hash.h"

namespace kilde::story {
namespace {

using base::DataTable;

Result<double> number(const DataTable& table, const DataTable::Row& row, std::string_view column) {
  const std::string_view text = row[column];
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value < 1e6))
    return table.error_at(row, "a number from 0 to 1000000", text);
  return value;
}

Result<void> load_numbers(const std::filesystem::path& file, Tuning& tuning) {
  std::map<std::string_view, double*> fields = {{"alike", &tuning.alike},
                                                {"alike_across", &tuning.alike_across},
                                                {"most", &tuning.most},
                                                {"contrast", &tuning.contrast},
                                                {"contrast_across", &tuning.contrast_across},
                                                {"tight_reports", &tuning.tight_reports},
                                                {"half_days", &tuning.half_days},
                                                {"free_days", &tuning.free_days},
                                                {"background", &tuning.background},
                                                {"young", &tuning.young},
                                                {"near", &tuning.near},
                                                {"window", &tuning.window},
                                                {"names", &tuning.names},
                                                {"places", &tuning.places},
                                                {"numbers", &tuning.numbers},
                                                {"days", &tuning.days},
                                                {"sounds", &tuning.sounds}};
  Result<DataTable> table = DataTable::load(file, {"name", "value"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    const auto field = fields.find(row["name"]);
    if (field == fields.end())
      return table->error_at(row, "the name of a number, each once", row["name"]);
    Result<double> value = number(*table, row, "value");
    if (!value) return value.error();
    *field->second = *value;
    fields.erase(field);
  }
  if (fields.empty()) return {};
  return Error{Code::kFormat, table->name(),
               "expected a row '" + std::string(fields.begin()->first) + "', found none"};
}

Result<void> load_shares(const std::filesystem::path& file, Tuning& tuning) {
  Result<DataTable> table = DataTable::load(file, {"word", "share"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    Result<double> share = number(*table, row, "share");
    if (!share) return share.error();
    float& known = tuning.shares[hash_of('w', row["word"])];
    known = std::max(known, static_cast<float>(std::min(*share / 100, 1.0)));
  }
  return {};
}

}  // namespace

uint32_t hash_of(char kind, std::string_view text) {
  const uint64_t hash = base::fnv1a(text, base::fnv1a(std::string_view(&kind, 1)));
  const auto folded = static_cast<uint32_t>(hash ^ (hash >> 32));
  return folded ? folded : 1;  // 0 is "none"
}

Result<Tuning> Tuning::load(const std::filesystem::path& root) {
  Tuning tuning;
  if (Result<void> done = load_numbers(root / "data" / "story.tsv", tuning); !done)
    return done.error();
  Result<DataTable> languages = DataTable::load(root / "data" / "languages.tsv", {"code"});
  if (!languages) return languages.error();
  for (const DataTable::Row& row : languages->rows()) {
    const auto file = root / "data" / std::string(row["code"]) / "story" / "common.tsv";
    if (!std::filesystem::exists(file)) continue;
    if (Result<void> done = load_shares(file, tuning); !done) return done.error();
  }
  return tuning;
}

double Tuning::share_of(uint32_t word_hash) const {
  const auto found = shares.find(word_hash);
  return found == shares.end() ? 0 : found->second;
}

}  // namespace kilde::story
