// Confidence: how often an attribution that was found in this way is right.
//
//   auto confidence = Confidence::load(root);
//   confidence->of(signs_of(reading, draft, claim, false));   // 0.93
//   confidence->least();   // 0.4: what is less sure is not told
//
// Needs data/confidence.tsv: a weight for each sign (signs.h), and three that are no signs: "scale"
// and
//   "shift", by what the sum is multiplied and what is added to it, and "least", the least
//   probability that is told.
// Units: a probability, 0..1, that source and content are what a reader would mark.
// Owns its table. Threads: read-only once loaded. Errors: kIo or kFormat with file:line.
// Method: logistic regression, fitted by train/attribution/calibrate on one part of the gold, its
//   scale on another (Platt 1999); what the table does not know weighs nothing.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

#include <kilde/result.h>

#include "extract/quote/signs.h"

namespace kilde::quote {

class Confidence {
 public:
  static Result<Confidence> load(const std::filesystem::path& root);

  double of(const Signs& signs) const;
  double least() const { return least_; }

 private:
  std::unordered_map<std::string, double> weights_;  // "rule quote.before"
  double scale_ = 1, shift_ = 0, least_ = 0;
};

}  // namespace kilde::quote
