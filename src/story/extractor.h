// Extractor: a report that has been read, as the few features that tell which happening it is
// about.
//
//   auto extractor = Extractor::load(root, tuning);
//   StoryFeatures features = extractor->features_of(doc);    // see features.h
//
// Needs: a Document with tokens, analysis, times and entities; what is missing is done without
//   (words as they stand, no names). The Tuning must outlive the Extractor.
// Threads: read-only once loaded, for all threads. Errors: load gives kNotFound or kFormat.
// Method: lemmas of nouns, verbs, adjectives, names and numbers of the first kMostWords content
//   words: news tells the matter first. Entities that the base knows count by their id, which is
//   the same in all languages; others by the rough sounds of each word of their name. Days that the
//   text names, or the month or year where it is no more exact. Numbers, also in words, without the
//   marks that group their digits. A word also tells what it shares with other languages
//   (meanings.h).
#pragma once

#include <filesystem>

#include <kilde/document.h>
#include <kilde/result.h>

#include "story/features.h"
#include "story/meanings.h"
#include "story/tuning.h"

namespace kilde::story {

class Extractor {
 public:
  static Result<Extractor> load(const std::filesystem::path& root, const Tuning& tuning);

  StoryFeatures features_of(const Document& doc) const;

 private:
  Extractor(Meanings meanings, const Tuning& tuning)
      : meanings_(std::move(meanings)), tuning_(&tuning) {}

  Meanings meanings_;
  const Tuning* tuning_;
};

}  // namespace kilde::story
