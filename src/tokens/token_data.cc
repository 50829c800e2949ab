#include "tokens/token_data.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::tokens {
namespace {

constexpr size_t kLongest = 32;  // bytes of an abbreviation

std::optional<TokenKind> parse_kind(std::string_view kind) {
  if (kind == "plain") return TokenKind::kAbbreviation;
  if (kind == "title") return TokenKind::kTitle;
  if (kind == "unit") return TokenKind::kUnit;
  if (kind == "word") return TokenKind::kDotted;
  return std::nullopt;
}

// "f.eks", "o.s.v", "B.T": parts of at most three letters, one of them a single letter.
bool dotted_shape(std::string_view word) {
  size_t letters = 0, dots = 0;
  bool single = false;
  for (size_t at = 0; at < word.size();) {
    char32_t c = base::next_code_point(word, at);
    if (c == '.') {
      if (letters == 0) return false;
      single |= letters == 1;
      letters = 0;
      ++dots;
    } else if (!base::is_letter(c) || ++letters > 3) {
      return false;
    }
  }
  return dots > 0 && letters > 0 && (single || letters == 1);
}

bool single_capital(std::string_view word) {
  size_t at = 0;
  return !word.empty() && base::is_upper(base::next_code_point(word, at)) && at == word.size();
}

}  // namespace

Result<TokenData> TokenData::load(const std::filesystem::path& folder) {
  TokenData data;
  if (auto file = folder / "abbreviations.tsv"; std::filesystem::exists(file))
    if (auto done = data.load_abbreviations(file); !done) return done.error();
  if (auto file = folder / "clitics.tsv"; std::filesystem::exists(file))
    if (auto done = data.load_clitics(file); !done) return done.error();
  return data;
}

Result<void> TokenData::load_abbreviations(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"form", "kind"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    std::string_view form = row["form"];
    if (form.size() < 2 || form.back() != '.' || form.size() > kLongest)
      return table->error_at(row, "a form of 2 to 32 bytes that ends with a dot", form);
    auto kind = parse_kind(row["kind"]);
    if (!kind) return table->error_at(row, "the kind plain, title, unit or word", row["kind"]);
    form.remove_suffix(1);
    abbreviations_[base::to_lower(form)] = *kind;
  }
  return {};
}

Result<void> TokenData::load_clitics(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"form"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    if (row["form"].empty()) return table->error_at(row, "a clitic", row["form"]);
    clitics_.emplace_back(row["form"]);
  }
  std::stable_sort(clitics_.begin(), clitics_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return {};
}

std::optional<TokenKind> TokenData::abbreviation(std::string_view word) const {
  if (word.size() >= kLongest) return std::nullopt;
  if (single_capital(word)) return TokenKind::kInitial;
  if (auto it = abbreviations_.find(base::to_lower(word)); it != abbreviations_.end())
    return it->second;
  if (dotted_shape(word)) return TokenKind::kAbbreviation;
  return std::nullopt;
}

size_t TokenData::clitic_length(std::string_view word) const {
  for (const std::string& clitic : clitics_) {
    if (word.size() <= clitic.size()) continue;
    std::string_view tail = word.substr(word.size() - clitic.size());
    if (base::to_lower(tail) == clitic) return clitic.size();
  }
  return 0;
}

}  // namespace kilde::tokens
