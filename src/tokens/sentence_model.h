// SentenceModel: whether a sentence ends at a boundary.
//
//   auto model = SentenceModel::load(root / "models/da/sentences.kmod");
//   model->ends(boundary);
//   SentenceModel().ends(boundary);       // without a trained model: a few rules
//
// Shapes: one int8 weight for each of kFeatureSpace hashed features; their sum above 0 is an end.
// Owns: its mapped file. Threads: read-only after load.
// Errors: kNotFound, kFormat, kVersion from model/weights.h.
// Method: logistic regression, trained by train/sentences; 16 KiB a language.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include <kilde/result.h>

#include "model/weights.h"
#include "tokens/boundary.h"

namespace kilde::tokens {

class SentenceModel {
 public:
  SentenceModel() = default;
  static Result<SentenceModel> load(const std::filesystem::path& file);

  bool ends(const Boundary& boundary) const;

 private:
  std::optional<model::WeightFile> file_;
  std::span<const int8_t> weights_;  // empty: rules
};

}  // namespace kilde::tokens
