#include "text/language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace kilde::text {
namespace {

constexpr uint32_t kColumns = 10;     // codes of a model, "other" among them
constexpr size_t kWhole = 4096;       // bytes; a longer text is sampled
constexpr size_t kPart = kWhole / 3;  // bytes of each of three samples
constexpr std::string_view kOther = "other";

// About kPart bytes from `at` on, begun and ended at white space where there is some.
std::string_view part_of(std::string_view text, size_t at) {
  std::string_view part = text.substr(at, kPart);
  if (size_t space = part.find(' '); at > 0 && space != part.npos) part.remove_prefix(space);
  if (size_t space = part.rfind(' '); space != part.npos) part = part.substr(0, space);
  return part;
}

std::string sample_of(std::string_view text) {
  std::string sample(part_of(text, 0));
  sample.append(" ").append(part_of(text, text.size() / 2 - kPart / 2));
  sample.append(" ").append(part_of(text, text.size() - kPart));
  return sample;
}

}  // namespace

Result<LanguageIdentifier> LanguageIdentifier::load(const std::filesystem::path& root) {
  auto file = model::WeightFile::open(root / "models" / "language.kmod", "language");
  if (!file) return file.error();
  LanguageIdentifier identifier(std::move(*file));
  auto codes = identifier.file_.lines("codes");
  if (!codes) return codes.error();
  auto weights = identifier.file_.array<int8_t>("weights", {kLanguageFeatures, kColumns});
  if (!weights) return weights.error();
  auto bias = identifier.file_.array<float>("bias", {kColumns});
  if (!bias) return bias.error();
  auto scale = identifier.file_.array<float>("scale", {1});
  if (!scale) return scale.error();
  if (codes->size() != kColumns)
    return Error{
        Code::kFormat, identifier.file_.path().string(),
        "expected " + std::to_string(kColumns) + " codes, found " + std::to_string(codes->size())};
  identifier.codes_ = std::move(*codes);
  identifier.weights_ = *weights;
  identifier.bias_ = *bias;
  identifier.scale_ = (*scale)[0];
  return identifier;
}

LanguageGuess LanguageIdentifier::identify(std::string_view text) const {
  thread_local LanguageFeatures features;
  if (text.size() > kWhole)
    features.collect(sample_of(text));
  else
    features.collect(text);
  if (features.letters() == 0) return {kOther, 1};
  if (features.known_letters() * 2 < features.letters()) return {kOther, 1};
  return best_of(features);
}

LanguageGuess LanguageIdentifier::best_of(const LanguageFeatures& features) const {
  std::array<int32_t, kColumns> sums{};
  for (uint32_t id : features.ids()) {
    const int8_t* row = &weights_[size_t{id} * kColumns];
    for (uint32_t column = 0; column < kColumns; ++column) sums[column] += row[column];
  }
  double unit = scale_ / static_cast<double>(std::max<size_t>(features.ids().size(), 1));
  std::array<double, kColumns> scores{};
  for (uint32_t column = 0; column < kColumns; ++column)
    scores[column] = sums[column] * unit + static_cast<double>(bias_[column]);
  auto best = std::max_element(scores.begin(), scores.end());
  double total = 0;
  for (double score : scores) total += std::exp(score - *best);
  return {codes_[static_cast<size_t>(best - scores.begin())], 1 / total};
}

}  // namespace kilde::text
