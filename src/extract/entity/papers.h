// Papers: names of papers and agencies that only the words around them tell.
//
//   PaperNames papers(doc, nouns);
//   papers.behind_noun(3);   // "die Agentur | Telos": tokens of the name, as kAgency
//   papers.in_marks(7);      // "der „ | Hansekurier": a name in marks that ends like a paper's
//
// Units: tokens. Needs: tokens and tags. Owns nothing; views the Document and the nouns.
// Threads: read-only. Errors: cannot fail.
// Method: a noun of the table, or an ending of the table inside quotation marks; for languages
//   without cases of names, whose analysis often takes such a name for a person or a word.
#pragma once

#include <optional>

#include <kilde/document.h>

#include "extract/entity/nouns.h"

namespace kilde::entity {

struct PaperName {
  TokenSpan tokens;
  EntityKind kind = EntityKind::kOutlet;
};

class PaperNames {
 public:
  PaperNames(const Document& doc, const Nouns& nouns) : doc_(doc), nouns_(nouns) {}

  // The name that begins right behind the noun `token`.
  std::optional<PaperName> behind_noun(uint32_t token) const;
  // The name in the marks that open at `token`.
  std::optional<PaperName> in_marks(uint32_t token) const;
  // Whether the token may begin either.
  bool may_begin(uint32_t token) const;

 private:
  uint32_t size() const { return static_cast<uint32_t>(doc_.size()); }
  std::optional<EntityKind> medium(uint32_t token) const;
  bool is_name_word(uint32_t token) const;
  TokenSpan marked(uint32_t token) const;

  const Document& doc_;
  const Nouns& nouns_;
};

}  // namespace kilde::entity
