// Titles: the nouns that tell what somebody named is.
//
//   "avisen Fjordbladet", "Ane Holk, borgmester i Fjordby", "ekspert og professor Ane Holk",
//   "Ane Holk er borgmester", "daglig leder i Fjordbyens Værft, Ane Holk, synes"
//
// Units: tokens. Needs: an analysed Document and its tree, which outlive it. Gives: tokens of
//   nouns, the strongest first. Threads: read-only. Errors: cannot fail.
// Method: nouns right before the name and those joined to them; apposition in either direction;
//   predicates; a noun phrase and a name between commas.
#pragma once

#include <vector>

#include <kilde/document.h>

#include "document/tree.h"
#include "extract/entity/nouns.h"

namespace kilde::entity {

class Titles {
 public:
  // Nouns whose names stand in the genitive behind them where `inflects`.
  Titles(const Document& doc, const document::Tree& tree, const Nouns& nouns, bool inflects)
      : doc_(doc), tree_(tree), nouns_(nouns), inflects_(inflects) {}

  std::vector<uint32_t> of(TokenSpan name, bool person) const;
  // The kind that a common noun names here, if any.
  std::optional<EntityKind> kind(uint32_t token) const;
  // "er forfatter", "som forfatter": the noun only says what somebody is.
  bool is_predicate(uint32_t noun) const;

 private:
  void add_before(TokenSpan name, std::vector<uint32_t>& out) const;
  void add_beside(TokenSpan name, std::vector<uint32_t>& out) const;
  void add_predicates(TokenSpan name, std::vector<uint32_t>& out) const;
  void add_before_comma(TokenSpan name, std::vector<uint32_t>& out) const;
  void add_after_comma(TokenSpan name, std::vector<uint32_t>& out) const;
  void drop_bodies(std::vector<uint32_t>& out) const;
  void add_before_genitives(TokenSpan name, std::vector<uint32_t>& out) const;
  void add_joined(std::vector<uint32_t>& out) const;
  bool depends_in_genitive(uint32_t name, uint32_t noun) const;
  bool has_child(uint32_t token, Relation relation) const;

  const Document& doc_;
  const document::Tree& tree_;
  const Nouns& nouns_;
  const bool inflects_;
};

}  // namespace kilde::entity
