// TokenData: what a language says about its tokens, from data/LANG/tokens/.
//
//   auto data = TokenData::load(root / "data/da/tokens");
//   data->abbreviation("F.eks") == TokenKind::kAbbreviation;    // without the last dot
//   data->abbreviation("hund") == std::nullopt;
//
// Files (each may be missing): abbreviations.tsv with the columns `form` (lower case, with its last
//   dot) and `kind` (plain, title, unit or word); clitics.tsv with the column `form` ("n't").
// Owns: its strings. Threads: read-only after load.
// Errors: kFormat naming file and line for a form without a dot or an unknown kind.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/result.h>

#include "tokens/raw_token.h"

namespace kilde::tokens {

class TokenData {
 public:
  TokenData() = default;
  static Result<TokenData> load(const std::filesystem::path& folder);

  // What `word` is when a dot follows it; any case.
  std::optional<TokenKind> abbreviation(std::string_view word) const;
  // The bytes at the end of `word` that are a token of their own; 0 for none.
  size_t clitic_length(std::string_view word) const;

 private:
  Result<void> load_abbreviations(const std::filesystem::path& file);
  Result<void> load_clitics(const std::filesystem::path& file);

  std::unordered_map<std::string, TokenKind> abbreviations_;  // lower case, no last dot
  std::vector<std::string> clitics_;                          // longest first
};

}  // namespace kilde::tokens
