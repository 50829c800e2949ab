// Tokenizer: the stage that writes tokens and sentences.
//
//   auto tokenizer = Tokenizer::load(root, "da");
//   tokenizer->run(doc);         // "Dr. Holm kom kl. 18. Han gik." -> 2 sentences, 9 tokens
//
// Shapes: writes `tokens`, `space_after`, `sentences`; tokens as in splitter.h, and the sentences
//   part them without a gap. Text before Document::body_begin gets no tokens.
// Units: bytes. A token has at most 256 code points, a sentence at most 512 tokens; a longer
//   sentence is cut, behind punctuation if there is any in its second half.
// Needs: root/data/LANG/tokens/ and root/models/LANG/sentences.kmod; where one is missing, general
//   rules stand in. Owns: its data. Threads: run() may be called from many threads at once.
// Errors: load gives the errors of TokenData and WeightFile, but a missing file is none.
// Method: a blank line always ends a sentence; elsewhere a classifier decides (sentence_model.h).
//   The classifier also decides whether the dot of "24." is the sentence's. Linear time.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include "document/stage.h"
#include "tokens/sentence_model.h"
#include "tokens/token_data.h"

namespace kilde::tokens {

inline constexpr uint32_t kLongestSentence = 512;  // tokens

class Tokenizer : public document::Stage {
 public:
  Tokenizer(TokenData data, SentenceModel model)
      : data_(std::move(data)), model_(std::move(model)) {}
  static Result<Tokenizer> load(const std::filesystem::path& root, std::string_view lang);

  std::string_view name() const override { return "tokens"; }
  uint32_t reads() const override { return document::kText; }
  uint32_t writes() const override { return document::kTokens; }
  void run(Document& doc) const override;

 private:
  TokenData data_;
  SentenceModel model_;
};

}  // namespace kilde::tokens
