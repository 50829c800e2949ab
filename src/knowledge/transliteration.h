// Transliteration: names written in Cyrillic, as the press of other languages spells them, and
// back.
//
//   auto to_danish = Transliteration::load(root, "ru", "da");
//   to_danish->latin("Лукашенко").front() == "Lukasjenko";
//   to_danish->cyrillic("Lukasjenko")        // "лукашенко" is among them
//
//   auto sounds = CrossScript::load(root);
//   sounds->key("Lukaschenko") == sounds->key("Лукашенко");
//   sounds->same_name("Chruschtschow", "Хрущёв");
//
// Shapes: candidates come with the usual one first, at most `most`; Cyrillic ones are in small
// letters. Units: Cyrillic languages "ru", "uk", "be"; Latin ones those of data/transliteration (nn
// as nb). Needs data/transliteration. Owns its tables; read-only once loaded, for all threads.
// Errors: load gives kNotFound or kFormat; the rest cannot fail: a name without Cyrillic letters is
//   its own spelling, a name that no Cyrillic one can be behind has no candidates.
// Method: letters in context (letter_rules.h); backwards a beam over the same rows, where each
// letter
//   costs and rare spellings cost more. Keys: both scripts to rough sounds (data/transliteration/
//   keys.tsv); consonants that any of the languages writes alike are one, vowels that stand
//   together are one. same_name also asks that vowels agree in front or back. What a key loses is
//   in docs/transliteration.md, with figures.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/result.h>

#include "knowledge/letter_rules.h"

namespace kilde::knowledge {

class Transliteration {
 public:
  static Result<Transliteration> load(const std::filesystem::path& root, std::string_view cyrillic,
                                      std::string_view latin);

  std::vector<std::string> latin(std::string_view name, size_t most = kMostSpellings) const;
  std::vector<std::string> cyrillic(std::string_view name, size_t most = kMostSpellings) const;

 private:
  struct Arc {  // letters that a Latin spelling may stand for
    double cost = 0;
    std::u32string letters, before, after;
  };
  struct Path {
    double cost = 0;
    std::u32string letters, after;  // `after`: what the next letter must be
    auto operator<=>(const Path&) const = default;
  };
  using Beams = std::vector<std::vector<Path>>;
  void add_arcs(const LetterRule& rule);
  void extend(const std::u32string& name, size_t at, const Path& path, Beams& beams) const;
  void step(const Arc& arc, const Path& path, std::vector<Path>& beam) const;

  LetterRules rules_;
  std::unordered_map<std::u32string, std::vector<Arc>> arcs_;
  size_t longest_ = 0;  // code points of the longest spelling
  bool soft_sign_is_silent_ = false;
};

class CrossScript {
 public:
  static Result<CrossScript> load(const std::filesystem::path& root);

  // Equal for the spellings of one name; the first of `keys`.
  std::string key(std::string_view name) const;
  // One key for each reading, at most four: "ch" is ч or х.
  std::vector<std::string> keys(std::string_view name) const;
  bool same_name(std::string_view a, std::string_view b) const;

 private:
  std::vector<std::string> sounds(std::string_view name) const;

  LetterRules rules_;
};

}  // namespace kilde::knowledge
