// AttributionFinder: who is credited with what, in which words, and through whom it came.
//
//   auto finder = AttributionFinder::load(root, "da");
//   finder->run(doc);
//   // "Fire både er sunket, skriver Fjordbladet ifølge Nordtel."
//   // source "Nordtel", cue "skriver", content "Fire både er sunket", via "Fjordbladet"
//
// Shapes: a row an attribution, in text order of content and cue, whichever comes first.
// Units: byte spans on token borders. Needs: tokens, tags, tree, names, entities.
// Gives: attributions. Owns its lexicon. Threads: see Stage.
// Errors: load gives kIo or kFormat with file:line; run cannot fail, whatever the trees say.
// Method: for every cue word the strategies in order, the first that finds a content wins; then
//   citing phrases, hearsay, colon speech and quotations that nothing claims. Words come from
//   data/LANG/quote, the rules know Universal Dependencies and punctuation only.
#pragma once

#include <filesystem>
#include <string_view>

#include <kilde/result.h>

#include "document/stage.h"
#include "extract/quote/confidence.h"
#include "extract/quote/lexicon.h"
#include "extract/quote/writer.h"

namespace kilde::quote {

class AttributionFinder : public document::Stage {
 public:
  static Result<AttributionFinder> load(const std::filesystem::path& root, std::string_view lang);

  std::string_view name() const override { return "attribution"; }
  uint32_t reads() const override;
  uint32_t writes() const override { return document::kAttributions; }
  void run(Document& doc) const override { run(doc, {}); }
  // With an observer: leaves nothing out for being unsure, and tells it of each; for training. What
  // is unsure then leads on to what goes on in the same voice, as it does not in run(doc).
  void run(Document& doc, const Observer& observer) const;

 private:
  AttributionFinder(Lexicon lexicon, Confidence confidence)
      : lexicon_(std::move(lexicon)), confidence_(std::move(confidence)) {}

  Lexicon lexicon_;
  Confidence confidence_;
};

}  // namespace kilde::quote
