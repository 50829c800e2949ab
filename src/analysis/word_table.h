// WordTable: from words to the network's input vectors.
//
//   auto table = WordTable::load(file);
//   table->features(words, sentences, inputs);   // inputs [tokens][WordTable::width()]
//
// Shapes: a row is 96 or so numbers of the word (or the mean of its n-grams if it is unknown), then
//   the embeddings of its last 2, last 4 and first 3 characters, of its shape, and of the kinds of
//   names it is listed as (bits: 1 given name, 2 surname, 4 place, 8 in a place name, 16
//   organisation).
// Needs, gives, owns: views the WeightFile. Threads: read-only. Errors: load gives kFormat.
// Method: an open-addressed table of words as it lies in the file, each by the upper half of its
//   64-bit key, which the lower half places; int8 rows with a scale.
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
  // From the keys of normal forms to values, as it lies in the file. A slot holds the upper half
  // of a key; 0 marks an empty one.
  template <typename T>
  struct Keys {
    std::span<const uint32_t> keys;
    std::span<const T> values;
    // The value of a key, or `missing`.
    T find(uint64_t key, T missing) const;
  };
  static constexpr uint32_t kUnknown = 0xFFFFFFFF;
  static constexpr uint32_t kNameKinds = 32;

  static Result<Rows> load_rows(const model::WeightFile& file, std::string_view name);
  template <typename T>
  static Result<Keys<T>> load_keys(const model::WeightFile& file, std::string_view name);
  Result<void> load_embeddings(const model::WeightFile& file);
  static void add(const Rows& rows, size_t row, float weight, float* out);
  void word_features(std::string_view word, bool first, std::string& form,
                     std::vector<uint32_t>& buckets, float* out) const;

  Keys<uint32_t> known_;
  Keys<uint8_t> listed_;
  Rows words_, ngrams_, suffix2_, suffix4_, prefix3_, shape_, names_;
  size_t width_ = 0;
};

}  // namespace kilde::analysis
