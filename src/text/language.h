// LanguageIdentifier: which language a text is in.
//
//   auto identifier = LanguageIdentifier::load(root);
//   identifier->identify("Jeg ved ikke, hvad han mener.");     // {"da", 0.99}
//   identifier->identify("12:30").code == "other";
//
// Shapes: `code` is one of the model's codes (da nb nn sv en de ru uk be), or "other" for any
//   other language and for text without letters. Units: confidence is a probability, 0..1.
// Needs: root/models/language.kmod. Owns: its mapped model; a guess's code views it.
// Threads: identify() may be called from many threads at once.
// Errors: load gives kNotFound, kFormat or kVersion; identify cannot fail.
// Method: multinomial logistic regression over the mean of hashed n-gram and word features
//   (language_features.h), int8 weights. Of a text over 4 kB the begin, the middle and the end are
//   read. Text mostly in a script other than Latin and Cyrillic is "other" without more ado.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "model/weights.h"
#include "text/language_features.h"

namespace kilde::text {

struct LanguageGuess {
  std::string_view code = "other";
  double confidence = 0;
};

class LanguageIdentifier {
 public:
  static Result<LanguageIdentifier> load(const std::filesystem::path& root);

  LanguageGuess identify(std::string_view text) const;

 private:
  explicit LanguageIdentifier(model::WeightFile file) : file_(std::move(file)) {}
  LanguageGuess best_of(const LanguageFeatures& features) const;

  model::WeightFile file_;
  std::vector<std::string_view> codes_;  // views file_
  std::span<const int8_t> weights_;      // kLanguageFeatures rows of kColumns
  std::span<const float> bias_;          // one a code
  float scale_ = 1;                      // of a weight
};

}  // namespace kilde::text
