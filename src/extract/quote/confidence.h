// Confidence: how often an attribution that was found in this way is right.
//
//   auto confidence = Confidence::load(root);
//   confidence->of(attribution);   // 0.93
//
// Needs data/confidence.tsv: a weight for each rule, way to the source, type, and "base".
// Units: a probability, 0..1, that source and content are what a reader would mark.
// Owns its table. Threads: read-only once loaded. Errors: kIo or kFormat with file:line.
// Method: logistic regression, fitted by train/attribution/calibrate; what the table does not know
//   weighs nothing.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde::quote {

class Confidence {
 public:
  static Result<Confidence> load(const std::filesystem::path& root);

  double of(const Attribution& attribution) const;

 private:
  double weight(std::string_view kind, std::string_view name) const;

  std::map<std::string, double, std::less<>> weights_;  // "rule quote.before"
};

}  // namespace kilde::quote
