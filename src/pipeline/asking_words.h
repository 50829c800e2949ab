// AskingWords: what people write around a time when they ask for days, in one language.
//
//   auto asking = AskingWords::load(root, "de");
//   asking->without_lead("im letzten Monat") == "letzten Monat"
//   asking->phrases("past month")      // {"past month", 0}, {"Past Month", 0}, {"in the past
//   month", 7} asking->side("past month") == -1   // back from today; 1: ahead; 0: neither
//
// Shapes: a phrase tells where the words stand in it. Owns its words. Threads: read-only once
//   loaded. Errors: kFormat with file:line; a language without data/LANG/time/asking.tsv has none.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

namespace kilde::pipeline {

class AskingWords {
 public:
  struct Phrase {
    std::string text;
    size_t place = 0;
  };

  static Result<AskingWords> load(const std::filesystem::path& root, std::string_view lang);

  std::string_view without_lead(std::string_view words) const;
  std::vector<Phrase> phrases(std::string_view words) const;
  int side(std::string_view words) const;

 private:
  std::vector<std::string> lead_, back_, ahead_, frames_;
};

}  // namespace kilde::pipeline
