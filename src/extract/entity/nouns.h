// Nouns: what kind of thing a common noun names, by its lemma or the end of a compound.
//
//   auto nouns = Nouns::load(root, "da");
//   nouns->kind_of("militæranalytiker", false) == EntityKind::kPerson;   // from "analytiker"
//   nouns->kind_of("kilde", true) == EntityKind::kGroup;                 // several of them
//
// Needs data/LANG/entity/nouns.tsv and words.tsv, data/LANG/quote/quotes.tsv. Owns its words.
// Threads: read-only once loaded. Errors: kFormat with file:line for a kind that is none. Lookups
// cannot fail. Method: longest known ending of at least four letters.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <kilde/labels.h>
#include <kilde/result.h>

namespace kilde::entity {

// Classes of small words in words.tsv; a class that a language lacks is empty.
enum class Words : uint8_t {
  kArticle,
  kGenitive,
  kOutletEnding,
  kOutletBeginning,
  kHonorific,    // "mr": no name of its own
  kParticle,     // "de" in "Staffan de Mistura"
  kAs,           // "som" in "er aktiv som forfatter"
  kCommon,       // "Bild": papers whose name is an ordinary noun too
  kCommonLemma,  // "известие": likewise, whose other forms begin sentences
  kDefinite,     // "en" of "politimeisteren"
  kAtLarge,      // "press": media in general, none that was named
};
inline constexpr size_t kWordClasses = 11;

class Nouns {
 public:
  static Result<Nouns> load(const std::filesystem::path& root, std::string_view lang);

  // "DA" of "Domstolsadministrasjonen": of a compound that ends in a known noun; else empty.
  std::string initials_of(std::string_view name) const;
  // Several of a kind of body are a group: "rederier". None for what only looks like a compound:
  // "reaktor" is no "aktor".
  std::optional<EntityKind> kind_of(std::string_view lemma, bool plural) const;
  // "the agency": a body, and perhaps one that gives out news.
  bool may_be_agency(std::string_view lemma) const;
  // "politimeisteren" of "politimeister".
  bool is_definite_form(std::string_view lemma, std::string_view form) const;
  // The known noun that the lemma is or ends in; empty if none.
  std::string_view base_of(std::string_view lemma) const;
  // `word` in small letters.
  bool is(Words word_class, std::string_view word) const { return set(word_class).count(word) > 0; }
  bool is_article(std::string_view word) const { return is(Words::kArticle, word); }
  // Whether the two signs open and close a quotation in this language.
  bool are_marks(std::string_view open, std::string_view close) const;
  // "Fjordbladet", "Radio Fjord": names that end or begin as those of papers and stations do.
  bool is_outlet_name(std::string_view name) const;
  // The bytes of a genitive ending that `word` has, 0 for none.
  size_t genitive_length(std::string_view word) const;
  // German nouns have capitals, whatever they name.
  bool have_capitals() const { return capitals_; }

 private:
  using Kinds = std::set<EntityKind>;
  using WordSet = std::set<std::string, std::less<>>;
  Result<void> load_nouns(const std::filesystem::path& file);
  Result<void> load_words(const std::filesystem::path& file);
  Result<void> load_marks(const std::filesystem::path& file);
  const WordSet& set(Words word_class) const { return words_[static_cast<size_t>(word_class)]; }
  std::map<std::string, Kinds, std::less<>>::const_iterator find(std::string_view lemma) const;

  bool capitals_ = false;
  size_t shortest_ending_ = 0;  // bytes of a compound's last word
  std::map<std::string, Kinds, std::less<>> kinds_;
  std::array<WordSet, kWordClasses> words_;
  std::set<std::pair<std::string, std::string>> marks_;
};

}  // namespace kilde::entity
