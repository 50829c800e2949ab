#include "claim/concepts.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace kilde::claim {
namespace {

using base::DataTable;

// The columns of every table; "nb+nn" are two languages that share one.
constexpr std::array<std::string_view, 7> kColumns = {"da", "nb+nn", "sv", "en", "de", "ru", "uk"};

constexpr std::array<std::string_view, kSmallClasses> kSmallNames = {
    "future",     "possible", "negation", "at_least",     "about",   "at_most",
    "correction", "earlier",  "version",  "own_reporter", "own",     "occasion",
    "condition",  "again",    "before",   "within",       "from_on", "until",
    "agent",      "body",     "told",     "wrong",        "account", "takes_back",
    "amends",     "disowns",  "instead",  "had",          "admits",  "text"};

constexpr size_t kShortestPart = 3;   // letters of a compound's parts
constexpr size_t kShortestWhole = 7;  // letters of a compound
constexpr size_t kShortestStem = 5;   // letters that two words of one stem begin with
constexpr double kStemShare = 0.7;    // of the longer one

// Calls use(row, word) for each word of a column.
template <typename Use>
void each_word(const DataTable& table, std::string_view column, const Use& use) {
  for (const DataTable::Row& row : table.rows())
    for (std::string_view word : base::split_list(row[column])) use(row, base::to_lower(word));
}

// "trækker…tilbage": its words, with the gap as one.
std::vector<std::string> words_of_phrase(std::string_view phrase) {
  std::vector<std::string> words(1);
  for (size_t at = 0; at < phrase.size();) {
    const bool gap = phrase.substr(at).starts_with(Concepts::kGap);
    if (gap) words.emplace_back(Concepts::kGap);
    if (gap || phrase[at] == '_') words.emplace_back();
    if (!gap && phrase[at] != '_') words.back() += phrase[at];
    at += gap ? Concepts::kGap.size() : 1;
  }
  return words;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
  return value;
}

}  // namespace

Result<Concepts> Concepts::load(const std::filesystem::path& root) {
  Concepts concepts;
  const std::filesystem::path folder = root / "data" / "claim";
  for (auto load : {&Concepts::load_concepts, &Concepts::load_opposites, &Concepts::load_kinds,
                    &Concepts::load_numbers, &Concepts::load_words, &Concepts::load_bodies}) {
    Result<void> done = (concepts.*load)(folder);
    if (!done) return done.error();
  }
  for (std::string_view column : kColumns) {
    auto words = std::make_shared<LazyLanguage>();
    words->column = column;
    for (std::string_view lang : base::split_list(column, '+'))
      concepts.languages_.emplace_back(lang, words);
  }
  return concepts;
}

