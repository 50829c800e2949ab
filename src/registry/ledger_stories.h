// Stories of a ledger: which of its current documents are about the same happening, kept with it
// and brought up to date when somebody asks.
//
//   auto found = stories_of(db, resources);
//   found->documents[i], found->stories[i]         // the number of its story's first document
//   auto members = story_of(db, resources, 17);    // documents of the story of document 17
//
// Shapes: a row a document, by number; one without features (it was added before there were
//   stories) is a story of its own and counted as missing.
// Needs a ledger with its tables (ledger/story_tables.h). What was found is written to it by a
//   connection of its own; where that cannot be, it is found anew the next time.
// Threads: as the Database. Errors: those of the Database; kNotFound or kFormat of the tables.
// Method: story/stories.h. A ledger of few documents, and one of many of which a fifth came or went
//   since, is settled: the outcome depends on which documents these are, never on their order. To
//   many others what is new is added one by one, and what went is left out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include <kilde/result.h>

#include "ledger/database.h"

namespace kilde::registry {

inline constexpr size_t kFewDocuments = 2'000;  // settled anew whenever something has changed

struct LedgerStories {
  std::vector<int64_t> documents, stories;
  size_t missing = 0;
};

Result<LedgerStories> stories_of(ledger::Database& db, const std::filesystem::path& resources,
                                 size_t few = kFewDocuments);
// Ascending; none for a document that is not current.
Result<std::vector<int64_t>> story_of(ledger::Database& db, const std::filesystem::path& resources,
                                      int64_t document);

}  // namespace kilde::registry
