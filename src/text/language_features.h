// The features of a text by which its language is told.
//
//   LanguageFeatures features;
//   features.collect("Jeg ved ikke");         // features.ids(): hashes of "_je", "jeg", ...
//
// Shapes: one id below kLanguageFeatures for each character n-gram (n = 2..4, over a word with its
//   edges) and each whole word. Units: code points. Case and digits play no part.
// Owns: its list of ids, which collect() fills anew. Threads: one object a thread.
// Errors: cannot fail.
// Method: hashed n-grams, as in fastText's language identification; ours are one FNV hash each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kilde::text {

inline constexpr uint32_t kLanguageFeatures = 1u << 17;

class LanguageFeatures {
 public:
  void collect(std::string_view text);
  std::span<const uint32_t> ids() const { return ids_; }
  // How many letters there were, and how many of them Latin or Cyrillic.
  uint32_t letters() const { return letters_; }
  uint32_t known_letters() const { return known_letters_; }

 private:
  void add_word();

  std::vector<uint32_t> ids_;
  std::vector<char32_t> word_;  // lower case, between two edge marks
  uint32_t letters_ = 0;
  uint32_t known_letters_ = 0;
};

}  // namespace kilde::text
