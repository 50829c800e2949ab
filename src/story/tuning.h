// Tuning: the numbers that decide what is one story, and how common words are anywhere.
//
//   auto tuning = Tuning::load(root);      // data/story.tsv, data/LANG/story/common.tsv
//   tuning->alike == 0.08;  tuning->share_of(hash_of_word("say")) == 0.6;
//
// Units: shares 0..1 of reports; likenesses 0..1; days. Owns its table. Threads: read-only once
//   loaded. Errors: kNotFound or kFormat with file:line; a language without a table has no common
//   words.
// Method: the numbers are tuned by scripts/stories on development data, the shares made by
//   train/stories/common.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <unordered_map>

#include <kilde/result.h>

namespace kilde::story {

// The hashes that features are made of: one name space a kind, so that a word is never a number.
uint32_t hash_of(char kind, std::string_view text);

struct Tuning {
  static Result<Tuning> load(const std::filesystem::path& root);

  double alike = 0;  // likeness of two reports in one language that are just one story
  double near = 0;   // cosine, without pairs of words, of two reports that are worth comparing
  double alike_across = 0;  // the same for two languages
  double most = 0;          // no pair of reports counts for more than so many times that
  double contrast = 0;  // parts that hold together so much better than with each other stay apart
  double contrast_across = 0;  // ... when both hold reports in several languages
  double tight_reports = 0;    // ... when both have so many reports
  double half_days = 0;        // so many days between two reports halve their likeness
  double free_days = 0;        // ... after these
  double background = 0;       // how many reports the table of common words stands for
  double young = 0;   // in a collection of so many reports, what one alone holds counts half
  double window = 0;  // two words within so many stand near each other
  double names = 0, places = 0, numbers = 0, days = 0, sounds = 0;  // weights across languages

  // The share of reports in any collection that hold the word; 0 for a rare one.
  double share_of(uint32_t word_hash) const;

  std::unordered_map<uint32_t, float> shares;
};

}  // namespace kilde::story
