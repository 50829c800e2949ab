// SearchWords: a text as the words by which it is found: no case, no accents, no endings.
//
//   auto search = SearchWords::load(resources);
//   search->index_form("Færgerne lå i Kiel.", "da") == "faerg la i kiel";
//   search->alternatives("færgen") == {"faerg", "faergen"}    // as each language would cut it
//   search->phrases("færgens besætning") == {"faerg besaetn", "faergens besaetning", ...}
//
// Shapes: index_form gives the words in their order, one blank between two. alternatives gives the
//   forms that a word may have in an index of any language, each once, sorted.
// Units: UTF-8; a word is a run of letters, marks and digits.
// Needs: data/search below the resources. Owns its tables. Threads: const functions may be called
//   from many threads at once. Errors: load gives kNotFound, kIo or kFormat; the rest cannot fail.
// Method: letters are decomposed (NFKD) and lose their marks; letters that neighbours write
//   differently become one ("ä", "æ" -> "ae"; "ö", "ø" -> "o"; "å", "aa" -> "a"). Then Snowball's
//   stemmer of the text's language (libstemmer), or the longest ending of data/search/endings.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>
#include <kilde/span.h>

namespace kilde::text {

struct PlacedWord {
  ByteSpan span;
  std::string form;
};

class SearchWords {
 public:
  static Result<SearchWords> load(const std::filesystem::path& resources);

  std::string index_form(std::string_view text, std::string_view lang) const;
  std::vector<std::string> alternatives(std::string_view word) const;
  // The same of several words in a row, each time all cut as in one language.
  std::vector<std::string> phrases(std::string_view words) const;
  // The words of index_form, each with its place in the text.
  std::vector<PlacedWord> placed(std::string_view text, std::string_view lang) const;
  // The folded words of a text, their endings kept.
  std::vector<std::string> words_of(std::string_view text) const;
  // Equal for equal tables and stemmers: what an index was made by.
  uint64_t fingerprint() const;

 private:
  struct Tables;
  explicit SearchWords(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const Tables> tables_;
};

}  // namespace kilde::text
