// Network: the analyser's weights and its forward pass over a batch of sentences.
//
//   auto network = Network::load("models/da/analysis.kmod");
//   Scores scores = network->run(words, sentences);
//
// Shapes: `words` one a token, `sentences` ranges over them; every score array is
// [tokens][columns],
//   columns padded to 16 (see Matrix); only the first labels().X.size() count.
// Needs, gives, owns: the network owns its mapping. Threads: read-only; run may be called by many.
// Errors: load gives what WeightFile gives, and kFormat where labels and weights disagree.
// Method: see train/kilde_train/network.py; word vectors plus hashed affixes and shape, two
// BiLSTMs,
//   linear heads, deep biaffine arcs (Dozat and Manning 2017).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <kilde/labels.h>
#include <kilde/span.h>

#include "analysis/lemma_rules.h"
#include "analysis/word_table.h"
#include "model/lstm.h"
#include "model/weights.h"

namespace kilde::analysis {

struct Labels {
  std::vector<Upos> upos;
  std::vector<std::string_view> feats, deprel;
  std::vector<Relation> relation;  // of each deprel
  std::vector<LemmaRule> lemma;
};

struct Scores {
  std::vector<float> heads;  // [tokens][Network::head_columns()], see the offsets below
  std::vector<float> lemma;  // [tokens][Network::lemma_columns()]
};

class Network {
 public:
  static Result<Network> load(const std::filesystem::path& file);

  Scores run(std::span<const std::string_view> words, std::span<const TokenSpan> sentences) const;

  // arcs[d][h] for one sentence: [n][n + 1], head 0 the root.
  std::vector<float> arc_scores(const Scores& scores, TokenSpan sent) const;
  // The best relation for a dependent and its head (a token, or kNoHead for the root).
  size_t best_relation(const Scores& scores, size_t dependent, int32_t head) const;

  const Labels& labels() const { return labels_; }
  size_t head_columns() const { return heads_.columns(); }
  size_t lemma_columns() const { return lemma_state_.columns(); }
  // Where each head's columns begin.
  struct Offsets {
    size_t upos, feats, ner, arc_dependent, arc_head, label_dependent, label_head;
  };
  const Offsets& at() const { return at_; }

 private:
  explicit Network(model::WeightFile file) : file_(std::move(file)) {}
  Result<void> load_labels();
  Result<void> load_layers();
  Result<void> load_heads();
  Result<void> load_parser();
  Result<void> check(bool good, std::string expected) const;
  std::vector<uint8_t> encode(const std::vector<uint8_t>& inputs, const std::vector<float>& factors,
                              std::span<const TokenSpan> sentences) const;

  model::WeightFile file_;
  Labels labels_;
  WordTable words_;
  std::vector<model::BiLstm> layers_;
  model::Matrix heads_, lemma_state_, lemma_input_;
  Offsets at_ = {};
  std::span<const float> arc_, root_arc_, root_label_, label_weights_, label_bias_;
  size_t label_columns_ = 0;
};

}  // namespace kilde::analysis
