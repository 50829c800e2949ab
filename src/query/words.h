// WordQuery: what a user types to find words, as questions to the indexes of a ledger.
//
//   auto query = WordQuery::parse("færgen \"til Kiel\"", search);
//   query->text_match()     // ("faerg" OR "faergen") AND ("til kiel" OR ...), for text_index
//   query->claim_match()    // the same without rows of words, which claim_index does not know
//   query->fits(content, "da")             // whether the rows of words stand in a text
//
// Shapes: words between blanks, all needed; those in quotation marks (a last one may be missing)
//   stand in a row. Signs count for nothing, so that no sign can be an order to the index.
// Owns: its strings. Threads: read-only. Errors: kInvalidArgument without any word, or with more
//   than kMostWords.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "text/search_words.h"

namespace kilde::query {

class WordQuery {
 public:
  static constexpr size_t kMostWords = 48;

  static Result<WordQuery> parse(std::string_view words, const text::SearchWords& search);

  std::string text_match() const;
  std::string claim_match() const;
  bool has_rows() const;
  // For a text that has all the words: whether those of each row stand in a row.
  bool fits(std::string_view text, std::string_view lang, const text::SearchWords& search) const;
  // The same for any text, whether or not it has the words.
  bool has_all(std::string_view text, std::string_view lang, const text::SearchWords& search) const;
  // All forms asked for, to mark them in a text.
  std::set<std::string> forms() const;

 private:
  using Row = std::vector<std::string>;  // words that follow one another
  struct Part {
    std::vector<Row> forms;  // one of them is needed
    bool is_row() const { return forms.front().size() > 1; }
  };
  static bool has(const std::vector<text::PlacedWord>& placed, const Part& part);
  static std::string any_of(const Part& part, bool in_a_row);

  std::vector<Part> parts_;
};

}  // namespace kilde::query
