// Concepts: which words of which languages mean the same, for the news.
//
//   auto concepts = Concepts::load(root);
//   concepts->find("da", "lukke")        // rows of "close"; concepts->name(row) == "close"
//   concepts->find("uk", "закрити")      // the same
//   concepts->find("da", "passagerfly")  // "passenger" and "plane": a compound of known words
//   concepts->is(Small::kFuture, "de", "werden");   concepts->number("ru", "пять") == 5
//
// Shapes: rows 0..size()-1 in the order of data/claim/concepts.tsv. Lemmas in any case.
// Needs data/claim/{concepts,kinds,opposites,numbers,words,bodies}.tsv. Owns its tables.
// Threads: any number may look up; a language's words are read when it is first asked for (most
//   programs need one or none). Errors: kFormat with file:line; look-ups cannot fail, and a
//   language that the tables lack has no words.
// Method: exact lemmas first; else the longest known ending of at least three letters, with what
//   stands before it where that is known too; else the known lemma that begins most alike, if most
//   of both is the same ("закрывшийся", "закрыться").
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <kilde/result.h>

#include "base/data_table.h"

namespace kilde::claim {

// Classes of words.tsv.
enum class Small : uint8_t {
  kFuture,
  kPossible,
  kNegation,
  kAtLeast,
  kAbout,
  kAtMost,
  kCorrection,
  kEarlier,
  kVersion,
  kOwnReporter,
  kOwn,
  kOccasion,
  kCondition,
  kAgain,
  kBefore,
  kWithin,
  kFromOn,
  kUntil,
  kAgent,
  kBody,
  kTold,
  kWrong,
  kAccount,
  kTakesBack,
  kAmends,
  kDisowns,
  kInstead,
  kHad,
  kAdmits,
  kText,
};
inline constexpr size_t kSmallClasses = 30;
static_assert(kSmallClasses <= 32, "openings of phrases are bits of a uint32_t");

class Concepts {
 public:
  using Row = uint16_t;
  static Result<Concepts> load(const std::filesystem::path& root);

  // Guesses at compounds and stems only where `guess`: not for small words.
  std::vector<Row> find(std::string_view lang, std::string_view lemma, bool guess = true) const;
  // What a thing is besides: a tanker is a ship.
  const std::vector<Row>& wider(Row row) const { return wider_[row]; }
  size_t size() const { return names_.size(); }
  const std::string& name(Row row) const { return names_[row]; }
  const std::string& type(Row row) const { return types_[row]; }
  // Says little by itself: "have", "big".
  bool light(Row row) const { return types_[row] == "light"; }
  bool unit(Row row) const { return types_[row] == "unit"; }
  // A people or a state: "russisk".
  bool nation(Row row) const { return types_[row] == "nation"; }
  // The row of a concept's name.
  std::optional<Row> row(std::string_view name) const;
  // What kind of institution a person or a body of this concept belongs to: "police"; or empty.
  std::string_view body(Row row) const { return bodies_[row]; }

  bool is(Small word_class, std::string_view lang, std::string_view word) const;
  // Phrases of the class that begin with a word, each by its other words; kGap: others may stand
  // between.
  using Phrase = std::vector<std::string>;
  static constexpr std::string_view kGap = "…";
  const std::vector<Phrase>& phrases(Small word_class, std::string_view lang,
                                     const std::string& first) const;
  // Which classes have a word or a phrase that begins with this one: a bit each.
  uint32_t openings(std::string_view lang, const std::string& first) const;
  // Whether the word, or the last part of it, is of the class: "forsvarsministerium".
  bool ends_in(Small word_class, std::string_view lang, std::string_view word) const;
  std::optional<double> number(std::string_view lang, std::string_view word) const;
  // Whether one thing cannot be both: open and closed.
  bool opposite(std::string_view a, std::string_view b) const;
  // Whether it may be both one after the other: closed and open, but not genuine and fake.
  bool in_turn(std::string_view a, std::string_view b) const;
  // Whether each may have brought a thing about, without the other: a drone and a mine.
  bool rival_causes(std::string_view a, std::string_view b) const;
  // All that a thing of a concept cannot be besides.
  const std::vector<std::string>& opposites(std::string_view name) const;

 private:
  struct Language {
    std::unordered_map<std::string, std::vector<Row>> lemmas;
    std::vector<std::string> sorted;  // the lemmas, to find those of the same stem
    std::unordered_map<std::string, double> numbers;
    std::array<std::set<std::string, std::less<>>, kSmallClasses> small;
    std::array<std::unordered_map<std::string, std::vector<Phrase>>, kSmallClasses> phrases;
    std::unordered_map<std::string, uint32_t> openings;  // bits by Small
  };
  struct LazyLanguage {
    std::string_view column;  // of the tables
    std::once_flag once;
    Language words;
  };
  Result<void> load_concepts(const std::filesystem::path& folder);
  Result<void> load_opposites(const std::filesystem::path& folder);
  Result<void> load_kinds(const std::filesystem::path& folder);
  Result<void> load_numbers(const std::filesystem::path& folder);
  Result<void> load_words(const std::filesystem::path& folder);
  Result<void> load_bodies(const std::filesystem::path& folder);
  Language read_language(std::string_view column) const;
  const Language* language(std::string_view lang) const;
  std::vector<Row> compound(const Language& language, const std::string& lemma) const;
  std::vector<Row> same_stem(const Language& language, const std::string& lemma) const;

  std::optional<base::DataTable> concepts_, numbers_, words_;
  // Two languages may share one: "nb+nn".
  std::vector<std::pair<std::string_view, std::shared_ptr<LazyLanguage>>> languages_;
  std::vector<std::string> names_, types_, bodies_;
  std::vector<std::vector<Row>> wider_;
  std::unordered_map<std::string, Row> rows_;
  std::map<std::string, std::vector<std::string>, std::less<>> opposites_;
  std::set<std::pair<std::string, std::string>> in_turn_, causes_;
};

}  // namespace kilde::claim
