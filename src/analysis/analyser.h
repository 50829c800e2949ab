// Analyser: tags, features, lemmas, trees and names for the tokens of a Document.
//
//   auto analyser = Analyser::load(root, "da");     // root/models/scandinavian/analysis.kmod
//   analyser->run(doc);                             // doc.upos[i], doc.head[i], doc.names ...
//
// Shapes: upos, feats, lemma, head, deprel, relation get a row a token; names one a name. Sentences
//   are parted further where the next one starts without a mark (a heading before its text),
//   unless they came with the input.
// Needs, gives, owns: needs tokens and sentences; owns the mapped model, which all threads share.
// Threads: run may be called on different Documents at once. Errors: load gives what
//   Network::load gives, and kNotFound where data/languages.tsv names no model; run cannot fail.
//   Time and memory are linear in the tokens: sentences go through the network in batches of about
//   five hundred tokens.
// Method: see Network; relations root and only root go to the root.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include <kilde/result.h>

#include "analysis/lemma_list.h"
#include "analysis/network.h"
#include "document/stage.h"

namespace kilde::analysis {

class Analyser : public document::Stage {
 public:
  static Result<Analyser> load(const std::filesystem::path& root, std::string_view lang);

  std::string_view name() const override { return "analysis"; }
  uint32_t reads() const override { return document::kText | document::kLang | document::kTokens; }
  uint32_t writes() const override { return document::kTags | document::kTree | document::kNames; }
  void run(Document& doc) const override;

 private:
  Analyser(Network network, std::optional<LemmaList> lemmas)
      : network_(std::make_unique<Network>(std::move(network))), lemmas_(std::move(lemmas)) {}

  std::unique_ptr<const Network> network_;
  std::optional<LemmaList> lemmas_;  // where the language has one
};

}  // namespace kilde::analysis
