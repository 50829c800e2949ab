// What changed in a report's claims and times: those that came and went, and what became of others.
//
//   "Broen er lukket i tre uger", Asta Vang   ->  "Broen er lukket i fem uger", Bo Holm
//   -> kAltered, fields {number: "tre" -> "fem"}, {source: "Asta Vang" -> "Bo Holm"}
//
// Shapes: changes in the order of the newer report, then what is gone in the order of the older;
//   a kAdded has no `before`, a kDropped no `after` (kNone). What is the same is not told.
// Units: rows of `attributions` and of `times`. Threads: pure functions. Errors: cannot fail.
// Method: claims of one speaker and content are the same; the others are paired, most alike first,
//   by words of content in common, speaker, and sentences that are each other's counterparts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "revision/language.h"
#include "revision/text_changes.h"

namespace kilde::revision {

// What of a claim or a time is different, in the words of docs/words.md.
struct FieldChange {
  // number, time, wording (of the content), source, chain, addressee, act, factuality, negated;
  // of a time: value, wording
  std::string_view field;
  std::string before, after;
};

struct ItemChange {
  Change change = Change::kAltered;
  uint32_t before = kNone, after = kNone;
  std::vector<FieldChange> fields;
};

std::vector<ItemChange> claim_changes(const Document& before, const Document& after,
                                      const TextChanges& text, const Language& language);
std::vector<ItemChange> time_changes(const Document& before, const Document& after,
                                     const TextChanges& text);

}  // namespace kilde::revision
