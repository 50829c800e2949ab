// Spelling: what stands in a text, made into names to look up.
//
//   auto spelling = Spelling::load(root, "ru");
//   spelling->clean("Lukаshenko").text == "Lukashenko";        // the а was Cyrillic
//   spelling->nominatives("Путиным").front() == "Путин";
//   spelling->nominatives("Марии Захаровой")                   // "Мария Захарова" is among the
//   first
//
// Shapes: nominatives come best first, at most `most`, the form as it stands always among them.
// Needs data/transliteration/look_alikes.tsv and data/LANG/names/cases.tsv; a language
// without
//   the latter does not inflect. Owns its tables; read-only once loaded, for all threads.
// Errors: load gives kFormat with file:line; the rest cannot fail.
// Method: marks of no width are dropped; a word of two scripts goes to the one that most of its
// letters
//   belong to that look like nothing else, when all others have a double there. Nominatives: what
//   names with the same end have in the nominative, the longest end that is known first (Brants
//   2000 guesses tags of unknown words so); words of a name are combined by the sum of their
//   places, and those are last where one word is inflected and another is not.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/result.h>

namespace kilde::knowledge {

struct CleanName {
  std::string text;
  bool dropped_marks = false;   // soft hyphens, zero-width characters
  bool folded_letters = false;  // look-alikes of the other script
};

class Spelling {
 public:
  static Result<Spelling> load(const std::filesystem::path& root, std::string_view lang);

  CleanName clean(std::string_view text) const;
  std::vector<std::string> nominatives(std::string_view name, size_t most = 6) const;

 private:
  bool fold_word(std::u32string& word) const;
  std::vector<std::string> word_nominatives(const std::u32string& word) const;

  std::unordered_map<char32_t, char32_t> to_latin_, to_cyrillic_;
  std::unordered_map<std::u32string, std::vector<std::u32string>> nominatives_;  // by end
  size_t longest_end_ = 0;                                                       // code points
};

}  // namespace kilde::knowledge
