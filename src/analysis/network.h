// Network: the analyser's weights and its forward pass over a batch of sentences.
//
//   auto network = Network::load("models/scandinavian/analysis.kmod", "da");
//   Scores scores;                                   // kept from batch to batch: no new memory
//   network->run(words, sentences, scores);
//
// Shapes: `words` one a token, `sentences` ranges over them; every score array is
//   [tokens][columns], columns padded to 16 (see Matrix); only the first labels().X.size() count.
// Needs, gives, owns: the network owns its mapping. Threads: read-only; run may be called by many,
//   each with Scores of its own.
// Errors: load gives what WeightFile gives, kFormat where labels and weights disagree, and
//   kNotFound where the file does not hold the language.
// Method: see train/kilde_train/network.py; word vectors plus hashed affixes and shape, two
//   BiLSTMs, linear heads, deep biaffine arcs (Dozat and Manning 2017). Related languages share all
//   but the heads of features and lemmas and one bias, which stands for the language.
#pragma once

#include <span>
#include <string>
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
  std::vector<float> feats;  // [tokens][Network::feats_columns()]
  std::vector<float> lemma;  // [tokens][Network::lemma_columns()]

 private:
  friend class Network;
  std::vector<float> features, factors, gates;
  std::vector<uint8_t> inputs, states;
};

class Network {
 public:
  static Result<Network> load(const std::filesystem::path& file, std::string_view lang);

  void run(std::span<const std::string_view> words, std::span<const TokenSpan> sentences,
           Scores& scores) const;

  // arcs[d][h] for one sentence: [n][n + 1], head 0 the root.
  std::vector<float> arc_scores(const Scores& scores, TokenSpan sent) const;
  // The best relation for a dependent and its head (a token, or kNoHead for the root).
  size_t best_relation(const Scores& scores, size_t dependent, int32_t head) const;

  const Labels& labels() const { return labels_; }
  size_t head_columns() const { return heads_.columns(); }
  size_t feats_columns() const { return feats_.columns(); }
  size_t lemma_columns() const { return lemma_state_.columns(); }
  // Where each head's columns begin.
  struct Offsets {
    size_t upos, ner, start, arc_dependent, arc_head, label_dependent, label_head;
  };
  const Offsets& at() const { return at_; }

 private:
  Network(model::WeightFile file, std::string_view lang)
      : file_(std::move(file)), prefix_(std::string(lang) + ".") {}
  Result<void> load_labels();
  Result<void> load_layers();
  Result<void> load_heads();
  Result<void> load_parser();
  Result<void> check(bool good, std::string expected) const;
  void encode(std::span<const TokenSpan> sentences, Scores& scores) const;

  model::WeightFile file_;
  std::string prefix_;  // of the arrays of the language
  Labels labels_;
  WordTable words_;
  std::vector<model::BiLstm> layers_;
  model::Matrix heads_, feats_, lemma_state_, lemma_input_;
  Offsets at_ = {};
  std::span<const float> arc_, root_arc_, root_label_, label_weights_, label_bias_;
  size_t label_columns_ = 0;
};

}  // namespace kilde::analysis
