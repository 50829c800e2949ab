#include "tokens/token_data.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

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

std::optional<TokenData::After> parse_after(std::string_view name) {
  if (name == "letter") return TokenData::After::kLetter;
  if (name == "digit") return TokenData::After::kDigit;
  if (name == "number") return TokenData::After::kNumber;
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

std::optional<char32_t> one_sign(std::string_view text) {
  size_t at = 0;
  if (text.empty()) return std::nullopt;
  char32_t sign = base::next_code_point(text, at);
  return at == text.size() ? std::optional(sign) : std::nullopt;
}

bool single_capital(std::string_view word) {
  size_t at = 0;
  return !word.empty() && base::is_upper(base::next_code_point(word, at)) && at == word.size();
}

}  // namespace

Result<TokenData> TokenData::load(const std::filesystem::path& folder) {
  TokenData data;
  using Load = Result<void> (TokenData::*)(const std::filesystem::path&);
  for (auto [name, load] : std::initializer_list<std::pair<const char*, Load>>{
           {"abbreviations.tsv", &TokenData::load_abbreviations},
           {"clitics.tsv", &TokenData::load_clitics},
           {"multiword.tsv", &TokenData::load_multiwords},
           {"joints.tsv", &TokenData::load_joints},
           {"runs.tsv", &TokenData::load_runs},
           {"fixed.tsv", &TokenData::load_fixed},
           {"endings.tsv", &TokenData::load_endings}}) {
    auto file = folder / name;
    if (!std::filesystem::exists(file)) continue;
    if (auto done = (data.*load)(file); !done) return done.error();
  }
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
    abbreviations_[std::string(form)] = *kind;
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

Result<void> TokenData::load_multiwords(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"form", "words", "lengths"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    Multiword entry;
    for (std::string_view word : base::split_list(row["words"], ' '))
      entry.words.emplace_back(word);
    size_t sum = 0;
    for (std::string_view text : base::split_list(row["lengths"], ' ')) {
      uint32_t length = 0;
      std::from_chars(text.data(), text.data() + text.size(), length);
      if (length == 0) return table->error_at(row, "lengths of one or more", row["lengths"]);
      entry.lengths.push_back(length);
      sum += length;
    }
    if (entry.words.size() < 2 || entry.words.size() != entry.lengths.size() ||
        sum != base::count_code_points(row["form"]))
      return table->error_at(row, "a length for each word, which make up the form", row["lengths"]);
    longest_multiword_ = std::max(longest_multiword_, row["form"].size());
    multiwords_[base::to_lower(row["form"])] = std::move(entry);
  }
  return {};
}

Result<void> TokenData::load_joints(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"mark", "after", "kept"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    auto mark = one_sign(row["mark"]);
    if (!mark) return table->error_at(row, "one sign", row["mark"]);
    Joint& joint = joints_[*mark];
    for (std::string_view name : base::split_list(row["after"], ' ')) {
      auto after = parse_after(name);
      if (!after) return table->error_at(row, "letter, digit or number", name);
      joint.after |= static_cast<uint8_t>(*after);
    }
    for (std::string_view word : base::split_list(row["kept"], ' ')) joint.kept.emplace(word);
  }
  return {};
}

Result<void> TokenData::load_runs(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"mark"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    auto mark = one_sign(row["mark"]);
    if (!mark) return table->error_at(row, "one sign", row["mark"]);
    runs_.insert(*mark);
  }
  return {};
}

Result<void> TokenData::load_fixed(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"form"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    if (row["form"].empty()) return table->error_at(row, "a form", row["form"]);
    fixed_.emplace(row["form"]);
  }
  return {};
}

Result<void> TokenData::load_endings(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"form"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows()) {
    if (row["form"].empty() || row["form"].size() > kLongest)
      return table->error_at(row, "an ending of 1 to 32 bytes", row["form"]);
    endings_.emplace(row["form"]);
  }
  return {};
}

const TokenData::Multiword* TokenData::multiword(std::string_view word) const {
  if (word.size() > longest_multiword_) return nullptr;
  size_t at = 0;
  base::next_code_point(word, at);
  bool capitals = at < word.size() && base::is_upper(base::next_code_point(word, at));
  if (capitals) return nullptr;
  auto it = multiwords_.find(base::to_lower(word));
  return it == multiwords_.end() ? nullptr : &it->second;
}

bool TokenData::parts_words(char32_t mark, std::string_view first, After after) const {
  auto it = joints_.find(mark);
  return it != joints_.end() && (it->second.after & static_cast<uint8_t>(after)) &&
         !it->second.kept.contains(base::to_lower(first));
}

std::optional<TokenKind> TokenData::abbreviation(std::string_view word) const {
  if (word.size() >= kLongest) return std::nullopt;
  if (single_capital(word)) return TokenKind::kInitial;
  auto it = abbreviations_.find(std::string(word));
  if (it == abbreviations_.end()) it = abbreviations_.find(base::to_lower(word));
  if (it != abbreviations_.end()) return it->second;
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
