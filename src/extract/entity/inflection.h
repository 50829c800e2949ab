// Inflection: names and nouns in all their cases, and what they are called in the nominative.
//
//   auto inflection = Inflection::load(root, "ru");
//   inflection->same_word("Ведомости", "Ведомостям");              // one word, two cases
//   inflection->nominative("источник", Upos::kNoun, "Number=Plur") == "источники";
//
//   const NominativeNames names(doc, tree, *inflection);
//   names.of({4, 6}) == "Иван Петров";                             // "Ивана Петрова"
//
// Needs data/LANG/entity/inflection.tsv; a language without one does not inflect: words are the
//   same when they are spelt alike, and names stay as they stand. Owns its rows.
// Threads: read-only once loaded. Errors: kFormat with file:line. Lookups cannot fail.
// Method: case endings behind a common stem; lemmas of the analysis with the ending that number
//   and gender ask for; a nominative that the document itself has is taken first.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

#include "document/tree.h"

namespace kilde::entity {

class Inflection {
 public:
  static Result<Inflection> load(const std::filesystem::path& root, std::string_view lang);

  bool empty() const { return endings_.empty(); }
  bool same_word(std::string_view a, std::string_view b) const;
  // `feats` as in CoNLL-U; the lemma itself where no row says otherwise.
  std::string nominative(std::string_view lemma, Upos pos, std::string_view feats) const;

 private:
  struct Row {
    Upos pos = Upos::kNoun;
    std::string feature, lemma, form;
  };
  bool is_ending(std::string_view rest) const;

  std::vector<std::string> endings_;
  std::vector<Row> rows_;  // the longest ending of a lemma first
};

class NominativeNames {
 public:
  NominativeNames(const Document& doc, const document::Tree& tree, const Inflection& inflection);

  // The words of the span, those that agree with its head in the nominative.
  std::string of(TokenSpan span, ByteSpan bytes) const;

 private:
  std::string word(uint32_t token) const;
  std::string key(uint32_t token) const;
  bool is_subject(uint32_t token) const;

  const Document& doc_;
  const document::Tree& tree_;
  const Inflection& inflection_;
  std::unordered_map<std::string, std::string> seen_;  // nominatives of the document
};

}  // namespace kilde::entity
