#include "text/search_words.h"

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/data_table.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace kilde::text {
namespace {

constexpr int32_t kLeastStem = 3;     // letters that stay when an ending is cut
constexpr size_t kLongestWord = 256;  // bytes; longer runs are cut

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, CloseStemmer>;

// What neither a decomposition nor the loss of marks makes equal.
std::string_view letter_fold(UChar32 letter) {
  switch (letter) {
    case 0xE4:  // ä
    case 0xE6:  // æ
      return "ae";
    case 0xF8:  // ø
      return "o";
    case 0xDF:  // ß
      return "ss";
    case 0x142:  // ł
      return "l";
    case 0x111:  // đ
    case 0xF0:   // ð
      return "d";
    case 0xFE:  // þ
      return "th";
    case 0x153:  // œ
      return "oe";
    default:
      return {};
  }
}

// Of one lower-case code point; й and ї keep their marks, which make other letters of them.
void append_folded(std::string& out, UChar32 letter, const icu::Normalizer2& nfkd) {
  if (letter < 0x80) return out.push_back(static_cast<char>(letter));
  if (std::string_view fold = letter_fold(letter); !fold.empty()) {
    out += fold;
    return;
  }
  if (letter == 0x439 || letter == 0x457)
    return base::append_utf8(out, static_cast<char32_t>(letter));
  icu::UnicodeString parts;
  if (!nfkd.getDecomposition(letter, parts)) {
    if (u_charType(letter) != U_NON_SPACING_MARK)
      base::append_utf8(out, static_cast<char32_t>(letter));
    return;
  }
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    UChar32 part = u_tolower(parts.char32At(i));
    if (u_isalnum(part)) base::append_utf8(out, static_cast<char32_t>(part));
  }
}

bool of_word(UChar32 letter) {
  return u_isalnum(letter) || u_charType(letter) == U_NON_SPACING_MARK;
}

void one_a(std::string& word) {
  for (size_t at = word.find("aa"); at != std::string::npos; at = word.find("aa", at + 1))
    word.erase(at, 1);
}

// Calls take(word, span) for each folded word.
template <typename Take>
void each_placed_word(std::string_view text, Take take) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(code);
  std::string word;
  ByteSpan span;
  auto finish = [&] {
    if (word.empty()) return;
    one_a(word);
    take(word, span);
    word.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const auto begin = static_cast<uint32_t>(at);
    const auto letter = static_cast<UChar32>(base::next_code_point(text, at));
    if (!of_word(letter)) {
      finish();
      continue;
    }
    if (word.empty()) span.begin = begin;
    span.end = static_cast<uint32_t>(at);
    if (word.size() < kLongestWord) append_folded(word, u_tolower(letter), *nfkd);
  }
  finish();
}

// Calls take(word) for each folded word.
template <typename Take>
void each_word(std::string_view text, Take take) {
  each_placed_word(text, [&](const std::string& word, ByteSpan) { take(word); });
}

}  // namespace

struct SearchWords::Tables {
  std::map<std::string, std::string, std::less<>> stemmer_of;            // language -> stemmer
  std::map<std::string, std::vector<std::string>, std::less<>> endings;  // the longest first
  uint64_t fingerprint = base::kFnvStart;

  Result<void> load_stemmers(const std::filesystem::path& file);
  Result<void> load_endings(const std::filesystem::path& file);
  std::string cut(std::string_view word, std::string_view lang) const;
};

Result<void> SearchWords::Tables::load_stemmers(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"lang", "stemmer"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const std::string name(row["stemmer"]);
    if (name != "endings" && !Stemmer(sb_stemmer_new(name.c_str(), "UTF_8")))
      return table->error_at(row, "'endings' or a stemmer of Snowball", name);
    stemmer_of.emplace(row["lang"], name);
    fingerprint = base::fnv1a(name, base::fnv1a(row["lang"], fingerprint));
  }
  return {};
}

