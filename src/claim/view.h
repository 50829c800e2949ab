// View: a Document with what the finding of claims asks again and again: its tree, which tokens
// stand in a time, a name, a source or a cue, where the headline ends.
//
//   View view(doc, concepts);
//   view.tree.children(token);  view.time_of[token] >= 0;  view.concepts_of(token)
//
// Shapes: a row a token; -1 for none. Needs: an analysed Document and Concepts that outlive it.
// Threads: one at a time (concepts_of remembers). Errors: cannot fail.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claim/concepts.h"
#include "document/tree.h"

namespace kilde::claim {

struct View {
  View(const Document& doc, const Concepts& concepts);

  const Document& doc;
  const Concepts& concepts;
  document::Tree tree;
  std::vector<int32_t> time_of;    // row of Document::times
  std::vector<int32_t> entity_of;  // row of Document::entities, of mentions with a name in them
  std::vector<uint8_t> in_cue;     // of an attribution
  uint32_t title_end = 0;          // bytes: the headline is the text before
  // What each entity is called: "ship" of "skibet »Ardea«"; a row an entity, empty for persons.
  std::vector<std::vector<Concepts::Row>> called;
  // The entity that a word without a name means: "skibet" where one ship is named; -1 for none.
  std::vector<int32_t> thing_of;

  bool is(Small word_class, uint32_t token) const;
  // Behind the word or phrase of the class that begins at a token, before `end`; 0: none does.
  uint32_t phrase(Small word_class, uint32_t token, uint32_t end) const;
  // The classes for which that is worth asking: a bit each.
  uint32_t openings(uint32_t token) const;
  const std::vector<Concepts::Row>& concepts_of(uint32_t token) const;
  bool relation(uint32_t token, Relation relation) const { return doc.relation[token] == relation; }
  // Whether the token is the head of a clause, not only of a phrase.
  bool heads_clause(uint32_t token) const;
  bool clausal(uint32_t token) const;  // a verb, or something with a copula or a subject

 private:
  void learn_what_things_are();
  void find_things();
  bool definite(uint32_t noun) const;
  bool reads(uint32_t token, std::string_view word) const;
  uint32_t end_of(const Concepts::Phrase& phrase, uint32_t token, uint32_t end) const;
  struct Found {
    bool known = false;
    std::vector<Concepts::Row> rows;
  };
  mutable std::vector<Found> found_;
};

}  // namespace kilde::claim
