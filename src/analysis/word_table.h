// WordTable: from words to the network's input vectors.
//
//   auto table = WordTable::load(file);
//   table->features(words, sentences, inputs);   // inputs [tokens][WordTable::width()]
//
// Shapes: a row is 96 numbers of the word (or the mean of its n-grams if it is unknown), then the
//   embeddings of its last 2, last 4 and first 3 characters and of its shape.
// Needs, gives, owns: views the WeightFile. Threads: read-only. Errors: load gives kFormat.
// Method: an open-addressed table of 64-bit word keys as it lies in the file; int8 rows with a
// scale.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/span.h>

#include "model/weights.h"

namespace kilde::analysis {

class WordTable {
 public:
  static Result<WordTable> load(const model::WeightFile& file);

  size_t width() const { return width_; }
  void features(std::span<const std::string_view> words, std::span<const TokenSpan> sentences,
                std::vector<float>& inputs) const;

 private:
  // Rows of int8 with one scale each.
  struct Rows {
    std::span<const int8_t> values;
    std::span<const float> scale;
    size_t width = 0;
  };
  static constexpr uint32_t kUnknown = 0xFFFFFFFF;

  static Result<Rows> load_rows(const model::WeightFile& file, std::string_view name);
  static void add(const Rows& rows, size_t row, float weight, float* out);
  uint32_t find(std::string_view form) const;
  void word_features(std::string_view word, bool first, std::string& form,
                     std::vector<uint32_t>& buckets, float* out) const;

  std::span<const uint64_t> keys_;
  std::span<const uint32_t> key_rows_;
  Rows words_, ngrams_, suffix2_, suffix4_, prefix3_, shape_;
  size_t width_ = 0;
};

}  // namespace kilde::analysis
