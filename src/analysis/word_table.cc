#include "analysis/word_table.h"

#include <algorithm>
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

template <typename T>
Result<WordTable::Keys<T>> WordTable::load_keys(const model::WeightFile& file,
                                                std::string_view name) {
  std::string base(name);
  auto keys = file.array<uint32_t>(base + ".keys", {kAny});
  if (!keys) return keys.error();
  auto values = file.array<T>(base + ".values", {static_cast<uint32_t>(keys->size())});
  if (!values) return values.error();
  if (!std::has_single_bit(keys->size()))
    return Error{
        Code::kFormat, file.path().string(),
        "expected a power of two slots in '" + base + "', found " + std::to_string(keys->size())};
  return Keys<T>{*keys, *values};
}

template <typename T>
T WordTable::Keys<T>::find(uint64_t key, T missing) const {
  const size_t mask = keys.size() - 1;
  const uint32_t half = std::max(1u, static_cast<uint32_t>(key >> 32));
  for (size_t probes = 0, at = key & mask; probes < keys.size(); ++probes, at = (at + 1) & mask) {
    if (keys[at] == 0) return missing;
    if (keys[at] == half) return values[at];
  }
  return missing;
}

Result<WordTable> WordTable::load(const model::WeightFile& file) {
  WordTable table;
  if (auto ok = table.load_embeddings(file); !ok) return ok.error();
  auto known = load_keys<uint32_t>(file, "known");
  if (!known) return known.error();
  auto listed = load_keys<uint8_t>(file, "listed");
  if (!listed) return listed.error();
  table.known_ = *known;
  table.listed_ = *listed;
  if (table.words_.width == table.ngrams_.width) return table;
  return Error{Code::kFormat, file.path().string(), "expected words and n-grams of one width"};
}

Result<void> WordTable::load_embeddings(const model::WeightFile& file) {
  struct Part {
    const char* name;
    Rows* rows;
    uint32_t count;  // 0: any
  };
  for (Part part :
       {Part{"words", &words_, 0}, Part{"ngrams", &ngrams_, 0},
        Part{"suffix2", &suffix2_, kSuffix2Buckets}, Part{"suffix4", &suffix4_, kSuffix4Buckets},
        Part{"prefix3", &prefix3_, kPrefix3Buckets}, Part{"shape", &shape_, kShapes},
        Part{"names", &names_, kNameKinds}}) {
    auto rows = load_rows(file, part.name);
    if (!rows) return rows.error();
    *part.rows = *rows;
    if (rows->scale.empty() || (part.count && rows->scale.size() != part.count))
      return Error{Code::kFormat, file.path().string(),
                   "expected " + std::to_string(part.count) + " rows in '" + part.name +
                       "', found " + std::to_string(rows->scale.size())};
    if (part.rows != &ngrams_) width_ += rows->width;
  }
  return {};
}

void WordTable::add(const Rows& rows, size_t row, float weight, float* out) {
  model::kernels().add_scaled(rows.values.data() + row * rows.width, rows.scale[row] * weight,
                              rows.width, out);
}

void WordTable::word_features(std::string_view word, bool first, std::string& form,
                              std::vector<uint32_t>& buckets, float* out) const {
  normal_form(word, form);
  const uint64_t key = word_key(form);
  // A damaged file may hold any row; such a word counts as unknown.
  if (uint32_t row = known_.find(key, kUnknown); row < words_.scale.size()) {
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
  add(names_, listed_.find(key, 0) % kNameKinds, 1.0f, out += shape_.width);
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
