#include "knowledge/spelling.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"
#include "knowledge/letter_rules.h"

namespace kilde::knowledge {

namespace {

constexpr size_t kShortestStem = 2;  // code points
constexpr size_t kLongestWord = 40, kMostWords = 6;
constexpr size_t kMostOfWord = 6;
constexpr size_t kMostNames = 512;

bool has_no_width(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

bool add_once(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) != list.end()) return false;
  list.push_back(std::move(item));
  return true;
}

// The words of a name and what stands before, between and behind them.
struct Pieces {
  std::vector<std::u32string> words, between{1};
};

Pieces pieces_of(std::string_view name) {
  Pieces out;
  bool inside = false;
  for (char32_t c : to_code_points(name)) {
    const bool letter = is_name_letter(c);
    if (letter && !inside) out.words.emplace_back();
    if (!letter && inside) out.between.emplace_back();
    (letter ? out.words.back() : out.between.back()) += c;
    inside = letter;
  }
  if (out.between.size() == out.words.size()) out.between.emplace_back();
  return out;
}

struct Choice {
  std::vector<size_t> ranks;
  size_t cost = 0;
};

using Columns = std::vector<std::vector<std::string>>;

// All ways to take one form of each word: those that change some words only a place further back,
// the name as it stands never behind the second place.
std::vector<Choice> choices_of(const Columns& columns, const Pieces& pieces) {
  std::vector<Choice> out{{}};
  for (const auto& column : columns) {
    std::vector<Choice> longer;
    for (const Choice& choice : out) {
      for (size_t i = 0; i < column.size() && longer.size() < kMostNames; ++i) {
        longer.push_back({choice.ranks, choice.cost + i});
        longer.back().ranks.push_back(i);
      }
    }
    out = std::move(longer);
  }
  for (Choice& choice : out) {
    size_t changed = 0;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (columns[i][choice.ranks[i]] != to_utf8(pieces.words[i])) ++changed;
    }
    if (changed != 0 && changed != columns.size()) ++choice.cost;
    choice.cost = 2 * choice.cost + 1;
    if (changed == 0) choice.cost = std::min<size_t>(choice.cost, 2);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Choice& a, const Choice& b) { return a.cost < b.cost; });
  return out;
}

std::string joined(const Columns& columns, const Pieces& pieces, const Choice& choice) {
  std::string out = to_utf8(pieces.between[0]);
  for (size_t i = 0; i < columns.size(); ++i) {
    out.append(columns[i][choice.ranks[i]]).append(to_utf8(pieces.between[i + 1]));
  }
  return out;
}

}  // namespace

Result<Spelling> Spelling::load(const std::filesystem::path& root, std::string_view lang) {
  Spelling out;
  auto doubles = base::DataTable::load(root / "data" / "transliteration" / "look_alikes.tsv",
                                       {"cyrillic", "latin"});
  if (!doubles) return doubles.error();
  for (const auto& row : doubles->rows()) {
    const std::u32string cyrillic = to_code_points(row["cyrillic"]);
    const std::u32string latin = to_code_points(row["latin"]);
    if (cyrillic.size() != 1) return doubles->error_at(row, "one letter", row["cyrillic"]);
    if (latin.size() != 1) return doubles->error_at(row, "one letter", row["latin"]);
    out.to_latin_.emplace(cyrillic[0], latin[0]);
    out.to_cyrillic_.emplace(latin[0], cyrillic[0]);
  }
  const auto file = root / "data" / lang / "names" / "cases.tsv";
  if (!std::filesystem::exists(file)) return out;
  auto cases = base::DataTable::load(file, {"end", "nominative"});
  if (!cases) return cases.error();
  for (const auto& row : cases->rows()) {
    const std::u32string end = to_code_points(row["end"]);
    if (end.empty()) return cases->error_at(row, "the end of a word", row["end"]);
    for (std::string_view form : base::split_list(row["nominative"])) {
      out.nominatives_[end].push_back(form == "-" ? std::u32string() : to_code_points(form));
    }
    out.longest_end_ = std::max(out.longest_end_, end.size());
  }
  return out;
}

bool Spelling::fold_word(std::u32string& word) const {
  size_t cyrillic = 0, latin = 0, sure_cyrillic = 0, sure_latin = 0;
  for (char32_t c : word) {
    if (!base::is_letter(c)) continue;
    const bool is_cyrillic = base::is_cyrillic(c);
    ++(is_cyrillic ? cyrillic : latin);
    if (is_cyrillic) sure_cyrillic += !to_latin_.contains(c);
    if (!is_cyrillic) sure_latin += !to_cyrillic_.contains(c);
  }
  if (cyrillic == 0 || latin == 0 || (sure_cyrillic != 0 && sure_latin != 0)) return false;
  const bool to_latin = sure_cyrillic == sure_latin ? latin > cyrillic : sure_latin > 0;
  for (char32_t& c : word) {
    const auto& table = to_latin ? to_latin_ : to_cyrillic_;
    const auto found = table.find(c);
    if (found != table.end()) c = found->second;
  }
  return true;
}

CleanName Spelling::clean(std::string_view text) const {
  CleanName out;
  std::u32string word;
  const auto end_word = [&] {
    out.folded_letters = fold_word(word) || out.folded_letters;
    out.text += to_utf8(word);
    word.clear();
  };
  for (char32_t c : to_code_points(text)) {
    if (has_no_width(c)) {
      out.dropped_marks = true;
      continue;
    }
    if (!is_name_letter(c)) end_word();
    word += c;
    if (!is_name_letter(c)) end_word();
  }
  end_word();
  return out;
}

std::vector<std::string> Spelling::word_nominatives(const std::u32string& word) const {
  std::u32string low = word;
  for (char32_t& c : low) c = base::to_lower(c);
  const std::string form = to_utf8(word);
  const bool capitals = base::all_upper(form);
  std::vector<std::string> out;
  const size_t first = low.size() > longest_end_ ? low.size() - longest_end_ : 0;
  for (size_t at = std::max(first, kShortestStem); at < low.size(); ++at) {
    const auto found = nominatives_.find(low.substr(at));
    if (found == nominatives_.end()) continue;
    for (std::u32string end : found->second) {
      if (out.size() + 1 >= kMostOfWord) break;
      for (char32_t& c : end) c = capitals ? base::to_upper(c) : c;
      add_once(out, to_utf8(word.substr(0, at) + end));
    }
  }
  add_once(out, form);
  return out;
}

std::vector<std::string> Spelling::nominatives(std::string_view name, size_t most) const {
  const std::string as_it_stands(name);
  const Pieces pieces = pieces_of(name);
  const bool too_long = std::any_of(pieces.words.begin(), pieces.words.end(),
                                    [](const auto& word) { return word.size() > kLongestWord; });
  if (nominatives_.empty() || pieces.words.empty() || pieces.words.size() > kMostWords ||
      too_long) {
    return {as_it_stands};
  }
  Columns columns;
  for (const std::u32string& word : pieces.words) columns.push_back(word_nominatives(word));
  std::vector<std::string> out;
  for (const Choice& choice : choices_of(columns, pieces)) {
    if (out.size() >= most) break;
    add_once(out, joined(columns, pieces, choice));
  }
  if (std::find(out.begin(), out.end(), as_it_stands) != out.end()) return out;
  if (!out.empty() && out.size() >= most) out.pop_back();
  out.push_back(as_it_stands);
  return out;
}

}  // namespace kilde::knowledge
