#include "extract/quote/lexicon.h"

#include <algorithm>
#include <optional>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::quote {

namespace {

using base::DataTable;

constexpr size_t kShortestEnd = 4;  // bytes of a compound's last word

// The names of the enumerators in data files, in their order.
constexpr std::array<std::string_view, kFrameCount> kFrames = {
    "clause", "question", "inf",       "tag",     "quote",   "intro", "object", "addressee",
    "bare",   "accuse",   "predicate", "comment", "finding", "from",  "state",  "rumour",
    "cites",  "prep",     "deponent",  "whole",   "rest",    "learn"};
constexpr std::array<std::string_view, kWordClassCount> kWordClasses = {"that",
                                                                        "question",
                                                                        "infinitive",
                                                                        "conditional",
                                                                        "negation",
                                                                        "proform",
                                                                        "relative",
                                                                        "generic",
                                                                        "expletive",
                                                                        "hearsay_perfect",
                                                                        "deadline",
                                                                        "passive",
                                                                        "light_verb",
                                                                        "coordinator",
                                                                        "like",
                                                                        "breaker",
                                                                        "reflexive",
                                                                        "silence",
                                                                        "possible",
                                                                        "predicted",
                                                                        "correlative",
                                                                        "as",
                                                                        "concessive",
                                                                        "subordinator",
                                                                        "first_person",
                                                                        "he",
                                                                        "she",
                                                                        "man_name",
                                                                        "woman_name",
                                                                        "adversative",
                                                                        "verb_last",
                                                                        "plural",
                                                                        "time",
                                                                        "it",
                                                                        "relational",
                                                                        "statement",
                                                                        "seen",
                                                                        "subjunctive",
                                                                        "perfect",
                                                                        "dative",
                                                                        "genitive",
                                                                        "place",
                                                                        "in_place",
                                                                        "thus",
                                                                        "staff",
                                                                        "broadcast",
                                                                        "social_account",
                                                                        "unnamed",
                                                                        "official",
                                                                        "body",
                                                                        "whole_words",
                                                                        "finite_ending",
                                                                        "focus",
                                                                        "aside",
                                                                        "evidence",
                                                                        "finder",
                                                                        "house",
                                                                        "converb_ending",
                                                                        "about",
                                                                        "purpose",
                                                                        "after",
                                                                        "but",
                                                                        "then",
                                                                        "verb_first",
                                                                        "absolute",
                                                                        "outlet_ending"};
constexpr std::array<std::string_view, 11> kCitingKinds = {
    "according", "citing",  "addressee", "medium", "agent", "origin",
    "opinion",   "through", "document",  "own",    "words"};
constexpr std::array<std::string_view, 4> kMarkKinds = {"pair", "both", "apostrophe", "dash"};

template <size_t N>
std::optional<size_t> index_of(const std::array<std::string_view, N>& names,
                               std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<size_t>(found - names.begin());
}

template <size_t N>
std::string one_of(const std::array<std::string_view, N>& names) {
  std::string text = "one of";
  for (std::string_view name : names) text.append(" ").append(name);
  return text;
}

std::vector<std::string> strings(std::string_view field) {
  std::vector<std::string> list;
  for (std::string_view item : base::split_list(field)) list.emplace_back(item);
  return list;
}

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  for (std::string_view word : base::split_list(phrase, ' ')) words.push_back(base::to_lower(word));
  return words;
}

template <typename Phrase>
void add_phrase(std::unordered_map<std::string, std::vector<Phrase>>& map, const std::string& key,
                Phrase phrase) {
  auto& list = map[key];
  list.push_back(std::move(phrase));
  std::stable_sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) {
    return a.words.size() > b.words.size();
  });
}

