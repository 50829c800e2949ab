// TokenData: what a language says about its tokens, from data/LANG/tokens/.
//
//   auto data = TokenData::load(root / "data/da/tokens");
//   data->abbreviation("F.eks") == TokenKind::kAbbreviation;    // without the last dot
//   data->abbreviation("hund") == std::nullopt;
//   data->multiword("Im")->words;                               // "in", "dem", of German
//
// Files (each may be missing): abbreviations.tsv with the columns `form` (with its last dot;
//   lower case, unless it is one with a capital alone) and `kind` (plain, title, unit or word);
//   clitics.tsv with the column `form` ("n't"); multiword.tsv with `form` (lower case), `words`
//   (with blanks between them) and `lengths` (how many code points of the form each word covers);
//   joints.tsv with `mark` (a sign that stands between words: "-"), `after` (what it parts from
//   what stands before: a letter, a digit behind letters, a number behind a number, or several of
//   them) and `kept` (first parts that stay: "e co"). runs.tsv with `mark` (a sign of which several
//   in a row are one token); fixed.tsv with `form` (what stands between blanks and is one token for
//   all its signs: ":-)"); endings.tsv with `form` (what a colon joins to a short word or a number:
//   "n" of Swedish "vd:n").
// Owns: its strings. Threads: read-only after load.
// Errors: kFormat naming file and line for a form without a dot, an unknown kind, or lengths that
//   do not make up the form.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <kilde/result.h>

#include "tokens/raw_token.h"

namespace kilde::tokens {

class TokenData {
 public:
  TokenData() = default;
  static Result<TokenData> load(const std::filesystem::path& folder);

  // What `word` is when a dot follows it; any case, unless the table has it with a capital.
  std::optional<TokenKind> abbreviation(std::string_view word) const;
  // The bytes at the end of `word` that are a token of their own; 0 for none.
  size_t clitic_length(std::string_view word) const;

  // A token that stands for several words.
  struct Multiword {
    std::vector<std::string> words;
    std::vector<uint32_t> lengths;  // in code points, of each word's part of the token
  };
  // What `word` stands for, in any case but all capitals; null for itself.
  const Multiword* multiword(std::string_view word) const;
  // What may follow a sign that parts words.
  enum class After : uint8_t { kLetter = 1, kDigit = 2, kNumber = 4 };
  // Whether `mark` between `first` and what follows makes tokens of its own.
  bool parts_words(char32_t mark, std::string_view first, After after) const;
  // Whether several of this mark in a row are one token.
  bool runs_together(char32_t mark) const { return runs_.contains(mark); }
  // Whether a colon joins this to a short word or a number.
  bool colon_ending(std::string_view letters) const {
    return endings_.contains(std::string(letters));
  }
  // Whether all of this between two blanks is one token.
  bool fixed(std::string_view chunk) const { return fixed_.contains(std::string(chunk)); }

 private:
  Result<void> load_abbreviations(const std::filesystem::path& file);
  Result<void> load_clitics(const std::filesystem::path& file);
  Result<void> load_multiwords(const std::filesystem::path& file);
  Result<void> load_joints(const std::filesystem::path& file);
  Result<void> load_runs(const std::filesystem::path& file);
  Result<void> load_fixed(const std::filesystem::path& file);
  Result<void> load_endings(const std::filesystem::path& file);

  std::unordered_map<std::string, TokenKind> abbreviations_;  // no last dot
  std::vector<std::string> clitics_;                          // longest first
  std::unordered_map<std::string, Multiword> multiwords_;     // lower case
  size_t longest_multiword_ = 0;                              // bytes
  struct Joint {
    uint8_t after = 0;                     // After, or-ed
    std::unordered_set<std::string> kept;  // lower case
  };
  std::unordered_map<char32_t, Joint> joints_;
  std::unordered_set<char32_t> runs_;
  std::unordered_set<std::string> fixed_, endings_;
};

}  // namespace kilde::tokens
