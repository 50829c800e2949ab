#include "story/meanings.h"

#include "base/utf8.h"
#include "story/tuning.h"

namespace kilde::story {
namespace {

using base::DataTable;

constexpr size_t kShortestSound = 5;  // code points; shorter words sound alike by chance
constexpr size_t kLeastNumber = 3;    // "one" and "two" are hardly numbers

// Columns of data/claim; Bokmål and Nynorsk share one.
constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
    {"da", "da"}, {"nb+nn", "nb"}, {"nb+nn", "nn"}, {"sv", "sv"},
    {"en", "en"}, {"de", "de"},    {"ru", "ru"},    {"uk", "uk"}};

std::string key_of(std::string_view lang, std::string_view word) {
  return std::string(lang) + ' ' + base::to_lower(word);
}

// Calls `use(key, row)` for each word of each language.
template <typename Use>
void each_word(const DataTable& table, Use use) {
  for (const DataTable::Row& row : table.rows())
    for (const auto& [column, lang] : kColumns)
      for (const std::string_view word : base::split_list(row[column]))
        use(key_of(lang, word), row);
}

}  // namespace

Result<Meanings> Meanings::load(const std::filesystem::path& root) {
  Result<knowledge::CrossScript> sounds = knowledge::CrossScript::load(root);
  if (!sounds) return sounds.error();
  Meanings meanings(std::move(*sounds));
  const auto folder = root / "data" / "claim";
  if (Result<void> done = meanings.load_concepts(folder / "concepts.tsv"); !done)
    return done.error();
  if (Result<void> done = meanings.load_numbers(folder / "numbers.tsv"); !done) return done.error();
  return meanings;
}

Result<void> Meanings::load_concepts(const std::filesystem::path& file) {
  Result<DataTable> table =
      DataTable::load(file, {"concept", "type", "da", "nb+nn", "sv", "en", "de", "ru", "uk"});
  if (!table) return table.error();
  each_word(*table, [this](std::string key, const DataTable::Row& row) {
    const bool light = row["type"] == "light" || row["type"] == "unit";
    concepts_.emplace(std::move(key), light ? 0 : hash_of('c', row["concept"]));
  });
  return {};
}

Result<void> Meanings::load_numbers(const std::filesystem::path& file) {
  Result<DataTable> table =
      DataTable::load(file, {"value", "da", "nb+nn", "sv", "en", "de", "ru", "uk"});
  if (!table) return table.error();
  each_word(*table, [this](std::string key, const DataTable::Row& row) {
    const std::string_view value = row["value"];
    const bool small = value.size() == 1 && value[0] < static_cast<char>('0' + kLeastNumber);
    if (!small) numbers_.emplace(std::move(key), value);
  });
  return {};
}

uint32_t Meanings::of(std::string_view lang, const std::string& lemma) const {
  const auto found = concepts_.find(key_of(lang, lemma));
  if (found != concepts_.end()) return found->second;
  if (base::count_code_points(lemma) < kShortestSound) return 0;
  const std::string key = sounds_.key(lemma);
  return key.empty() ? 0 : hash_of('s', key);
}

std::string_view Meanings::number(std::string_view lang, std::string_view word) const {
  const auto found = numbers_.find(key_of(lang, word));
  return found == numbers_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace kilde::story
