// Tense: whether a sentence speaks of what has been or of what is to come, at a time expression.
//
//   Tense tense(doc, atoms, lexicon, past_endings);
//   tense.at(7, 9) == Direction::kFuture           // "... kan komme allerede i januar"
//
// Needs: the atoms of the document. Uses the tree and features where the document has them, else
//   the words of class "verb" (past, future, present, report) and the endings of past forms.
// Threads: read-only. Errors: cannot fail; kNone when no verb is near.
// Method: the verb that governs the expression with its auxiliaries, or those of its clause; a
//   modal outweighs a past form, which outweighs the present; hearsay of what was done ("soll
//   gekommen sein") is past; a verb of saying in the present ("siger han mandag") reports what was
//   said, thus the past; what somebody would do or vowed to do, or is awaited, is to come. The word
//   before the expression (class "lead") may decide: "siden maj" is past, "effective May" to come,
//   "indtil maj" ahead unless the verb is past.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "extract/time/atoms.h"
#include "extract/time/resolve.h"

namespace kilde::time {

class Tense {
 public:
  Tense(const Document& doc, const std::vector<Atom>& atoms, const Lexicon& lexicon,
        const std::vector<std::string>& past_endings);
  // `closes_range`: the word before it is that of a range ("from May 3 to Thursday") and leads not.
  Direction at(uint32_t begin, uint32_t end, bool closes_range = false) const;
  // Whether a word before tells with the verb where it lies ("siden maj", "til maj").
  bool led(uint32_t begin) const { return lead(begin) == "past" || lead(begin) == "ahead"; }
  // Whether the sentence tells of something that happens on a day ("åbner", "mødes").
  bool happening(uint32_t begin, uint32_t end) const;

 private:
  enum class Sign : uint8_t { kNone, kPresent, kReport, kPerfect, kPast, kFuture };
  Sign of_atom(uint32_t atom) const;
  Sign of_features(uint32_t token) const;
  // `bare`: a participle without a finite verb counts as past.
  Sign in_tree(uint32_t begin, uint32_t end, bool bare) const;
  bool done_before(uint32_t begin) const;
  bool thing(uint32_t token) const;
  bool alone(uint32_t verb) const;
  Sign in_words(uint32_t begin, uint32_t end) const;
  // What a verb and its auxiliaries are, together.
  struct Group {
    Sign finite = Sign::kNone;
    bool part = false, past_part = false;  // a participle; one of the past
    bool able = false, negated = false;
    bool modal = false, hearsay = false, have = false, be = false, to_be = false, perfect = false;
    int become = 0;
  };
  void add_to_group(uint32_t verb_token, bool auxiliary, Group& group) const;
  Sign of_group(uint32_t verb_token, bool bare) const;
  bool awaited(uint32_t verb_token) const;
  std::string_view verb_value(uint32_t atom) const;
  bool participle(uint32_t token) const;
  std::string_view lead(uint32_t begin) const;
  bool ends_sentence(uint32_t atom) const;
  template <typename Function>
  void for_sentence(uint32_t begin, uint32_t end, Function visit) const;
  bool clause_border(uint32_t atom) const;
  bool planned(uint32_t begin, uint32_t end, std::string_view before) const;
  bool granted(uint32_t begin, uint32_t end) const;

  const Document& doc_;
  const std::vector<Atom>& atoms_;
  const Lexicon& lexicon_;
  const std::vector<std::string>& past_endings_;
  std::optional<uint32_t> verb_class_, clause_class_, lead_class_, grant_class_, aim_class_;
  std::vector<uint32_t> first_atom_;  // of each token, only for analysed documents
};

}  // namespace kilde::time
