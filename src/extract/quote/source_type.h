// Source types: what the one credited is, and how precisely it is named.
//
//   "siger Ane Holk"            person, named        "siger han" of Ane Holk     the same
//   "siger en talsmand"         person, role         "siger vestlige diplomater" unnamed, group
//   "skriver Fjordbladet"       outlet, named        "ifølge USA og EU"          collective, named
//
// Units: tokens. Needs: a Reading and the Antecedents of it, which outlive it; an Attribution whose
//   speaker is resolved. Threads: pure functions. Errors: cannot fail.
// Method: words of data/LANG/quote/words.tsv at the head of the phrase, then the kind of the entity
//   there; a pronoun and a quotation that goes on have the type of the one they stand for.
#pragma once

#include "extract/quote/antecedents.h"

namespace kilde::quote {

struct SourceType {
  SourceKind kind = SourceKind::kNone;
  SourceGrade grade = SourceGrade::kNone;
};

class SourceTypes {
 public:
  SourceTypes(const Reading& reading, const Antecedents& antecedents)
      : reading_(reading), doc_(reading.doc), antecedents_(antecedents) {}

  // `before`: the type of the voice that a pronoun without an entity takes up.
  SourceType of(const Draft& draft, int32_t speaker, SourceType before) const;

 private:
  SourceType of_pronoun(uint32_t token, int32_t speaker, SourceType before) const;
  SourceType of_phrase(TokenSpan phrase, uint32_t head, int32_t speaker) const;
  SourceType of_entity(int32_t entity) const;
  SourceKind kind_of_entity(const Entity& entity) const;
  SourceType of_several(TokenSpan phrase, uint32_t head) const;
  SourceType of_one(TokenSpan phrase, uint32_t head, int32_t speaker) const;
  SourceType of_thing(TokenSpan phrase, uint32_t head, const Entity& entity) const;
  bool is_unnamed(TokenSpan phrase, uint32_t head) const;
  bool is_social(TokenSpan phrase, uint32_t head) const;
  bool has(TokenSpan phrase, WordClass word_class) const;
  bool is_word(uint32_t token, WordClass word_class) const;
  bool holds_name(TokenSpan phrase) const;
  bool is_plural(uint32_t token) const;

  const Reading& reading_;
  const Document& doc_;
  const Antecedents& antecedents_;
};

}  // namespace kilde::quote
