// ClaimFinder: everything that a report says and that can be true or false: what its attributions
// hold, and what it says in its own voice.
//
//   auto finder = ClaimFinder::load(root);
//   Report report = finder->find(doc);      // doc as Reader gives it
//   report.claims[0].content, .predicate, .voice.name, ...
//
// Shapes: claims in text order of their contents; no two have the same content.
// Needs data/claim and data/transliteration; a Document with all columns (one without an analysis
//   has no claims). Owns its tables. Threads: find is const, for all threads.
// Errors: load gives kNotFound or kFormat with file:line; find cannot fail.
// Method: clauses, parts of headlines and noun phrases of the tree (clauses.h), and each content of
//   an attribution; the innermost attribution that holds a clause's head says whose claim it is.
#pragma once

#include <filesystem>

#include <kilde/document.h>
#include <kilde/result.h>

#include "claim/claim.h"
#include "claim/concepts.h"
#include "claim/keys.h"

namespace kilde::claim {

class ClaimFinder {
 public:
  static Result<ClaimFinder> load(const std::filesystem::path& root);
  Report find(const Document& doc) const;
  const Concepts& concepts() const { return concepts_; }
  const Keys& keys() const { return keys_; }

 private:
  ClaimFinder(Concepts concepts, Keys keys)
      : concepts_(std::move(concepts)), keys_(std::move(keys)) {}
  Concepts concepts_;
  Keys keys_;
};

}  // namespace kilde::claim
