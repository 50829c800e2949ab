#include "extract/time/lexicon.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::time {
namespace {

bool is_plain_lower(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z');
  });
}

constexpr size_t kShortestForgiven = 5;  // letters

std::u32string letters(std::string_view word) {
  std::u32string all;
  for (size_t at = 0; at < word.size();) all += base::next_code_point(word, at);
  return all;
}

// Whether one letter is changed, left out or put in, or two neighbours changed places, the first
// letter being right.
bool one_slip(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a.empty() || a[0] != b[0]) return false;
  size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  const std::u32string_view rest_a = a.substr(i), rest_b = b.substr(i);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.size() < 2) return true;
  return rest_a.substr(1) == rest_b.substr(1) ||
         (rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2));
}

}  // namespace

int32_t Lexicon::add_word(std::string_view word) {
  auto [at, added] = ids_.try_emplace(base::to_lower(word), static_cast<int32_t>(entries_.size()));
  if (added) entries_.emplace_back();
  return at->second;
}

void Lexicon::add_class_word(std::string_view class_name, std::string_view value,
                             std::string_view word) {
  auto [at, added] =
      classes_.try_emplace(std::string(class_name), static_cast<uint32_t>(classes_.size()));
  if (added) {
    lower_case_.push_back(false);
    upper_case_.push_back(false);
    words_.emplace_back();
  }
  const int32_t lexeme = add_word(word);
  entries_[static_cast<size_t>(lexeme)].push_back({at->second, keep(value)});
  words_[at->second].push_back(lexeme);
}

void Lexicon::set_lower_case(std::string_view class_name) {
  if (auto id = find_class(class_name)) lower_case_[*id] = true;
}

void Lexicon::set_upper_case(std::string_view class_name) {
  if (auto id = find_class(class_name)) upper_case_[*id] = true;
}

void Lexicon::set_forgiving(std::string_view class_name) {
  const auto id = find_class(class_name);
  if (!id) return;
  for (const auto& [word, lexeme] : ids_)
    if (letters(word).size() >= kShortestForgiven && value(lexeme, *id))
      forgiven_.emplace(letters(word), lexeme);
}

int32_t Lexicon::find_with_slip(std::string_view word) const {
  if (word.size() + 1 < kShortestForgiven || forgiven_.empty()) return kUnknown;
  const std::u32string lower = letters(base::to_lower(word));
  int32_t found = kUnknown;
  for (const auto& [known, lexeme] : forgiven_) {
    if (!one_slip(lower, known)) continue;
    if (found != kUnknown) return kUnknown;
    found = lexeme;
  }
  return found;
}

int32_t Lexicon::find(std::string_view word) const {
  auto at = is_plain_lower(word) ? ids_.find(word) : ids_.find(base::to_lower(word));
  return at == ids_.end() ? kUnknown : at->second;
}

std::optional<uint32_t> Lexicon::find_class(std::string_view name) const {
  auto at = classes_.find(name);
  return at == classes_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::string_view> Lexicon::value(int32_t lexeme, uint32_t class_id) const {
  if (lexeme == kUnknown) return std::nullopt;
  for (const Entry& entry : entries(lexeme))
    if (entry.class_id == class_id) return entry.value;
  return std::nullopt;
}

std::vector<Lexicon::Named> Lexicon::named() const {
  std::vector<std::string_view> class_names(classes_.size()), words(entries_.size());
  for (const auto& [name, id] : classes_) class_names[id] = name;
  for (const auto& [word, id] : ids_) words[static_cast<size_t>(id)] = word;
  std::vector<Named> rows;
  for (size_t i = 0; i < entries_.size(); ++i)
    for (const Entry& entry : entries_[i])
      rows.push_back({class_names[entry.class_id], entry.value, words[i]});
  return rows;
}

}  // namespace kilde::time
