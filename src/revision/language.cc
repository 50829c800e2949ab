#include "revision/language.h"

#include <charconv>
#include <optional>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::revision {
namespace {

using base::DataTable;
namespace fs = std::filesystem;

std::optional<NoteKind> parse_kind(std::string_view text) {
  if (text == "corrected") return NoteKind::kCorrected;
  if (text == "retracted") return NoteKind::kRetracted;
  return std::nullopt;
}

std::optional<NotePlace> parse_place(std::string_view text) {
  if (text == "label") return NotePlace::kLabel;
  if (text == "begin") return NotePlace::kBegin;
  if (text == "any") return NotePlace::kAny;
  return std::nullopt;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for (ByteSpan word : words_of(text, {0, static_cast<uint32_t>(text.size())}))
    words.push_back(base::to_lower(text.substr(word.begin, word.length())));
  return words;
}

NotePhrase parse_phrase(std::string_view text) {
  NotePhrase phrase;
  phrase.phrase = text;
  constexpr std::string_view kGap = "…";
  for (size_t at = 0; at <= text.size();) {
    const size_t gap = std::min(text.find(kGap, at), text.size());
    auto words = words_in(text.substr(at, gap - at));
    if (!words.empty()) phrase.parts.push_back(std::move(words));
    at = gap + kGap.size();
  }
  return phrase;
}

Result<void> read_notes(const fs::path& file, Language& language) {
  if (!fs::exists(file)) return {};
  auto table = DataTable::load(file, {"phrase", "kind", "place", "example"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    NotePhrase phrase = parse_phrase(row["phrase"]);
    auto kind = parse_kind(row["kind"]);
    auto place = parse_place(row["place"]);
    if (phrase.parts.empty()) return table->error_at(row, "a phrase", row["phrase"]);
    if (!kind) return table->error_at(row, "corrected or retracted", row["kind"]);
    if (!place) return table->error_at(row, "label, begin or any", row["place"]);
    phrase.kind = *kind;
    phrase.place = *place;
    language.notes.push_back(std::move(phrase));
  }
  return {};
}

Result<void> read_abbreviations(const fs::path& file, Language& language) {
  if (!fs::exists(file)) return {};
  auto table = DataTable::load(file, {"form", "kind"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows())
    if (row["kind"] == "title" || row["kind"] == "plain")
      language.abbreviations.emplace(row["form"]);
  return {};
}

// One is left out: in many languages it is an article too.
Result<void> read_numbers(const fs::path& file, Language& language) {
  if (!fs::exists(file)) return {};
  auto table = DataTable::load(file, {"class", "value", "words"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    if (row["class"] != "number" && row["class"] != "number_unit" && row["class"] != "number_ten")
      continue;
    double value = 0;
    const std::string_view text = row["value"];
    std::from_chars(text.data(), text.data() + text.size(), value);
    if (value < 2) continue;
    for (std::string_view word : base::split_list(row["words"]))
      language.numbers.insert(base::to_lower(word));
  }
  return {};
}

}  // namespace

std::string_view to_string(NoteKind kind) {
  return kind == NoteKind::kRetracted ? "retracted" : "corrected";
}

bool Language::number(std::string_view word) const {
  for (size_t at = 0; at < word.size();)
    if (base::is_digit(base::next_code_point(word, at))) return true;
  return numbers.contains(base::to_lower(word));
}

Result<Languages> Languages::load(const fs::path& resources) {
  auto table = DataTable::load(resources / "data/languages.tsv", {"code"});
  if (!table) return table.error();
  Languages languages;
  for (const DataTable::Row& row : table->rows()) {
    Language& language = languages.languages_[std::string(row["code"])];
    const fs::path folder = resources / "data" / row["code"];
    for (auto read : {read_notes(folder / "revision/notes.tsv", language),
                      read_abbreviations(folder / "tokens/abbreviations.tsv", language),
                      read_numbers(folder / "time/words.tsv", language)})
      if (!read) return read.error();
  }
  return languages;
}

const Language& Languages::of(std::string_view lang) const {
  auto found = languages_.find(lang);
  return found == languages_.end() ? none_ : found->second;
}

}  // namespace kilde::revision
