// What the network sees of a word: its normal form, hashed affixes and n-grams, and its shape.
//
//   std::string form;
//   normal_form("Folketingets", form);            // "folketingets"; digits become 0
//   Affixes a = affixes(form);                    // buckets of "ts", "gets" and "fol"
//   ngram_buckets(form, 32768, buckets);          // of "<fo", "<fol", ... "ts>"
//   word_shape("NATO", true);                     // capitals, no digit, no mark, first in sentence
//
// Units: n-grams count code points; buckets count from 0. Threads: pure functions.
// Errors: cannot fail; over-long words are seen by their first and last 20 characters.
// Must agree with train/kilde_train/{subwords,features}.py; tests/golden/analysis holds them
// together. Method: Bojanowski et al. 2017 (n-grams), with fastText's hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kilde::analysis {

inline constexpr uint32_t kSuffix2Buckets = 1024;
inline constexpr uint32_t kSuffix4Buckets = 8192;
inline constexpr uint32_t kPrefix3Buckets = 2048;
inline constexpr uint32_t kShapes = 5 * 3 * 4 * 2;

struct Affixes {
  uint32_t suffix2, suffix4, prefix3;
};

void normal_form(std::string_view word, std::string& form);
Affixes affixes(std::string_view form);
void ngram_buckets(std::string_view form, uint32_t buckets, std::vector<uint32_t>& out);
uint32_t word_shape(std::string_view word, bool first);
bool has_letter(std::string_view word);
// The key of a normal form in the model's word table; never 0.
uint64_t word_key(std::string_view form);

}  // namespace kilde::analysis
