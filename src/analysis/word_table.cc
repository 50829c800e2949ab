#include "analysis/word_table.h"

#include <bit>

#include "analysis/word_features.h"
#include "model/kernels.h"

namespace kilde::analysis {

using model::kAny;

Result<WordTable::Rows> WordTable::load_rows(const model::WeightFile& file, std::string_view name) {
  std::string base(name);
  auto values = file.array<int8_t>(base + ".values", {kAny, kAny});
  if (!values) return values.error();
  std::vector<uint32_t> shape = file.shape(base + ".values");
  auto scale = file.array<float>(base + ".scale", {shape[0]});
  if (!scale) return scale.error();
  return Rows{*values, *scale, shape[1]};
}

Result<WordTable> WordTable::load(const model::WeightFile& file) {
  WordTable table;
  struct Part {
    const char* name;
    Rows* rows;
    uint32_t count;  // 0: any
  };
  for (Part part :
       {Part{"words", &table.words_, 0}, Part{"ngrams", &table.ngrams_, 0},
        Part{"suffix2", &table.suffix2_, kSuffix2Buckets},
        Part{"suffix4", &table.suffix4_, kSuffix4Buckets},
        Part{"prefix3", &table.prefix3_, kPrefix3Buckets}, Part{"shape", &table.shape_, kShapes}}) {
    auto rows = load_rows(file, part.name);
    if (!rows) return rows.error();
    *part.rows = *rows;
    if (rows->scale.empty() || (part.count && rows->scale.size() != part.count))
      return Error{Code::kFormat, file.path().string(),
                   "expected " + std::to_string(part.count) + " rows in '" + part.name +
                       "', found " + std::to_string(rows->scale.size())};
    if (part.rows != &table.ngrams_) table.width_ += rows->width;
  }
  auto keys = file.array<uint64_t>("keys", {kAny});
  if (!keys) return keys.error();
  auto key_rows = file.array<uint32_t>("key_rows", {static_cast<uint32_t>(keys->size())});
  if (!key_rows) return key_rows.error();
  if (!std::has_single_bit(keys->size()) || table.words_.width != table.ngrams_.width)
    return Error{Code::kFormat, file.path().string(),
                 "expected a word table of a power of two and vectors of one width"};
  table.keys_ = *keys;
  table.key_rows_ = *key_rows;
  return table;
}

uint32_t WordTable::find(std::string_view form) const {
  uint64_t key = word_key(form);
  size_t mask = keys_.size() - 1;
  for (size_t probes = 0, at = key & mask; probes < keys_.size(); ++probes, at = (at + 1) & mask) {
    if (keys_[at] == 0) return kUnknown;
    // A damaged file may hold any row; such a word counts as unknown.
    if (keys_[at] == key) return key_rows_[at] < words_.scale.size() ? key_rows_[at] : kUnknown;
  }
  return kUnknown;
}

void WordTable::add(const Rows& rows, size_t row, float weight, float* out) {
  model::kernels().add_scaled(rows.values.data() + row * rows.width, rows.scale[row] * weight,
                              rows.width, out);
}

void WordTable::word_features(std::string_view word, bool first, std::string& form,
                              std::vector<uint32_t>& buckets, float* out) const {
  normal_form(word, form);
  if (uint32_t row = find(form); row != kUnknown) {
    add(words_, row, 1.0f, out);
  } else {
    ngram_buckets(form, static_cast<uint32_t>(ngrams_.scale.size()), buckets);
    for (uint32_t bucket : buckets)
      add(ngrams_, bucket, 1.0f / static_cast<float>(buckets.size()), out);
  }
  out += words_.width;
  Affixes ends = affixes(form);
  add(suffix2_, ends.suffix2, 1.0f, out);
  add(suffix4_, ends.suffix4, 1.0f, out += suffix2_.width);
  add(prefix3_, ends.prefix3, 1.0f, out += suffix4_.width);
  add(shape_, word_shape(word, first), 1.0f, out += prefix3_.width);
}

void WordTable::features(std::span<const std::string_view> words,
                         std::span<const TokenSpan> sentences, std::vector<float>& inputs) const {
  inputs.assign(words.size() * width_, 0.0f);
  std::string form;
  std::vector<uint32_t> buckets;
  for (TokenSpan sent : sentences) {
    bool seen_letter = false;
    for (uint32_t i = sent.begin; i < sent.end; ++i) {
      word_features(words[i], !seen_letter, form, buckets, inputs.data() + i * width_);
      seen_letter = seen_letter || has_letter(words[i]);
    }
  }
}

}  // namespace kilde::analysis
