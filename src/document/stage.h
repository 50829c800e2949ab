// Stage: one step of the reading. It reads some columns of a Document and writes others.
//
//   struct Tagger : Stage { ... };
//   check_stages({&tokenizer, &tagger});     // kInvalidArgument when a column is read too early
//   for (const Stage* stage : stages) stage->run(doc);
//
// Needs: the columns named by reads() must have been written. Gives: those of writes().
// Threads: run() is const and may be called on different Documents from several threads at once.
// Errors: run() cannot fail; a text that cannot be handled gives a document with notes.
// Method: declared requirements, as in spaCy's pipeline factories.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde::document {

// A set of columns.
enum Columns : uint32_t {
  kText = 1u << 0,
  kLang = 1u << 1,
  kTokens = 1u << 2,  // tokens, space_after, sentences
  kTags = 1u << 3,    // upos, feats, lemma
  kTree = 1u << 4,    // head, relation, deprel
  kNames = 1u << 5,
  kTimes = 1u << 6,
  kEntities = 1u << 7,
  kAttributions = 1u << 8,
};

class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string_view name() const = 0;
  virtual uint32_t reads() const = 0;   // Columns, or-ed
  virtual uint32_t writes() const = 0;  // Columns, or-ed
  virtual void run(Document& doc) const = 0;
};

// Checks that every stage's columns are written before it reads them (kText and kLang are given).
Result<void> check_stages(std::span<const Stage* const> stages);

}  // namespace kilde::document
