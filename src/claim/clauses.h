// Clauses: the stretches of a report that may say something: clauses, parts of headlines, nouns
// with what is told of them ("droner over landingsbanen").
//
//   for (const Clause& clause : clauses_of(view))
//     use(clause.head, clause.tokens, clause.form);
//
// Shapes: in text order of their first tokens; `tokens` are token indexes in order, without the
//   clauses that hang on this one beside it ("..., efter at ..."), leading conjunctions and marks
//   at either end. Threads: a pure function. Errors: cannot fail.
// Method: Universal Dependencies: what is a root, a conjunct or a dependent clause is a clause.
#pragma once

#include <cstdint>
#include <vector>

#include "claim/claim.h"
#include "claim/view.h"

namespace kilde::claim {

struct Clause {
  uint32_t head = 0;
  std::vector<uint32_t> tokens;
  Form form = Form::kClause;
};

std::vector<Clause> clauses_of(const View& view);
// The tokens below `head` that belong to its clause, trimmed.
std::vector<uint32_t> clause_tokens(const View& view, uint32_t head);

}  // namespace kilde::claim
