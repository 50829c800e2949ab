#include "tokens/sentence_model.h"

namespace kilde::tokens {
namespace {

// What holds in most languages, for those without a trained model.
bool ends_by_rule(const Boundary& b) {
  bool next_small = b.next_kind == TokenKind::kLower;
  if (b.kind == TokenKind::kTitle || b.kind == TokenKind::kInitial) return false;
  if (b.kind == TokenKind::kAbbreviation) return false;
  if (b.kind == TokenKind::kUnit || b.final_mark) return !next_small;
  return b.gap == Gap::kLine && b.next_fits && !next_small;
}

// Without a mark or a line end the model must be quite sure (odds of 4 to 1, weights being in
// 32nds): the analyser, which sees more, parts further but cannot join.
constexpr int kSure = 44;

}  // namespace

Result<SentenceModel> SentenceModel::load(const std::filesystem::path& file) {
  auto weights = model::WeightFile::open(file, "sentences");
  if (!weights) return weights.error();
  auto array = weights->array<int8_t>("weights", {kFeatureSpace});
  if (!array) return array.error();
  SentenceModel model;
  model.weights_ = *array;
  model.file_ = std::move(*weights);
  return model;
}

bool SentenceModel::ends(const Boundary& boundary) const {
  if (weights_.empty()) return ends_by_rule(boundary);
  int sum = 0;
  for (uint16_t feature : features_of(boundary)) sum += weights_[feature];
  return sum > (boundary.final_mark || boundary.gap != Gap::kSpace ? 0 : kSure);
}

}  // namespace kilde::tokens
