// SentenceFinder: the claims of many reports that say what a sentence says, in whatever language.
//
//   claim::Report read = finder.find(doc);             // the sentence as a Document
//   claim_of(read)->predicate == "cut"
//   SentenceFinder sentences(resolver, telling, {read});
//   sentences.touched(0)                               // claims of propositions that say the same
//
// Shapes: a row a sentence; rows of claims are sorted, each once. Needs: the Model and what Telling
//   refers to, while it is made; the sentences' reports for as long as it lives.
// Threads: const functions. Errors: cannot fail; a sentence without a claim touches nothing.
// Method: the sentence's claim is compared with every claim that shares a term with it (compare.h),
// and
//   touches those that rather say the same than not, in each proposition where one of them, more
//   than a phrase, clearly does. What is denied, foretold or counts otherwise says something else.
#pragma once

#include <vector>

#include "proposition/propositions.h"
#include "question/evidence.h"

namespace kilde::question {

// What the sentence says: of its clauses that which tells most; null where it says nothing.
const claim::Claim* claim_of(const claim::Report& sentence);

class SentenceFinder {
 public:
  SentenceFinder(const proposition::Resolver& resolver, const Telling& telling,
                 const std::vector<claim::Report>& sentences);

  const std::vector<ClaimRow>& touched(size_t sentence) const { return touched_[sentence]; }

 private:
  std::vector<std::vector<ClaimRow>> touched_;
};

}  // namespace kilde::question