template <typename Map>
const typename Map::mapped_type& look_up(const Map& map, std::string_view word) {
  static const typename Map::mapped_type kNone;
  const auto found = map.find(std::string(word));
  return found == map.end() ? kNone : found->second;
}

}  // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& root, std::string_view lang) {
  Lexicon lexicon;
  const std::filesystem::path folder = root / "data" / lang / "quote";
  if (auto r = lexicon.load_cues(folder / "cues.tsv"); !r) return r.error();
  if (auto r = lexicon.load_citing(folder / "citing.tsv"); !r) return r.error();
  if (auto r = lexicon.load_hearsay(folder / "hearsay.tsv"); !r) return r.error();
  if (auto r = lexicon.load_marks(folder / "quotes.tsv"); !r) return r.error();
  if (auto r = lexicon.load_words(root / "data/given_names.tsv"); !r) return r.error();
  if (auto r = lexicon.load_words(folder / "words.tsv"); !r) return r.error();
  if (auto r = lexicon.load_nonsources(folder / "nonsources.tsv"); !r) return r.error();
  const std::filesystem::path shapes = root / "data" / lang / "entity" / "words.tsv";
  if (auto r = lexicon.load_outlet_endings(shapes); !r) return r.error();
  return lexicon;
}

Result<void> Lexicon::load_cues(const std::filesystem::path& file) {
  auto table = DataTable::load(
      file, {"lemma", "pos", "act", "frames", "particle", "content", "source", "forms", "example"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    auto cue = std::make_unique<Cue>();
    const auto pos = parse_upos(row["pos"]);
    const auto act = parse_act(row["act"]);
    if (row["lemma"].empty()) return table->error_at(row, "a lemma", "nothing");
    if (!pos) return table->error_at(row, "a part of speech such as VERB", row["pos"]);
    if (!act) return table->error_at(row, "an act such as say", row["act"]);
    for (std::string_view name : base::split_list(row["frames"])) {
      const auto frame = index_of(kFrames, name);
      if (!frame) return table->error_at(row, one_of(kFrames), name);
      cue->frames[*frame] = true;
    }
    cue->lemma = row["lemma"];
    cue->particle = base::to_lower(row["particle"]);
    cue->pos = *pos;
    cue->act = *act;
    cue->content = strings(row["content"]);
    cue->source = strings(row["source"]);
    std::vector<std::string> forms = strings(row["forms"]);
    // "mit|teilen" stands for "teilte ... mit" and for "mitteilte".
    if (const size_t stroke = cue->lemma.find('|'); stroke != std::string::npos) {
      auto apart = std::make_unique<Cue>(*cue);
      apart->particle = base::to_lower(cue->lemma.substr(0, stroke));
      apart->lemma = cue->lemma.substr(stroke + 1);
      apart->separable = true;
      cue->lemma.erase(stroke, 1);
      std::vector<std::string> joined = forms;
      for (std::string& form : joined) {
        if (!form.starts_with(apart->particle)) form.insert(0, apart->particle);
      }
      add_cue(std::move(apart), forms);
      forms = std::move(joined);
    }
    add_cue(std::move(cue), forms);
  }
  return {};
}

void Lexicon::add_cue(std::unique_ptr<Cue> cue, const std::vector<std::string>& forms) {
  std::set<std::string> keys = {base::to_lower(cue->lemma)};
  for (const std::string& form : forms) keys.insert(base::to_lower(form));
  for (const std::string& key : keys) cues_[key].push_back(cue.get());
  rows_.push_back(std::move(cue));
}

Result<void> Lexicon::load_citing(const std::filesystem::path& file) {
  auto table = DataTable::load(file, {"phrase", "kind", "example"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const auto kind = index_of(kCitingKinds, row["kind"]);
    if (row["phrase"].empty()) return table->error_at(row, "a phrase", "nothing");
    if (!kind) return table->error_at(row, one_of(kCitingKinds), row["kind"]);
    CitingPhrase phrase;
    phrase.kind = static_cast<CitingKind>(*kind);
    bool behind = false;
    for (std::string& word : words_of(row["phrase"])) {
      if (word == "…") {
        if (behind) return table->error_at(row, "one … for the name", row["phrase"]);
        behind = true;
      } else {
        (behind ? phrase.tail : phrase.words).push_back(std::move(word));
      }
    }
    if (phrase.words.empty() && phrase.tail.empty()) {
      return table->error_at(row, "words before or behind the …", row["phrase"]);
    }
    const std::string key = phrase.words.empty() ? phrase.tail.front() : phrase.words.front();
    add_phrase(citing_, key, std::move(phrase));
  }
  return {};
}

Result<void> Lexicon::load_hearsay(const std::filesystem::path& file) {
  auto table = DataTable::load(file, {"form", "kind", "act", "example"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const auto act = parse_act(row["act"]);
    if (row["form"].empty()) return table->error_at(row, "a form", "nothing");
    if (!act) return table->error_at(row, "an act such as say", row["act"]);
    const bool bare = row["kind"] == "modal_any";
    if (row["kind"] != "adverb" && row["kind"] != "modal" && !bare) {
      return table->error_at(row, "adverb, modal or modal_any", row["kind"]);
    }
    HearsayPhrase phrase{words_of(row["form"]), bare || row["kind"] == "modal", bare, *act};
    const std::string key = phrase.words.front();
    add_phrase(hearsay_, key, std::move(phrase));
  }
  return {};
}

Result<void> Lexicon::load_marks(const std::filesystem::path& file) {
  auto table = DataTable::load(file, {"open", "close", "kind", "example"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const auto kind = index_of(kMarkKinds, row["kind"]);
    if (row["open"].empty()) return table->error_at(row, "an opening mark", "nothing");
    if (!kind) return table->error_at(row, one_of(kMarkKinds), row["kind"]);
    marks_.push_back(
        {std::string(row["open"]), std::string(row["close"]), static_cast<MarkKind>(*kind)});
  }
  return {};
}

Result<void> Lexicon::load_words(const std::filesystem::path& file) {
  auto table = DataTable::load(file, {"class", "words"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const auto word_class = index_of(kWordClasses, row["class"]);
    if (!word_class) return table->error_at(row, one_of(kWordClasses), row["class"]);
    for (std::string_view word : base::split_list(row["words"])) words_[*word_class].emplace(word);
  }
  return {};
}

Result<void> Lexicon::load_outlet_endings(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  auto table = DataTable::load(file, {"class", "words"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["class"] != "outlet_ending") continue;
    for (std::string_view word : base::split_list(row["words"])) {
      words_[static_cast<size_t>(WordClass::kOutletEnding)].emplace(word);
    }
  }
  return {};
}

Result<void> Lexicon::load_nonsources(const std::filesystem::path& file) {
  auto table = DataTable::load(file, {"lemma", "why"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) nonsources_.emplace(row["lemma"]);
  return {};
}

const std::vector<const Cue*>& Lexicon::cues(std::string_view word) const {
  return look_up(cues_, word);
}

const std::vector<CitingPhrase>& Lexicon::citing(std::string_view word) const {
  return look_up(citing_, word);
}

const std::vector<HearsayPhrase>& Lexicon::hearsay(std::string_view word) const {
  return look_up(hearsay_, word);
}

bool Lexicon::is(WordClass word_class, std::string_view word) const {
  return words_[static_cast<size_t>(word_class)].count(word) > 0;
}

bool Lexicon::has_end(WordClass word_class, std::string_view word) const {
  const auto& ends = words_[static_cast<size_t>(word_class)];
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) {
    return word.size() > end.size() && word.ends_with(end);
  });
}

bool Lexicon::ends_as(WordClass word_class, std::string_view word) const {
  if (is(word_class, word)) return true;
  if (!words_[static_cast<size_t>(WordClass::kWholeWords)].empty()) return false;
  for (size_t at = 1; at + kShortestEnd <= word.size(); ++at) {
    if (is(word_class, word.substr(at))) return true;
  }
  return false;
}

}  // namespace kilde::quote
