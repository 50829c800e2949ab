// Meanings: what words of different languages have in common: one concept, one number, or one
// sound.
//
//   auto meanings = Meanings::load(root);
//   meanings->of("da", "færge") == meanings->of("en", "ferry");           // one concept
//   meanings->of("en", "parliament") == meanings->of("ru", "парламент");  // no concept, one sound
//   meanings->number("de", "elf") == "11";
//
// Units: hashes, 0 for a word that has nothing to share (too short, or said in any report); number
//   words from three on. Needs lemmas in small letters. Owns its tables. Threads: read-only once
//   loaded. Errors: load gives kNotFound or kFormat with file:line; look-ups cannot fail.
// Method: exact lemmas of data/claim/concepts.tsv and numbers.tsv, of several concepts the first;
//   else the rough sounds of knowledge/transliteration.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include <kilde/result.h>

#include "base/data_table.h"
#include "knowledge/transliteration.h"

namespace kilde::story {

class Meanings {
 public:
  static Result<Meanings> load(const std::filesystem::path& root);

  uint32_t of(std::string_view lang, const std::string& lemma) const;
  // The number that a word means, in digits; empty for none.
  std::string_view number(std::string_view lang, std::string_view word) const;
  // The rough sounds of a name.
  std::string sounds(std::string_view name) const { return sounds_.key(name); }

 private:
  explicit Meanings(knowledge::CrossScript sounds) : sounds_(std::move(sounds)) {}
  Result<void> load_concepts(const std::filesystem::path& file);
  Result<void> load_numbers(const std::filesystem::path& file);

  knowledge::CrossScript sounds_;
  std::unordered_map<std::string, uint32_t> concepts_;  // by "da ferry"; 0: says little alone
  std::unordered_map<std::string, std::string> numbers_;
};

}  // namespace kilde::story
