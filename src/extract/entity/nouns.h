// Nouns: what kind of thing a common noun names, by its lemma or the end of a compound.
//
//   auto nouns = Nouns::load(root, "da");
//   nouns->kind_of("militæranalytiker", false) == EntityKind::kPerson;   // from "analytiker"
//   nouns->kind_of("kilde", true) == EntityKind::kGroup;                 // several of them
//
// Needs data/LANG/entity/nouns.tsv and words.tsv. Owns its words. Threads: read-only once loaded.
// Errors: kFormat with file:line for a kind that is none. Lookups cannot fail.
// Method: longest known ending of at least four letters.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <kilde/labels.h>
#include <kilde/result.h>

namespace kilde::entity {

class Nouns {
 public:
  static Result<Nouns> load(const std::filesystem::path& root, std::string_view lang);

  std::optional<EntityKind> kind_of(std::string_view lemma, bool plural) const;
  // The known noun that the lemma is or ends in; empty if none.
  std::string_view base_of(std::string_view lemma) const;
  bool is_article(std::string_view word) const { return articles_.count(word) > 0; }
  // "Fjordbladet", "Radio Fjord": names that end or begin as those of papers and stations do.
  bool is_outlet_name(std::string_view name) const;
  // The bytes of a genitive ending that `word` has, 0 for none.
  size_t genitive_length(std::string_view word) const;

 private:
  using Kinds = std::set<EntityKind>;
  Result<void> load_nouns(const std::filesystem::path& file);
  Result<void> load_words(const std::filesystem::path& file);
  std::map<std::string, Kinds, std::less<>>::const_iterator find(std::string_view lemma) const;

  size_t shortest_ending_ = 0;  // bytes of a compound's last word
  std::map<std::string, Kinds, std::less<>> kinds_;
  std::set<std::string, std::less<>> articles_, genitives_, outlet_endings_, outlet_beginnings_;
};

}  // namespace kilde::entity
