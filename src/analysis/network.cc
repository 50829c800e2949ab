#include "analysis/network.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "analysis/name_decoder.h"

namespace kilde::analysis {
namespace {

using model::kAny;

constexpr float kState = 1.0f / 127.0f;  // the fixed scale of LSTM states
constexpr float kLeak = 0.1f;

size_t padded(size_t n) { return (n + 15) / 16 * 16; }

float leaky(float x) { return x > 0 ? x : kLeak * x; }

constexpr size_t kMostLabelUnits = 256;  // of the layer that chooses relations, and relations

}  // namespace

Result<Network> Network::load(const std::filesystem::path& path, std::string_view lang) {
  auto file = model::WeightFile::open(path, "analysis");
  if (!file) return file.error();
  if (file->has("measure_only") && !std::getenv("KILDE_MEASURE_ONLY"))
    return Error{Code::kUnsupported, path.string(),
                 "expected a model from open data, found one for measuring only "
                 "(KILDE_MEASURE_ONLY=1 loads it)"};
  if (!file->has(std::string(lang) + ".feats"))
    return Error{Code::kNotFound, path.string(),
                 "expected the language '" + std::string(lang) + "', found others"};
  Network network(*std::move(file), lang);
  if (auto ok = network.load_labels(); !ok) return ok.error();
  if (auto ok = network.load_layers(); !ok) return ok.error();
  if (auto ok = network.load_heads(); !ok) return ok.error();
  if (auto ok = network.load_parser(); !ok) return ok.error();
  return network;
}

Result<void> Network::check(bool good, std::string expected) const {
  if (good) return {};
  return Error{Code::kFormat, file_.path().string(), "expected " + std::move(expected)};
}

Result<void> Network::load_labels() {
  auto upos = file_.lines("upos");
  if (!upos) return upos.error();
  for (std::string_view name : *upos) {
    auto label = parse_upos(name);
    if (!label) return check(false, "a UPOS tag, found '" + std::string(name) + "'");
    labels_.upos.push_back(*label);
  }
  auto feats = file_.lines(prefix_ + "feats");
  if (!feats) return feats.error();
  for (std::string_view name : *feats)
    labels_.feats.push_back(name == "_" ? std::string_view() : name);
  auto deprel = file_.lines("deprel");
  if (!deprel) return deprel.error();
  labels_.deprel = *deprel;
  for (std::string_view name : *deprel) {
    auto relation = parse_relation(name);
    if (!relation) return check(false, "a UD relation, found '" + std::string(name) + "'");
    labels_.relation.push_back(*relation);
  }
  auto rules = file_.lines(prefix_ + "lemma");
  if (!rules) return rules.error();
  for (std::string_view text : *rules) {
    auto rule = LemmaRule::parse(text);
    if (!rule) return rule.error();
    labels_.lemma.push_back(*std::move(rule));
  }
  return check(!labels_.upos.empty() && !labels_.feats.empty() && !labels_.deprel.empty() &&
                   !labels_.lemma.empty(),
               "labels of every kind");
}

Result<void> Network::load_layers() {
  auto table = WordTable::load(file_);
  if (!table) return table.error();
  words_ = *std::move(table);
  auto size = file_.array<uint32_t>("size", {2});  // hidden units, layers
  if (!size) return size.error();
  auto [hidden, count] = std::pair((*size)[0], (*size)[1]);
  if (auto ok = check(hidden % 4 == 0 && words_.width() % 4 == 0 && count > 0 && count < 16,
                      "sizes that are multiples of 4");
      !ok)
    return ok;
  auto width = static_cast<uint32_t>(words_.width());
  for (uint32_t i = 0; i < count; ++i) {
    auto layer = model::BiLstm::load(file_, "encoder." + std::to_string(i), width, hidden,
                                     i ? std::string() : prefix_ + "input_bias");
    if (!layer) return layer.error();
    layers_.push_back(*std::move(layer));
    width = 2 * hidden;
  }
  return {};
}

Result<void> Network::load_heads() {
  auto width = static_cast<uint32_t>(2 * layers_[0].hidden());
  auto heads = model::Matrix::load(file_, "heads", width);
  if (!heads) return heads.error();
  auto feats = model::Matrix::load(file_, prefix_ + "feats_state", width);
  if (!feats) return feats.error();
  auto state = model::Matrix::load(file_, prefix_ + "lemma_state", width);
  if (!state) return state.error();
  auto input =
      model::Matrix::load(file_, prefix_ + "lemma_input", static_cast<uint32_t>(words_.width()));
  if (!input) return input.error();
  heads_ = *heads;
  feats_ = *feats;
  lemma_state_ = *state;
  lemma_input_ = *input;
  return check(feats_.columns() == padded(labels_.feats.size()) &&
                   lemma_state_.columns() == padded(labels_.lemma.size()) &&
                   lemma_input_.columns() == lemma_state_.columns(),
               "a column for each set of features and each lemma rule");
}

Result<void> Network::load_parser() {
  auto root_arc = file_.array<float>("root_arc", {kAny});
  if (!root_arc) return root_arc.error();
  auto arc_size = static_cast<uint32_t>(root_arc->size());
  auto arc = file_.array<float>("arc", {arc_size + 1, arc_size});
  if (!arc) return arc.error();
  auto root_label = file_.array<float>("root_label", {kAny});
  if (!root_label) return root_label.error();
  auto label_size = static_cast<uint32_t>(root_label->size());
  label_columns_ = padded(labels_.deprel.size());
  auto weights =
      file_.array<float>("label.weights", {label_size, static_cast<uint32_t>(label_columns_)});
  if (!weights) return weights.error();
  auto bias = file_.array<float>("label.bias", {static_cast<uint32_t>(label_columns_)});
  if (!bias) return bias.error();
  root_arc_ = *root_arc, arc_ = *arc, root_label_ = *root_label;
  label_weights_ = *weights, label_bias_ = *bias;
  size_t next = 0;
  for (auto [offset, size] :
       {std::pair(&at_.upos, labels_.upos.size()), std::pair(&at_.ner, kNameTags),
        std::pair(&at_.start, size_t{1}), std::pair(&at_.arc_dependent, size_t{arc_size}),
        std::pair(&at_.arc_head, size_t{arc_size}),
        std::pair(&at_.label_dependent, size_t{label_size}),
        std::pair(&at_.label_head, size_t{label_size})}) {
    *offset = next;
    next += padded(size);
  }
  return check(
      next == heads_.columns() && arc_size % 16 == 0 && label_size % 16 == 0 &&
          label_size <= kMostLabelUnits && label_columns_ <= kMostLabelUnits,
      "heads of " + std::to_string(next) + " columns, found " + std::to_string(heads_.columns()));
}

void Network::encode(std::span<const TokenSpan> sentences, Scores& scores) const {
  const size_t tokens = scores.factors.size();
  for (size_t i = 0; i < layers_.size(); ++i) {
    const model::Matrix& input = layers_[i].input();
    scores.gates.resize(tokens * input.columns());
    if (i == 0)
      input.apply(scores.inputs.data(), scores.factors, scores.gates.data());
    else
      input.apply(scores.states.data(), tokens, kState, scores.gates.data());
    scores.states.resize(tokens * 2 * layers_[i].hidden());
    layers_[i].run(scores.gates.data(), sentences, scores.states.data());
  }
}

void Network::run(std::span<const std::string_view> words, std::span<const TokenSpan> sentences,
                  Scores& scores) const {
  const model::Kernels& k = model::kernels();
  const size_t tokens = words.size(), width = words_.width();
  words_.features(words, sentences, scores.features);
  scores.inputs.resize(tokens * width);
  scores.factors.resize(tokens);
  for (size_t t = 0; t < tokens; ++t)
    scores.factors[t] =
        k.quantise(scores.features.data() + t * width, width, scores.inputs.data() + t * width);
  encode(sentences, scores);
  auto score = [&](const model::Matrix& head, std::vector<float>& out) {
    out.resize(tokens * head.columns());
    head.apply(scores.states.data(), tokens, kState, out.data());
  };
  score(heads_, scores.heads);
  score(feats_, scores.feats);
  score(lemma_state_, scores.lemma);
  lemma_input_.add(scores.inputs.data(), scores.factors, scores.lemma.data());
}

std::vector<float> Network::arc_scores(const Scores& scores, TokenSpan sent) const {
  const model::Kernels& k = model::kernels();
  const size_t n = sent.length(), size = root_arc_.size();
  std::vector<float> heads((n + 1) * size);
  std::copy(root_arc_.begin(), root_arc_.end(), heads.begin());
  for (size_t i = 0; i < n; ++i) {
    const float* row = scores.heads.data() + (sent.begin + i) * head_columns() + at_.arc_head;
    std::transform(row, row + size, heads.data() + (i + 1) * size, leaky);
  }
  std::vector<float> arcs(n * (n + 1)), dependent(size + 1), mapped(size);
  dependent[size] = 1.0f;
  for (size_t i = 0; i < n; ++i) {
    const float* row = scores.heads.data() + (sent.begin + i) * head_columns() + at_.arc_dependent;
    std::transform(row, row + size, dependent.data(), leaky);
    k.vector_matrix(dependent.data(), size + 1, arc_.data(), size, mapped.data());
    for (size_t h = 0; h <= n; ++h)
      arcs[i * (n + 1) + h] = k.dot(mapped.data(), heads.data() + h * size, size);
  }
  return arcs;
}

size_t Network::best_relation(const Scores& scores, size_t dependent, int32_t head) const {
  const float* a = scores.heads.data() + dependent * head_columns() + at_.label_dependent;
  const float* b =
      head < 0 ? root_label_.data()
               : scores.heads.data() + static_cast<size_t>(head) * head_columns() + at_.label_head;
  std::array<float, kMostLabelUnits> both, out;
  for (size_t i = 0; i < root_label_.size(); ++i) both[i] = leaky(a[i] + b[i]);
  model::kernels().vector_matrix(both.data(), root_label_.size(), label_weights_.data(),
                                 label_columns_, out.data());
  size_t best = 0;
  for (size_t r = 0; r < labels_.deprel.size(); ++r)
    if (out[r] + label_bias_[r] > out[best] + label_bias_[best]) best = r;
  return best;
}

}  // namespace kilde::analysis
