// Antecedents: whom a pronoun or a description takes up.
//
//   "Zaluzhniy sagde A. Han tilføjede B."              han: Zaluzhniy
//   "Politiet rykkede ud. De fandt ..., siger de."     de: politiet
//   "- B, sier Holk. Elevrådslederen frykter C."       elevrådslederen: Holk
//
// Units: tokens; rows of Document::entities, or kNoEntity. Needs: a Reading, which outlives it.
// Threads: read-only once built. Errors: cannot fail.
// Method: the last subject before it that agrees in number, gender and kind, else the last mention
//   in any role of this and the sentence before; the voice that goes on is taken where it is
//   nearer. What stands in the words reported, or in other marks, is passed over.
#pragma once

#include <unordered_map>
#include <vector>

#include "extract/quote/draft.h"

namespace kilde::quote {

enum class Gender : uint8_t { kUnknown, kMasculine, kFeminine };

// Somebody who spoke before.
struct Speech {
  int32_t speaker = kNoEntity;
  uint32_t end = 0;  // token
};

class Antecedents {
 public:
  explicit Antecedents(const Reading& reading);

  bool is_pronoun(uint32_t token) const;
  // `content`: the words that the pronoun's owner is credited with.
  int32_t of_pronoun(uint32_t token, const TokenSpans& content, const Speech& before) const;
  // For a definite noun phrase that nothing named so far is known by.
  int32_t of_description(uint32_t noun, TokenSpan phrase, const TokenSpans& content,
                         const Speech& before) const;
  // Whether a name of the entity stands in the text, not only descriptions.
  bool is_named(int32_t entity) const { return named_[static_cast<size_t>(entity)]; }

 private:
  enum class Number : uint8_t { kPerson, kThing, kPlural };
  struct Candidate {
    uint32_t token = 0;
    int32_t entity = kNoEntity;
    bool subject = false;
  };
  struct Wanted {
    uint32_t token = 0;
    Number number = Number::kPerson;
    Gender gender = Gender::kUnknown;
    bool named = false;     // only those whose name is known
    bool document = false;  // of things: reports and letters, not bodies
  };
  void collect_genders();
  void collect_candidates();
  void add_candidate(TokenSpan tokens, int32_t entity);
  Gender gender_of(uint32_t token) const;
  Gender gender_of_entity(int32_t entity) const;
  Gender gender_by_name(int32_t entity) const;
  Number number_of(uint32_t pronoun) const;
  bool is_subject(uint32_t token) const;
  bool fits(const Wanted& wanted, int32_t entity) const;
  bool is_hidden(uint32_t token, const Wanted& wanted, const TokenSpans& content) const;
  int32_t find(const Wanted& wanted, const TokenSpans& content, const Speech& before) const;
  bool is_plain_definite(uint32_t noun, TokenSpan phrase) const;
  bool owner_is_known(uint32_t noun, TokenSpan phrase) const;

  const Reading& reading_;
  const Document& doc_;
  std::vector<bool> named_;                      // by entity
  std::vector<Candidate> candidates_;            // by token
  std::unordered_map<int32_t, Gender> genders_;  // of entities whose name or noun tells
};

}  // namespace kilde::quote