Result<void> SearchWords::Tables::load_endings(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"lang", "ending"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    std::string ending;
    each_word(row["ending"], [&](const std::string& word) { ending = word; });
    endings[std::string(row["lang"])].push_back(ending);
    fingerprint = base::fnv1a(ending, base::fnv1a(row["lang"], fingerprint));
  }
  for (auto& [lang, all] : endings)
    std::ranges::stable_sort(all, std::ranges::greater(), &std::string::size);
  return {};
}

namespace {

// Stemmers are not safe for threads, and dear to make: each thread has its own.
std::string stem(const std::string& name, std::string_view word) {
  thread_local std::map<std::string, Stemmer> stemmers;
  Stemmer& stemmer = stemmers[name];
  if (!stemmer) stemmer.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
  const auto* begin = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* cut = sb_stemmer_stem(stemmer.get(), begin, static_cast<int>(word.size()));
  if (!cut) return std::string(word);
  return {reinterpret_cast<const char*>(cut),
          static_cast<size_t>(sb_stemmer_length(stemmer.get()))};
}

int32_t letters_of(std::string_view word) {
  return static_cast<int32_t>(
      std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string SearchWords::Tables::cut(std::string_view word, std::string_view lang) const {
  auto stemmer = stemmer_of.find(lang);
  if (stemmer == stemmer_of.end()) return std::string(word);
  if (stemmer->second != "endings") return stem(stemmer->second, word);
  auto known = endings.find(lang);
  if (known == endings.end()) return std::string(word);
  for (const std::string& ending : known->second)
    if (word.ends_with(ending) && letters_of(word) - letters_of(ending) >= kLeastStem)
      return std::string(word.substr(0, word.size() - ending.size()));
  return std::string(word);
}

Result<SearchWords> SearchWords::load(const std::filesystem::path& resources) {
  const std::filesystem::path folder = resources / "data" / "search";
  auto tables = std::make_shared<Tables>();
  if (auto loaded = tables->load_stemmers(folder / "stemmers.tsv"); !loaded) return loaded.error();
  if (auto loaded = tables->load_endings(folder / "endings.tsv"); !loaded) return loaded.error();
  return SearchWords(std::move(tables));
}

std::string SearchWords::index_form(std::string_view text, std::string_view lang) const {
  std::string form;
  std::unordered_map<std::string, std::string> known;  // most words of a text come again
  each_word(text, [&](const std::string& word) {
    auto [row, fresh] = known.try_emplace(word);
    if (fresh) row->second = tables_->cut(word, lang);
    if (!form.empty()) form.push_back(' ');
    form += row->second;
  });
  return form;
}

std::vector<std::string> SearchWords::alternatives(std::string_view word) const {
  std::set<std::string> all;
  each_word(word, [&](const std::string& folded) {
    all.insert(folded);  // as in a text of an unknown language
    for (const auto& [lang, stemmer] : tables_->stemmer_of) all.insert(tables_->cut(folded, lang));
  });
  return {all.begin(), all.end()};
}

std::vector<std::string> SearchWords::phrases(std::string_view words) const {
  std::set<std::string> all{index_form(words, {})};
  for (const auto& [lang, stemmer] : tables_->stemmer_of) all.insert(index_form(words, lang));
  all.erase("");
  return {all.begin(), all.end()};
}

std::vector<PlacedWord> SearchWords::placed(std::string_view text, std::string_view lang) const {
  std::vector<PlacedWord> words;
  each_placed_word(text, [&](const std::string& word, ByteSpan span) {
    words.push_back({span, tables_->cut(word, lang)});
  });
  return words;
}

std::vector<std::string> SearchWords::words_of(std::string_view text) const {
  std::vector<std::string> words;
  each_word(text, [&](const std::string& word) { words.push_back(word); });
  return words;
}

uint64_t SearchWords::fingerprint() const { return tables_->fingerprint; }

}  // namespace kilde::text
