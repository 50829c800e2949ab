#include "extract/entity/nouns.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::entity {

namespace {
constexpr size_t kShortestEnding = 4;  // bytes; "ret" in "skelet" is no court
constexpr size_t kWholeWords = 64;     // bytes; for languages without compounds

constexpr std::array<std::string_view, kWordClasses> kWordNames = {
    "article", "genitive", "outlet_ending", "outlet_beginning", "honorific", "particle",
    "as",      "common",   "common_lemma",  "definite_ending",  "at_large"};
}  // namespace

Result<Nouns> Nouns::load(const std::filesystem::path& root, std::string_view lang) {
  Nouns nouns;
  nouns.shortest_ending_ = kShortestEnding;
  const std::filesystem::path folder = root / "data" / lang / "entity";
  if (auto loaded = nouns.load_nouns(folder / "nouns.tsv"); !loaded) return loaded.error();
  if (auto loaded = nouns.load_words(folder / "words.tsv"); !loaded) return loaded.error();
  const std::filesystem::path marks = root / "data" / lang / "quote" / "quotes.tsv";
  if (auto loaded = nouns.load_marks(marks); !loaded) return loaded.error();
  return nouns;
}

Result<void> Nouns::load_nouns(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"lemma", "kind"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const auto kind = parse_entity_kind(row["kind"]);
    if (!kind) return table->error_at(row, "a kind of entity", row["kind"]);
    kinds_[base::to_lower(row["lemma"])].insert(*kind);
  }
  return {};
}

Result<void> Nouns::load_words(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"class", "words"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["class"] == "compounds") {
      if (row["words"] == "no") shortest_ending_ = kWholeWords;
      continue;
    }
    if (row["class"] == "capitals") {
      capitals_ = row["words"] == "yes";
      continue;
    }
    const auto name = std::find(kWordNames.begin(), kWordNames.end(), row["class"]);
    if (name == kWordNames.end()) {
      return table->error_at(row, "article, genitive or another class of data/da/README.md",
                             row["class"]);
    }
    WordSet& words = words_[static_cast<size_t>(name - kWordNames.begin())];
    for (std::string_view word : base::split_list(row["words"])) words.emplace(word);
  }
  return {};
}

Result<void> Nouns::load_marks(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  auto table = base::DataTable::load(file, {"open", "close", "kind", "example"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["kind"] == "pair" || row["kind"] == "both") marks_.emplace(row["open"], row["close"]);
  }
  return {};
}

bool Nouns::are_marks(std::string_view open, std::string_view close) const {
  return marks_.count({std::string(open), std::string(close)}) > 0;
}

auto Nouns::find(std::string_view lemma) const
    -> std::map<std::string, Kinds, std::less<>>::const_iterator {
  const std::string low = base::to_lower(lemma);
  if (auto whole = kinds_.find(low); whole != kinds_.end()) return whole;
  for (size_t at = 1; at + shortest_ending_ <= low.size(); ++at) {
    if (auto end = kinds_.find(std::string_view(low).substr(at)); end != kinds_.end()) return end;
  }
  return kinds_.end();
}

std::optional<EntityKind> Nouns::kind_of(std::string_view lemma, bool plural) const {
  const auto found = find(lemma);
  if (found == kinds_.end()) return std::nullopt;
  const Kinds& kinds = found->second;
  if (plural && (kinds.count(EntityKind::kGroup) || kinds.count(EntityKind::kPerson))) {
    return EntityKind::kGroup;
  }
  if (kinds.count(EntityKind::kOther)) return std::nullopt;
  return *kinds.begin();
}

bool Nouns::may_be_agency(std::string_view lemma) const {
  const auto found = find(lemma);
  return found != kinds_.end() && found->second.count(EntityKind::kAgency) > 0;
}

std::string Nouns::initials_of(std::string_view name) const {
  std::string low = base::to_lower(name);
  for (const std::string& ending : set(Words::kDefinite)) {
    const std::string_view stem =
        std::string_view(low).substr(0, low.size() - std::min(low.size(), ending.size()));
    if (low.find(' ') != std::string::npos || !low.ends_with(ending)) continue;
    const std::string_view noun = base_of(stem);
    if (noun.empty() || noun.size() == stem.size()) continue;
    std::string initials;
    size_t at = 0, other = 0;
    base::append_utf8(initials, base::to_upper(base::next_code_point(low, at)));
    base::append_utf8(initials, base::to_upper(base::next_code_point(noun, other)));
    return initials;
  }
  return {};
}

bool Nouns::is_definite_form(std::string_view lemma, std::string_view form) const {
  const std::string low = base::to_lower(form), whole = base::to_lower(lemma);
  return low.size() > whole.size() && low.starts_with(whole) &&
         is(Words::kDefinite, std::string_view(low).substr(whole.size()));
}

std::string_view Nouns::base_of(std::string_view lemma) const {
  const auto found = find(lemma);
  return found == kinds_.end() ? std::string_view() : std::string_view(found->first);
}

bool Nouns::is_outlet_name(std::string_view name) const {
  const std::string low = base::to_lower(name);
  const size_t blank = low.find(' ');
  if (blank != std::string::npos && is(Words::kOutletBeginning, low.substr(0, blank))) return true;
  const WordSet& endings = set(Words::kOutletEnding);
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& end) {
    return low.size() > end.size() && low.ends_with(end);
  });
}

size_t Nouns::genitive_length(std::string_view word) const {
  size_t longest = 0;
  for (const std::string& ending : set(Words::kGenitive)) {
    if (word.size() > ending.size() + 1 && word.ends_with(ending)) {
      longest = std::max(longest, ending.size());
    }
  }
  return longest;
}

}  // namespace kilde::entity