Result<void> Concepts::load_concepts(const std::filesystem::path& folder) {
  auto table = DataTable::load(folder / "concepts.tsv",
                               {"concept", "type", "da", "nb+nn", "sv", "en", "de", "ru", "uk"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    const std::string name(row["concept"]);
    const auto number = static_cast<Row>(names_.size());
    if (!rows_.emplace(name, number).second)
      return table->error_at(row, "a concept of another name", name);
    names_.push_back(name);
    types_.emplace_back(row["type"]);
  }
  bodies_.resize(names_.size());
  wider_.resize(names_.size());
  concepts_ = std::move(*table);
  return {};
}

Result<void> Concepts::load_opposites(const std::filesystem::path& folder) {
  auto table = DataTable::load(folder / "opposites.tsv", {"concept", "other", "kind"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    for (std::string_view name : {row["concept"], row["other"]})
      if (!rows_.contains(std::string(name)))
        return table->error_at(row, "a concept of concepts.tsv", name);
    const std::string one(row["concept"]), other(row["other"]);
    opposites_[one].push_back(other), opposites_[other].push_back(one);
    if (row["kind"] == "-") continue;
    if (row["kind"] != "in_turn" && row["kind"] != "causes")
      return table->error_at(row, "in_turn, causes or -", row["kind"]);
    auto& pairs = row["kind"] == "causes" ? causes_ : in_turn_;
    pairs.emplace(one, other), pairs.emplace(other, one);
  }
  return {};
}

Result<void> Concepts::load_kinds(const std::filesystem::path& folder) {
  auto table = DataTable::load(folder / "kinds.tsv", {"concept", "wider"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    const auto narrow = this->row(row["concept"]), wide = this->row(row["wider"]);
    if (!narrow || !wide)
      return table->error_at(row, "two concepts of concepts.tsv",
                             std::string(row["concept"]) + " " + std::string(row["wider"]));
    wider_[*narrow].push_back(*wide);
  }
  return {};
}

Result<void> Concepts::load_numbers(const std::filesystem::path& folder) {
  auto table = DataTable::load(folder / "numbers.tsv",
                               {"value", "da", "nb+nn", "sv", "en", "de", "ru", "uk"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows())
    if (!number_of(row["value"])) return table->error_at(row, "a number", row["value"]);
  numbers_ = std::move(*table);
  return {};
}

Result<void> Concepts::load_words(const std::filesystem::path& folder) {
  auto table =
      DataTable::load(folder / "words.tsv", {"class", "da", "nb+nn", "sv", "en", "de", "ru", "uk"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows())
    if (std::ranges::find(kSmallNames, row["class"]) == kSmallNames.end())
      return table->error_at(row, "a class of words", row["class"]);
  words_ = std::move(*table);
  return {};
}

Result<void> Concepts::load_bodies(const std::filesystem::path& folder) {
  auto table = DataTable::load(folder / "bodies.tsv", {"concept", "body"});
  if (!table) return table.error();
  for (const DataTable::Row& row : table->rows()) {
    const auto found = rows_.find(std::string(row["concept"]));
    if (found == rows_.end())
      return table->error_at(row, "a concept of concepts.tsv", row["concept"]);
    bodies_[found->second] = row["body"];
  }
  return {};
}

// The rows of concepts.tsv are numbered in their order.
Concepts::Language Concepts::read_language(std::string_view column) const {
  Language to;
  const DataTable::Row* first = concepts_->rows().data();
  each_word(*concepts_, column, [&](const DataTable::Row& row, const std::string& word) {
    const auto number = static_cast<Row>(&row - first);
    std::vector<Row>& of = to.lemmas[word];
    if (std::ranges::find(of, number) == of.end()) of.push_back(number);
  });
  for (const auto& [lemma, rows] : to.lemmas) to.sorted.push_back(lemma);
  std::ranges::sort(to.sorted);
  each_word(*numbers_, column, [&](const DataTable::Row& row, const std::string& word) {
    to.numbers.emplace(word, *number_of(row["value"]));
  });
  each_word(*words_, column, [&](const DataTable::Row& row, const std::string& word) {
    const auto found = std::ranges::find(kSmallNames, row["class"]);
    const auto small = static_cast<size_t>(found - kSmallNames.begin());
    to.small[small].insert(word);
    Phrase phrase = words_of_phrase(word);
    to.openings[phrase.front()] |= 1U << small;
    if (phrase.size() < 2) return;
    const std::string opening = phrase.front();
    phrase.erase(phrase.begin());
    to.phrases[small][opening].push_back(std::move(phrase));
  });
  return to;
}

const Concepts::Language* Concepts::language(std::string_view lang) const {
  for (const auto& [known, language] : languages_) {
    if (known != lang) continue;
    std::call_once(language->once, [&] { language->words = read_language(language->column); });
    return &language->words;
  }
  return nullptr;
}

std::vector<Concepts::Row> Concepts::find(std::string_view lang, std::string_view lemma,
                                          bool guess) const {
  const Language* language = this->language(lang);
  if (!language) return {};
  const std::string word = base::to_lower(lemma);
  const auto found = language->lemmas.find(word);
  if (found != language->lemmas.end()) return found->second;
  if (!guess) return {};
  std::vector<Row> rows = compound(*language, word);
  return rows.empty() ? same_stem(*language, word) : rows;
}

std::vector<Concepts::Row> Concepts::same_stem(const Language& language,
                                               const std::string& lemma) const {
  const auto above = std::ranges::lower_bound(language.sorted, lemma);
  const std::string* best = nullptr;
  double most = kStemShare;
  auto look = [&](const std::string& known) {
    const auto [mine, theirs] = std::ranges::mismatch(lemma, known);
    const auto common = base::count_code_points(lemma.substr(0, mine - lemma.begin()));
    const auto longer = std::max(base::count_code_points(lemma), base::count_code_points(known));
    if (common < kShortestStem) return;
    const double share = static_cast<double>(common) / static_cast<double>(longer);
    if (share >= most) best = &known, most = share;
  };
  if (above != language.sorted.end()) look(*above);
  if (above != language.sorted.begin()) look(*std::prev(above));
  return best ? language.lemmas.at(*best) : std::vector<Row>{};
}

std::vector<Concepts::Row> Concepts::compound(const Language& language,
                                              const std::string& lemma) const {
  if (base::count_code_points(lemma) < kShortestWhole) return {};
  size_t letters = 0;
  for (size_t at = 0; at < lemma.size(); ++letters) {
    const size_t here = at;
    base::next_code_point(lemma, at);
    if (letters < kShortestPart) continue;
    const std::string ending = lemma.substr(here);
    if (base::count_code_points(ending) < kShortestPart) break;
    const auto last = language.lemmas.find(ending[0] == '-' ? ending.substr(1) : ending);
    if (last == language.lemmas.end()) continue;
    std::vector<Row> rows = last->second;
    for (size_t cut = 0; cut <= 2 && cut < here; ++cut) {  // a joining "s", "e" or "en"
      const auto first = language.lemmas.find(lemma.substr(0, here - cut));
      if (first == language.lemmas.end()) continue;
      rows.insert(rows.end(), first->second.begin(), first->second.end());
      break;
    }
    return rows;
  }
  return {};
}

std::optional<Concepts::Row> Concepts::row(std::string_view name) const {
  const auto found = rows_.find(std::string(name));
  return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

bool Concepts::is(Small word_class, std::string_view lang, std::string_view word) const {
  const Language* language = this->language(lang);
  return language &&
         language->small[static_cast<size_t>(word_class)].contains(base::to_lower(word));
}

const std::vector<Concepts::Phrase>& Concepts::phrases(Small word_class, std::string_view lang,
                                                       const std::string& first) const {
  static const std::vector<Phrase> kNone;
  const Language* language = this->language(lang);
  if (!language) return kNone;
  const auto& phrases = language->phrases[static_cast<size_t>(word_class)];
  const auto found = phrases.find(first);
  return found == phrases.end() ? kNone : found->second;
}

uint32_t Concepts::openings(std::string_view lang, const std::string& first) const {
  const Language* language = this->language(lang);
  if (!language) return 0;
  const auto found = language->openings.find(first);
  return found == language->openings.end() ? 0 : found->second;
}

bool Concepts::ends_in(Small word_class, std::string_view lang, std::string_view word) const {
  const Language* language = this->language(lang);
  if (!language) return false;
  const std::string low = base::to_lower(word);
  return std::ranges::any_of(language->small[static_cast<size_t>(word_class)],
                             [&](const std::string& part) { return low.ends_with(part); });
}

std::optional<double> Concepts::number(std::string_view lang, std::string_view word) const {
  const Language* language = this->language(lang);
  if (!language) return {};
  const auto found = language->numbers.find(base::to_lower(word));
  return found == language->numbers.end() ? std::nullopt : std::optional(found->second);
}

bool Concepts::opposite(std::string_view a, std::string_view b) const {
  const std::vector<std::string>& others = opposites(a);
  return std::ranges::find(others, b) != others.end();
}

bool Concepts::in_turn(std::string_view a, std::string_view b) const {
  return in_turn_.contains({std::string(a), std::string(b)});
}

bool Concepts::rival_causes(std::string_view a, std::string_view b) const {
  return causes_.contains({std::string(a), std::string(b)});
}

const std::vector<std::string>& Concepts::opposites(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = opposites_.find(name);
  return found == opposites_.end() ? kNone : found->second;
}

}  // namespace kilde::claim
